import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {linuxCalls} from '../native/linux-calls.ts'
import {linuxChangeCalls} from '../native/linux-change-calls.ts'
import {LinuxWorkDisk} from './linux-work-disk.ts'
import {NodeWorkDisk} from './node-work-disk.ts'

/** The disk of this machine in its best form, for the thread that calls this; outside Linux that is the one of node:fs. */
export function systemWorkDisk(): WorkDisk {
  const calls = linuxCalls()
  const changes = calls === undefined ? undefined : linuxChangeCalls()
  return calls === undefined || changes === undefined ? new NodeWorkDisk() : new LinuxWorkDisk(calls, changes)
}

import fs from 'node:fs'
import {constants} from 'node:os'
import os from 'node:os'
import path from 'node:path'
import {afterAll, it} from 'vitest'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {linuxCalls} from '../native/linux-calls.ts'
import {linuxChangeCalls} from '../native/linux-change-calls.ts'
import {LinuxWorkDisk} from './linux-work-disk.ts'
import {NodeWorkDisk} from './node-work-disk.ts'
import {hasAttr, othersOnDisk} from './others-on-disk.fixture.ts'
import {testVolume} from './test-volumes.fixture.ts'
import {workDiskCompliance} from './work-disk.compliance.ts'
import type {WorkDiskCan} from './work-disk-under-test.ts'

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-work-')))
afterAll(() => fs.rmSync(root, {recursive: true}))

const owners = process.getuid?.() === 0
const byNode: WorkDiskCan = {holes: false, fineTimes: false, extended: false, owners}
const byCalls: WorkDiskCan = {holes: true, fineTimes: true, extended: hasAttr, owners}

function onDisk(name: string, disk: WorkDisk, where: {readonly folder: string; readonly can: WorkDiskCan}): void {
  workDiskCompliance(name, () => ({
    disk,
    folder: Buffer.from(fs.mkdtempSync(path.join(where.folder, 'w-'))),
    can: where.can,
    others: othersOnDisk,
  }))
}

onDisk('of node:fs', new NodeWorkDisk(), {folder: root, can: byNode})

const calls = linuxCalls()
const changes = linuxChangeCalls()
if (calls === undefined || changes === undefined) it.skip('native calls: none here', () => undefined)
else {
  onDisk('of Linux', new LinuxWorkDisk(calls, changes), {folder: root, can: byCalls})
  const old = {
    ...changes,
    rename: ((from, to, flags) => (flags === 0 ? changes.rename(from, to, 0) : -constants.errno.EINVAL)) as typeof changes.rename,
  }
  onDisk('of Linux, on a volume that knows no rename but the plain one', new LinuxWorkDisk(calls, old), {folder: root, can: byCalls})
  for (const kind of ['tmpfs', 'ext4', 'xfs', 'btrfs'] as const) {
    const volume = testVolume(kind)
    if ('missing' in volume) {
      it.skip(`${kind}: ${volume.missing}`, () => undefined)
      continue
    }
    afterAll(volume.end)
    onDisk(`of Linux on ${kind}`, new LinuxWorkDisk(calls, changes), {folder: volume.folder, can: byCalls})
  }
}

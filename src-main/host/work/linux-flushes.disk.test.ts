import {mkdirSync, readlinkSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {scratchFolder} from '../../testing/scratch-folder.ts'
import {linuxCalls} from '../native/linux-calls.ts'
import {linuxChangeCalls} from '../native/linux-change-calls.ts'
import {LinuxWorkDisk} from './linux-work-disk.ts'

const calls = linuxCalls()
const changes = calls && linuxChangeCalls()

// No file can tell whether it would survive a power loss: what is told to the system is what counts.
test.skipIf(!calls || !changes)('a flush reaches the system, for the very file, folder and volume', () => {
  const scratch = scratchFolder()
  onTestFinished(() => scratch.remove())
  const top = scratch.sub('top')
  mkdirSync(join(top, 'inside'))
  const flushed: string[] = []
  const noting = (name: 'flush' | 'flushVolume') => (fd: number) => {
    flushed.push(`${name} ${readlinkSync(`/proc/self/fd/${fd}`)}`)
    return changes![name](fd)
  }
  const disk = new LinuxWorkDisk(calls!, {...changes!, flush: noting('flush'), flushVolume: noting('flushVolume')})
  const folder = Buffer.from(top)
  const file = disk.createPart({folder, name: Buffer.from('file')})
  disk.flush(file)
  disk.close(file)
  disk.flushFolder(Buffer.from(join(top, 'inside')))
  expect(disk.flushVolume(folder)).toBe(true)
  expect(flushed).toEqual([`flush ${join(top, 'file')}`, `flush ${join(top, 'inside')}`, `flushVolume ${top}`])
})

test.skipIf(!calls || !changes)('a write that the system takes in pieces is gone on with', () => {
  const scratch = scratchFolder()
  onTestFinished(() => scratch.remove())
  const disk = new LinuxWorkDisk(calls!, {
    ...changes!,
    writeAt: (fd, from, {bytes, offset}) => changes!.writeAt(fd, from, {bytes: Math.min(bytes, 3), offset}),
  })
  const file = disk.createPart({folder: Buffer.from(scratch.sub('top')), name: Buffer.from('file')})
  disk.write(file, Buffer.from('ten bytes!'), 0)
  expect(Buffer.from(disk.read(file, {offset: 0, length: 20})).toString()).toBe('ten bytes!')
  disk.close(file)
})

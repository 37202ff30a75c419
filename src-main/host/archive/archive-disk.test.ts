import {Buffer} from 'node:buffer'
import {expect, test} from 'vitest'
import {PACKED} from '../../domain/act/packed.ts'
import {DIR, FILE} from '../../domain/act/spot.ts'
import {MemoryWorkDisk} from '../fakes/memory-work-disk.ts'
import {openArchiveDisk} from './archive-disk.ts'
import {archiveBytes} from './archive-writer.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const named = {mode: 0o640, mtimeNs: 1_600_000_000_000_000_000n}
const packed = (text: string): string =>
  Buffer.concat([
    ...archiveBytes('tar', [
      {...named, kind: 'dir', path: bytes('t')},
      {...named, kind: 'file', path: bytes('t/a'), size: text.length, content: () => [bytes(text)]},
    ]),
  ]).toString('latin1')

function opened() {
  const disk = new MemoryWorkDisk()
  disk.world.file('/t.tar', packed('alpha'))
  return {disk, archives: openArchiveDisk(disk, () => [bytes('/t.tar')])}
}
const inside = {folder: bytes('/t.tar/t'), name: bytes('a')}

test('an archive is read as a folder, and what lies in it is on no volume', () => {
  const {archives} = opened()
  expect(archives.list(bytes('/t.tar')).map(({name, facts}) => [Buffer.from(name).toString(), facts.kind, facts.device])).toEqual([
    ['t', DIR, PACKED],
  ])
  expect(archives.facts(inside)).toMatchObject({kind: FILE, size: 5, mode: 0o640 & ~process.umask(), mtimeNs: named.mtimeNs})
  const file = archives.openSource(inside)
  expect(Buffer.from(archives.read(file, {offset: 1, length: 9})).toString()).toBe('lpha')
  archives.close(file)
  expect([archives.facts({...inside, name: bytes('none')}), archives.abilities(inside.folder).readOnly]).toEqual([undefined, true])
})

// An act that unpacked more than eight folders was killed, and its recovery failed to flush the archive.
test('there is nothing to flush in it', () => {
  const {archives} = opened()
  expect(archives.flushVolume(inside.folder)).toBe(true)
  expect(() => archives.flushFolder(inside.folder)).not.toThrow()
})

test('one that became another is not read on', () => {
  const {disk, archives} = opened()
  const file = archives.openSource(inside)
  archives.rest()
  disk.world.rewrite('/t.tar', packed('other'))
  expect(() => archives.read(file, {offset: 0, length: 5})).toThrow(/changed/)
  expect(archives.facts(inside)?.size).toBe(5)
})

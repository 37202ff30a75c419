import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll} from 'vitest'
import {diskCompliance} from './disk.compliance.ts'
import {threadDisk} from './disk.ts'
import {FakeTime} from './fakes/fake-time.ts'
import {MemoryDisk} from './fakes/memory-disk.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-disk-'))
afterAll(() => fs.rmSync(root, {recursive: true}))

diskCompliance('of the machine', () => ({
  disk: threadDisk,
  folder: Buffer.from(fs.mkdtempSync(path.join(root, 'd-'))),
  file: (at, content) => fs.writeFileSync(Buffer.from(at), content),
  makeFolder: (at) => fs.mkdirSync(Buffer.from(at)),
  link: (at, target) => fs.symlinkSync(Buffer.from(target), Buffer.from(at)),
}))

diskCompliance('in memory', () => {
  const disk = new MemoryDisk(new FakeTime())
  const folder = Buffer.from('/tree')
  disk.folder(folder)
  return {
    disk,
    folder,
    file: (at, content) => disk.file(at, content),
    makeFolder: (at) => disk.folder(at),
    link: (at, target) => disk.link(at, target),
  }
})

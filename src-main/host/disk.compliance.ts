import {beforeEach, describe, expect, it} from 'vitest'
import type {Disk} from './disk.ts'

export interface DiskUnderTest {
  readonly disk: Disk
  /** An empty folder on it. */
  readonly folder: Uint8Array
  file(path: Uint8Array, content: Uint8Array): void
  makeFolder(path: Uint8Array): void
  link(path: Uint8Array, target: Uint8Array): void
}

/** What every disk must do. `open` gives one with an empty folder. */
export function diskCompliance(name: string, open: () => DiskUnderTest): void {
  describe(`the disk ${name}`, () => {
    const strange = Buffer.from([0xff, 0x0a, 0x1b, 0x20])
    let on: DiskUnderTest
    const at = (child: string | Uint8Array): Uint8Array => Buffer.concat([on.folder, Buffer.from('/'), Buffer.from(child as string)])
    beforeEach(() => {
      on = open()
      on.makeFolder(at('sub'))
      on.file(at('sub/inner'), Buffer.from('inner'))
      on.file(at(strange), Buffer.from('hello world'))
      on.link(at('link'), Buffer.from('sub'))
    })

    it('lists a folder in byte order, with the facts that lstat tells', async () => {
      const entries = await on.disk.list(on.folder)
      expect(entries.map((entry) => [Buffer.from(entry.name), entry.kind])).toEqual([
        [Buffer.from('link'), 2],
        [Buffer.from('sub'), 1],
        [strange, 0],
      ])
      for (const {name: own, ...facts} of entries) expect(facts).toEqual(await on.disk.lstat(at(own)))
    })

    it('tells sizes, and an inode of its own for each', async () => {
      const facts = await Promise.all([strange, 'sub/inner', 'link'].map((child) => on.disk.lstat(at(child))))
      expect([facts.map(({size}) => size), new Set(facts.map(({inode}) => inode)).size]).toEqual([[11, 5, 3], 3])
    })

    it('reads heads of files only', async () => {
      const heads = await Promise.all(
        (
          [
            [strange, 5],
            [strange, 100],
            ['sub', 5],
            ['link', 5],
          ] as const
        ).map(([child, bytes]) => on.disk.readHead(at(child), bytes)),
      )
      expect(heads.map((head) => Buffer.from(head).toString())).toEqual(['hello', 'hello world', '', ''])
    })

    it('reads links, and follows none', async () => {
      expect(Buffer.from(await on.disk.readLink(at('link'))).toString()).toBe('sub')
      await expect(on.disk.readLink(at('sub'))).rejects.toMatchObject({code: 'BadInput'})
      await expect(on.disk.list(at('link'))).rejects.toMatchObject({code: 'NotAFolder'})
    })

    it('says what is missing and what is no folder', async () => {
      const nowhere = at('nowhere')
      for (const call of [
        () => on.disk.lstat(nowhere),
        () => on.disk.list(nowhere),
        () => on.disk.readHead(nowhere, 1),
        () => on.disk.readLink(nowhere),
      ]) {
        await expect(call()).rejects.toMatchObject({code: 'PathNotFound'})
      }
      await expect(on.disk.lstat(at('sub/inner/below'))).rejects.toMatchObject({code: 'NotAFolder'})
      await expect(on.disk.list(at('sub/inner'))).rejects.toMatchObject({code: 'NotAFolder'})
      const there = await Promise.all(['sub', 'link', 'nowhere', 'sub/inner/below'].map((child) => on.disk.exists(at(child))))
      expect(there).toEqual([true, true, false, false])
    })
  })
}

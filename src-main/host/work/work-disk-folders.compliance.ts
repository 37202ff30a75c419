import {beforeEach, describe, expect, it} from 'vitest'
import {codeOf, type Drawn} from './work-disk-under-test.ts'

/** Looking, folders, flushes, and what a volume tells of itself. */
export function foldersCompliance(draw: () => Drawn): void {
  describe('folders', () => {
    let on: Drawn
    beforeEach(() => {
      on = draw()
    })

    it('tells nothing where nothing is, also where the folder is missing, and fails where a file stands in the way', () => {
      on.file('file')
      expect([on.disk.facts(on.spot('none')), on.disk.facts(on.spot('none/below/x'))]).toEqual([undefined, undefined])
      expect(codeOf(() => on.disk.facts(on.spot('file/below')))).toBe('NotAFolder')
    })

    it('tells kind, size and number of names, and another inode for each', () => {
      on.file('file', 'hello')
      on.makeFolder('folder')
      on.link('link', 'some/where')
      on.on.others.pipe(on.path('pipe'))
      const all = ['file', 'folder', 'link', 'pipe'].map((name) => on.facts(name))
      expect(all.map(({kind}) => kind)).toEqual([0, 1, 2, 3])
      expect([all[0]!.size, all[0]!.nlink, all[2]!.size, new Set(all.map(({inode}) => inode)).size]).toEqual([5, 1, 10, 4])
    })

    it('lists in byte order with the same facts that each spot has', () => {
      const names = ['b', 'a', 'B', 'a.b', 'ä'].map((name) => Buffer.from(name))
      for (const name of [...names, Buffer.from([0xff, 0x20])]) on.file(name)
      const listed = on.disk.list(on.on.folder)
      expect(listed.map(({name}) => Buffer.from(name).toString('latin1'))).toEqual(['B', 'a', 'a.b', 'b', 'Ã¤', 'ÿ '])
      for (const {name, facts} of listed) expect(facts).toEqual(on.disk.facts({folder: on.on.folder, name}))
    })

    it('lists an empty folder and a large one whole, and fails for what is none', () => {
      on.makeFolder('empty')
      on.makeFolder('large')
      on.file('file')
      const name = (i: number): string => `large/${String(i).padStart(4, '0')}${'n'.repeat(90)}`
      for (let i = 0; i < 2000; i++) on.link(name(i), 'x')
      const large = on.disk.list(on.path('large'))
      expect([on.disk.list(on.path('empty')), large.length, Buffer.from(large[1234]!.name).toString().slice(0, 4)]).toEqual([
        [],
        2000,
        '1234',
      ])
      expect([codeOf(() => on.disk.list(on.path('none'))), codeOf(() => on.disk.list(on.path('file')))]).toEqual([
        'PathNotFound',
        'NotAFolder',
      ])
    })

    it('makes folders, with no more rights than were said, and none where something stands', () => {
      on.disk.makeFolder(on.spot('private'), 0o700)
      on.file('file')
      on.link('dangling', 'nowhere')
      expect(on.facts('private').mode & 0o777).toBe(0o700)
      expect(['private', 'file', 'dangling', 'none/x', 'file/x'].map((name) => codeOf(() => on.makeFolder(name)))).toEqual([
        'NameTaken',
        'NameTaken',
        'NameTaken',
        'PathNotFound',
        'NotAFolder',
      ])
    })

    it('removes empty folders alone, and files and links alone, each by its own call', () => {
      on.makeFolder('full')
      on.file('full/file', 'kept')
      on.makeFolder('empty')
      on.link('link', 'full')
      const folder = ['full', 'full/file', 'link', 'none', 'empty'].map((name) => codeOf(() => on.disk.removeFolder(on.spot(name))))
      expect(folder).toEqual(['NameTaken', 'NotAFolder', 'NotAFolder', 'PathNotFound', 'done'])
      expect(on.tree()).toEqual({full: 'd', 'full/file': 'f kept', link: 'l full'})
      const file = ['full', 'none', 'link', 'full/file'].map((name) => codeOf(() => on.disk.removeFile(on.spot(name))))
      expect(file).toEqual(['Unsupported', 'PathNotFound', 'done', 'done'])
      expect(on.tree()).toEqual({full: 'd'})
    })

    it('flushes folders and volumes that are there', () => {
      on.makeFolder('sub')
      on.file('sub/file')
      on.disk.flushFolder(on.path('sub'))
      expect(typeof on.disk.flushVolume(on.path('sub'))).toBe('boolean')
      expect(['none', 'sub/file'].map((name) => codeOf(() => on.disk.flushFolder(on.path(name))))).toEqual(['PathNotFound', 'NotAFolder'])
      expect(codeOf(() => on.disk.flushVolume(on.path('none')))).toBe('PathNotFound')
    })

    it('tells what the volume can do, of the device that its facts tell', () => {
      on.makeFolder('sub')
      const told = on.disk.abilities(on.path('sub'))
      expect([told.device, told.readOnly, told.hardLinks, told.symbolicLinks]).toEqual([on.facts('sub').device, false, true, true])
      expect([told.nameBytes >= 255, told.freeBytes > 0, told.totalBytes >= told.freeBytes]).toEqual([true, true, true])
      expect(codeOf(() => on.disk.abilities(on.path('none')))).toBe('PathNotFound')
    })
  })
}

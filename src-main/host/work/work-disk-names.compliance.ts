import {beforeEach, describe, expect, it} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import {codeOf, type Drawn} from './work-disk-under-test.ts'

/** Names that change: nothing is ever replaced, and any bytes are a name. */
export function namesCompliance(draw: () => Drawn): void {
  describe('names', () => {
    let on: Drawn
    beforeEach(() => {
      on = draw()
    })

    it('places files, links and whole folders under new names, as the same things', () => {
      on.file('file', 'one')
      on.link('link', 'file')
      on.makeFolder('folder')
      on.file('folder/inner', 'two')
      const before = ['file', 'link', 'folder'].map((name) => on.facts(name).inode)
      for (const name of ['file', 'link']) on.disk.place(on.spot(name), on.spot(`folder/${name}2`))
      on.disk.place(on.spot('folder'), on.spot('folder2'))
      expect(['folder2/file2', 'folder2/link2', 'folder2'].map((name) => on.facts(name).inode)).toEqual(before)
      expect(on.tree()).toEqual({folder2: 'd', 'folder2/file2': 'f one', 'folder2/inner': 'f two', 'folder2/link2': 'l file'})
    })

    it('never replaces: not a file, a folder, an empty one, a link or itself, by a file or by a folder', () => {
      on.file('file', 'one')
      on.makeFolder('folder')
      on.file('folder/inner', 'two')
      for (const name of ['empty', 'full']) on.makeFolder(name)
      on.file('full/kept', 'three')
      on.file('other', 'four')
      on.link('dangling', 'nowhere')
      const before = on.tree()
      for (const from of ['file', 'folder', 'dangling']) {
        for (const to of ['other', 'empty', 'full', 'dangling', 'file']) {
          expect([from, to, codeOf(() => on.disk.place(on.spot(from), on.spot(to)))]).toEqual([from, to, 'NameTaken'])
        }
      }
      expect(on.tree()).toEqual(before)
    })

    it('says what is missing when it places, and refuses a folder into itself', () => {
      on.file('file', 'one')
      on.makeFolder('folder')
      const place = (from: string, to: string): string => codeOf(() => on.disk.place(on.spot(from), on.spot(to)))
      expect([place('none', 'x'), place('file', 'none/x'), place('none/x', 'y'), place('file', 'file/x')]).toEqual([
        'PathNotFound',
        'PathNotFound',
        'PathNotFound',
        'NotAFolder',
      ])
      expect(place('folder', 'folder/inner')).toBe('Unsupported')
      expect(on.tree()).toEqual({file: 'f one', folder: 'd'})
    })

    it('gives another name to the same file or link, and replaces nothing', () => {
      const file = on.file('file', 'one')
      const link = on.link('link', 'file')
      on.makeFolder('folder')
      on.disk.joinName(file, on.spot('folder/second'))
      on.disk.joinName(link, on.spot('link2'))
      expect([on.facts('folder/second').inode, on.facts('file').nlink]).toEqual([on.facts('file').inode, 2])
      expect([on.facts('link2').kind, on.facts('link2').inode]).toEqual([2, on.facts('link').inode])
      const join = (from: string, to: string): string => codeOf(() => on.disk.joinName(on.spot(from), on.spot(to)))
      expect([join('file', 'link'), join('file', 'folder'), join('none', 'x'), join('file', 'none/x')]).toEqual([
        'NameTaken',
        'NameTaken',
        'PathNotFound',
        'PathNotFound',
      ])
      expect(codeOf(() => on.disk.joinName(on.spot('folder'), on.spot('folder2')))).not.toBe('done')
    })

    it('exchanges two names in one instant, whatever they are, or says that it cannot', () => {
      on.file('file', 'one')
      on.makeFolder('folder')
      on.file('folder/inner', 'two')
      const exchange = (a: string, b: string): string => codeOf(() => on.disk.exchange(on.spot(a), on.spot(b)))
      const answer = exchange('file', 'folder')
      if (!on.disk.abilities(on.on.folder).exchange) {
        expect(answer).toBe('Unsupported')
        expect(on.tree()).toEqual({file: 'f one', folder: 'd', 'folder/inner': 'f two'})
        return
      }
      expect([answer, exchange('file', 'none'), exchange('none', 'file')]).toEqual(['done', 'PathNotFound', 'PathNotFound'])
      expect(on.tree()).toEqual({file: 'd', 'file/inner': 'f two', folder: 'f one'})
    })

    it('keeps what it remembers of folders apart from what stands there now', () => {
      on.makeFolder('a')
      on.file('a/one', '1')
      on.makeFolder('b')
      on.disk.place(on.spot('a'), on.spot('c'))
      on.disk.place(on.spot('b'), on.spot('a'))
      on.file('a/two', '2')
      expect(on.tree()).toEqual({a: 'd', 'a/two': 'f 2', c: 'd', 'c/one': 'f 1'})
      if (!on.disk.abilities(on.on.folder).exchange) return
      on.disk.exchange(on.spot('a'), on.spot('c'))
      on.file('a/three', '3')
      expect(on.tree()).toEqual({a: 'd', 'a/one': 'f 1', 'a/three': 'f 3', c: 'd', 'c/two': 'f 2'})
    })

    it('takes any bytes for a name', () => {
      const names = Array.from({length: 255}, (_, i) => Uint8Array.of(i + 1)).filter(([byte]) => byte !== 0x2f && byte !== 0x2e)
      for (const name of names) on.file(name, name)
      expect(on.disk.list(on.on.folder).map(({name}) => Buffer.from(name))).toEqual(names.map((name) => Buffer.from(name)))
      for (const name of names) {
        on.disk.place(on.spot(name), on.spot(Buffer.concat([name, Buffer.from([0xc3])])))
        expect(on.content(Buffer.concat([name, Buffer.from([0xc3])]))).toBe(String.fromCharCode(name[0]!))
      }
    })

    it('takes names of 255 bytes and refuses longer ones', () => {
      const longest = Buffer.alloc(255, 0xe9)
      on.file('file', 'one')
      on.disk.place(on.spot('file'), on.spot(longest))
      expect(on.content(longest)).toBe('one')
      const longer = on.spot(Buffer.alloc(256, 0x61))
      for (const call of [
        () => on.disk.place(on.spot(longest), longer),
        () => on.disk.createPart(longer),
        () => on.disk.makeFolder(longer, 0o755),
        () => on.disk.makeLink(longer, Buffer.from('x')),
        () => on.disk.createPart(on.spot(Buffer.alloc(9000, 0x61))),
      ])
        expect(codeOf(call)).toBe('Unsupported')
    })

    it('keeps every byte of where a link leads', () => {
      const target = Buffer.from([0x2e, 0x2e, 0x2f, 0xff, 0x0a, 0x20, 0x2f, 0x2f])
      on.link('link', target)
      expect(Buffer.from(on.disk.linkTarget(on.spot('link')))).toEqual(target)
      on.file('file')
      const read = (name: string): string => codeOf(() => on.disk.linkTarget(on.spot(name)))
      expect([read('file'), read('none'), codeOf(() => on.link('link', 'x'))]).toEqual(['Unsupported', 'PathNotFound', 'NameTaken'])
    })

    it('takes what is not one name for a mistake of ours, and does nothing', () => {
      on.makeFolder('sub')
      for (const name of ['', '.', '..', 'sub/x', '../x', 'a\0b']) {
        const spot = {folder: on.path('sub'), name: Buffer.from(name)}
        expect(() => on.disk.makeFolder(spot, 0o755)).toThrow(expect.not.objectContaining({name: CoreError.name}))
      }
      expect(on.tree()).toEqual({sub: 'd'})
    })

    it('works 600 levels of long names below', () => {
      const level = (depth: number): string => `${String(depth).padStart(4, '0')}${'x'.repeat(240)}`
      let below = level(0)
      for (let depth = 1; ; depth++) {
        on.makeFolder(below)
        if (depth === 600) break
        below += `/${level(depth)}`
      }
      on.file(`${below}/file`, 'deep')
      on.disk.place(on.spot(`${below}/file`), on.spot(`${below}/file2`))
      on.disk.flushFolder(on.path(below))
      expect([on.content(`${below}/file2`), on.disk.list(on.path(below)).length]).toEqual(['deep', 1])
      on.disk.place(on.spot(`${below}/file2`), on.spot('up'))
      for (; below.includes('/'); below = below.slice(0, below.lastIndexOf('/'))) on.disk.removeFolder(on.spot(below))
      on.disk.removeFolder(on.spot(below))
      expect(on.tree()).toEqual({up: 'f deep'})
    })
  })
}

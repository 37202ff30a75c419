import {beforeEach, describe, expect, it} from 'vitest'
import {bytes, codeOf, type Drawn} from './work-disk-under-test.ts'

const KB64 = 65536

/** Open files: what may be opened, and that bytes come out as they went in. */
export function filesCompliance(draw: () => Drawn): void {
  describe('files', () => {
    let on: Drawn
    beforeEach(() => {
      on = draw()
    })

    it('makes a part that was not there, for this user alone, and never one where something stands', () => {
      on.file('part', 'one')
      on.makeFolder('sub')
      on.link('dangling', 'nowhere')
      expect([on.facts('part').kind, on.facts('part').mode & 0o777]).toEqual([0, 0o600])
      expect(['part', 'sub', 'dangling', 'none/part', 'part/below'].map((name) => codeOf(() => on.file(name)))).toEqual([
        'NameTaken',
        'NameTaken',
        'NameTaken',
        'PathNotFound',
        'NotAFolder',
      ])
      expect(on.tree()).toEqual({dangling: 'l nowhere', part: 'f one', sub: 'd'})
    })

    it('opens regular files alone, and whatever else stands there is not touched', () => {
      on.file('file')
      on.makeFolder('sub')
      on.link('link', 'file')
      on.on.others.pipe(on.path('pipe'))
      for (const open of [on.disk.openSource.bind(on.disk), on.disk.openPart.bind(on.disk)]) {
        expect(['sub', 'link', 'pipe', 'none', 'none/x', 'file/x'].map((name) => codeOf(() => open(on.spot(name))))).toEqual([
          'Unsupported',
          'NotAFolder',
          'Unsupported',
          'PathNotFound',
          'PathNotFound',
          'NotAFolder',
        ])
      }
    })

    it('reads at any place, with fewer bytes only at the end', () => {
      on.reading(on.file('file', 'hello world'), (file) => {
        const at = (offset: number, length: number): string => Buffer.from(on.disk.read(file, {offset, length})).toString()
        expect([at(0, 5), at(6, 100), at(11, 5), at(50, 5), at(0, 0)]).toEqual(['hello', 'world', '', '', ''])
        expect(on.disk.factsOf(file)).toEqual(on.facts('file'))
      })
    })

    it('writes at any place, also what a read has just answered, however long', () => {
      const long = new Uint8Array(3_000_001).map((_, at) => (at * 7) % 251)
      const from = on.file('from', long)
      const to = on.file('to', 'xxxxx')
      on.reading(from, (source) =>
        on.writing(to, (part) => {
          on.disk.write(part, on.disk.read(source, {offset: 0, length: long.length}), 3)
          on.disk.write(part, bytes('end'), long.length + 10)
          on.disk.flush(part)
          on.disk.forget(part)
          const read = on.disk.read(part, {offset: 0, length: long.length + 20})
          expect(Buffer.compare(read, Buffer.concat([bytes('xxx'), long, new Uint8Array(7), bytes('end')]))).toBe(0)
        }),
      )
    })

    it('opens a part again with what was written, to go on', () => {
      const spot = on.file('part', 'one')
      on.writing(spot, (part) => on.disk.write(part, bytes('two'), 3))
      expect(on.content('part')).toBe('onetwo')
    })

    it('makes files shorter and longer, longer by zeros', () => {
      const spot = on.file('file', 'abcdef')
      on.writing(spot, (part) => {
        on.disk.resize(part, 2)
        on.disk.resize(part, 4)
      })
      expect(on.content('file')).toBe('ab\0\0')
    })

    it('shares blocks of a whole file, or says that it cannot and leaves the part as it was', () => {
      const content = 'block'.repeat(20_000)
      const from = on.file('from', content)
      const to = on.file('to')
      const shared = on.reading(from, (source) => on.writing(to, (part) => on.disk.clone(source, part)))
      expect([on.content('to'), on.facts('to').mode & 0o777]).toEqual([shared ? content : '', 0o600])
    })

    it('copies a stretch inside the system, or says that it cannot', () => {
      const from = on.file('from', 'hello world')
      const to = on.file('to', '###########')
      const copied = on.reading(from, (source) => on.writing(to, (part) => on.disk.copyRange(source, part, {offset: 6, length: 1000})))
      expect([undefined, 5]).toContain(copied)
      expect(on.content('to')).toBe(copied === undefined ? '###########' : '######world')
    })

    it('tells where data is, and that only a hole follows', () => {
      const spot = on.file('file')
      on.writing(spot, (part) => {
        on.disk.resize(part, 32 * KB64)
        on.disk.write(part, new Uint8Array(KB64).fill(1), 8 * KB64)
        on.disk.write(part, new Uint8Array(KB64).fill(2), 24 * KB64)
        on.disk.flush(part)
        const all = [0, 9 * KB64, 25 * KB64, 32 * KB64].map((offset) => on.disk.nextData(part, offset))
        const whole = (start: number): object => ({start, end: 32 * KB64})
        expect(all).toEqual(
          on.on.can.holes
            ? [{start: 8 * KB64, end: 9 * KB64}, {start: 24 * KB64, end: 25 * KB64}, undefined, undefined]
            : [whole(0), whole(9 * KB64), whole(25 * KB64), undefined],
        )
      })
    })

    it('keeps a file open that is renamed, and one that is removed', () => {
      const spot = on.file('file', 'old')
      on.reading(spot, (file) => {
        on.disk.place(spot, on.spot('moved'))
        on.disk.removeFile(on.spot('moved'))
        on.file('file', 'new')
        expect([Buffer.from(on.disk.read(file, {offset: 0, length: 9})).toString(), on.disk.factsOf(file).nlink]).toEqual(['old', 0])
      })
    })

    it('takes a file that is not open for a mistake of ours', () => {
      const file = on.disk.openSource(on.file('file'))
      on.disk.close(file)
      expect(() => on.disk.read(file, {offset: 0, length: 1})).toThrow()
      expect(() => codeOf(() => on.disk.close(file))).toThrow('not open')
    })
  })
}

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {splitPath} from '../byte-path.ts'
import {decodeUtf8, encodeUtf8} from '../utf8.ts'
import {formatTrashInfo, originOf, parseTrashInfo} from './trash-info.ts'

const utf8 = encodeUtf8
const read = (text: string) => parseTrashInfo(utf8(text))
const path = (text: string) => decodeUtf8(read(text)!.path)

describe('info files of the trash', () => {
  it('are written as the specification shows them', () => {
    const info = {path: utf8('foo/bar/meow.bow-wow'), deletedAt: '2004-08-31T22:32:08'}
    expect(decodeUtf8(formatTrashInfo(info))).toBe('[Trash Info]\nPath=foo/bar/meow.bow-wow\nDeletionDate=2004-08-31T22:32:08\n')
  })

  it('escape all that is not plain, byte by byte', () => {
    expect(decodeUtf8(formatTrashInfo({path: utf8('/home/ann/Käse 100%=[x]\n')}))).toBe(
      '[Trash Info]\nPath=/home/ann/K%C3%A4se%20100%25%3D%5Bx%5D%0A\n',
    )
  })

  it('are read as they were written, whatever bytes the names have', () => {
    const name = fc.uint8Array({minLength: 1, maxLength: 255}).filter((bytes) => !bytes.includes(0x2f) && !bytes.includes(0))
    fc.assert(
      fc.property(fc.array(name, {minLength: 1, maxLength: 6}), fc.boolean(), (names, absolute) => {
        const whole = Uint8Array.from(names.flatMap((own, at) => [...(at > 0 || absolute ? [0x2f] : []), ...own]))
        const info = {path: whole, deletedAt: '2026-11-26T09:05:00'}
        expect(parseTrashInfo(formatTrashInfo(info))).toEqual(info)
        expect(splitPath(parseTrashInfo(formatTrashInfo(info))!.path)).toEqual(names)
      }),
    )
  })

  it('are read as other programs write them: letters as they are, other keys, other line ends, keys twice', () => {
    expect(path('[Trash Info]\r\nSize=3\r\nPath=/a/Käse%2fx\r\nPath=/b\r\n')).toBe('/a/Käse/x')
    expect(path('\n[Trash Info]\nPath=100%\n')).toBe('100%')
    expect(read('[Trash Info]\nDeletionDate=2004-08-31T22:32:08\nPath=x')).toEqual({path: utf8('x'), deletedAt: '2004-08-31T22:32:08'})
    expect(read('[Trash Info]\nPath=x\nDeletionDate=yesterday\n')).toEqual({path: utf8('x'), deletedAt: undefined})
  })

  it('tell nothing where no path stands', () => {
    const texts = ['', 'Path=/a\n', 'Path=/a\n[Trash Info]\n', '[Trash Info]\nPath=\n', '[Trash Info]\nPath=/a%00b\n', '[Other]\nPath=/a']
    expect(texts.map(read)).toEqual(texts.map(() => undefined))
  })
})

describe('where a thing in the trash was', () => {
  const volume = {base: utf8('/media/stick'), ofVolume: true}
  const home = {base: utf8('/home/ann/.local/share'), ofVolume: false}
  const from = (text: string, bounds: typeof home) => {
    const origin = originOf({path: utf8(text)}, bounds)
    return origin && decodeUtf8(origin)
  }

  it('is below the top of the volume, or anywhere for the home trash', () => {
    expect(from('a/b', volume)).toBe('/media/stick/a/b')
    expect(from('/media/stick/a', volume)).toBe('/media/stick/a')
    expect(from('/srv/a//b/', home)).toBe('/srv/a/b')
    expect(from('x', home)).toBe('/home/ann/.local/share/x')
  })

  it('is nowhere that the writer had no business in', () => {
    const outside = ['../a', 'a/../../b', '/etc/passwd', '/media/sticky/a', '.', '/']
    expect(outside.map((text) => from(text, volume))).toEqual(outside.map(() => undefined))
    expect(['/a/../b', '/', './x'].map((text) => from(text, home))).toEqual([undefined, undefined, undefined])
  })
})

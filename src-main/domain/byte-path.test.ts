import {posix, win32} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {baseName, compareBytes, isAbsolutePath, isWithin, joinPath, normalPath, parentPath, pathBelow, splitPath} from './byte-path.ts'

const of = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))
const text = (path: Uint8Array | undefined): string | undefined => path && Buffer.from(path).toString()
const part = fc.constantFrom('a', 'bé', '.', '..', '', '...', '..a', 'c d')
const path = fc.array(part, {maxLength: 6}).map((parts) => `/${parts.join('/')}`)

describe('byte paths', () => {
  it('are made normal as Node resolves them', () => {
    fc.assert(
      fc.property(path, (given) => {
        expect(text(normalPath(of(given)))).toBe(posix.resolve(given))
      }),
    )
  })

  it('have the parents and names that Node tells', () => {
    fc.assert(
      fc.property(
        path.map((given) => posix.resolve(given)),
        (given) => {
          expect(text(baseName(of(given)))).toBe(posix.basename(given))
          if (given !== '/') expect(text(parentPath(of(given)))).toBe(posix.dirname(given))
          if (given !== '/') expect(text(joinPath(parentPath(of(given))!, baseName(of(given))))).toBe(given)
        },
      ),
    )
    expect(parentPath(of('/'))).toBeUndefined()
    expect(parentPath(of('name'))).toBeUndefined()
    expect(splitPath(of('//a//b/')).map(text)).toEqual(['a', 'b'])
    expect(text(joinPath(of('/'), of('a')))).toBe('/a')
  })

  it.each(['a', '', 'C:\\a', 'c:/a', 'C:a', 'C:', '\\\\host\\share', '//host/share', '1:\\a'])('%j is absolute as Node says', (given) => {
    expect(isAbsolutePath(of(given))).toBe(posix.isAbsolute(given))
    expect(isAbsolutePath(of(given), 'windows')).toBe(win32.isAbsolute(given))
  })

  it('calls a slash without a drive absolute on POSIX only: on Windows it depends on the current drive', () => {
    expect([isAbsolutePath(of('/a')), isAbsolutePath(of('/a'), 'windows')]).toEqual([true, false])
  })

  it.each([
    ['/a/b', '/a', true, 'b'],
    ['/ab', '/a', false, undefined],
    ['/a', '/a', true, ''],
    ['/a', '/', true, 'a'],
    ['/', '/a', false, undefined],
    ['/a/b/c', '/a/b', true, 'c'],
  ])('%s within %s: %s', (...row) => {
    const [given, folder, within, rest] = row
    expect(isWithin(of(given), of(folder))).toBe(within)
    if (within) expect(text(pathBelow(of(given), of(folder)))).toBe(rest)
  })

  it('are ordered as Buffer.compare orders them', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 5}), fc.uint8Array({maxLength: 5}), (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b))
      }),
    )
  })
})

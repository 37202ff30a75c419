import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {byteTextOf} from './byte-text.ts'
import {ignorePattern} from './ignore-pattern.ts'

const matches = (line: string, path: string): boolean | undefined => {
  const text = byteTextOf(path)
  return ignorePattern(byteTextOf(line))?.matches(text, text.slice(text.lastIndexOf('/') + 1))
}

describe('a line', () => {
  // By hand from gitignore(5) and what git's own documentation says of its wildcards.
  it.each([
    ['foo', 'a/foo', true],
    ['foo', 'foot', false],
    ['*foo', 'xfoo', true],
    ['foo/bar', 'foo/bar', true],
    ['foo/bar', 'a/foo/bar', false],
    ['/foo', 'a/foo', false],
    ['foo/*', 'foo/a/b', false],
    ['a?c', 'a/c', false],
    ['**/foo', 'foo', true],
    ['**/foo', 'a/b/foo', true],
    ['foo/**', 'foo', false],
    ['foo/**', 'foo/a/b', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'axb', false],
    ['a**b', 'axxb', true],
    ['x/a**b', 'x/a/b', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[^a-c]x', 'dx', true],
    ['[]-a]', '_', true],
    ['[a-]', '-', true],
    ['[[:digit:]]', '7', true],
    ['[[:none:]]', 'n', false],
    ['[a', '[a', false],
    ['a\\', 'a\\', false],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['foo  ', 'foo', true],
    ['foo\\ ', 'foo ', true],
    ['foo\r', 'foo', true],
    ['\\!a', '!a', true],
    ['\\#a', '#a', true],
    ['?', 'é', false],
    ['??', 'é', true],
    ['x[é]', 'xé', false],
  ] as const)('“%s” and “%s”: %s', (line, path, expected) => expect(matches(line, path)).toBe(expected))

  it.each(['', '   ', '# words'])('“%s” says nothing', (line) => expect(ignorePattern(line)).toBeUndefined())

  it('answers soon, however many stars it has', () => {
    const text = 'a'.repeat(4000)
    const before = performance.now()
    expect(matches(`${'*a'.repeat(40)}b`, text)).toBe(false)
    expect(matches(`${'**/*a*/'.repeat(10)}b`, text)).toBe(false)
    expect(performance.now() - before).toBeLessThan(2000)
  })

  it('finds every literal name, whatever it is made of', () => {
    const name = fc.string({minLength: 1}).filter((one) => !/[/\n\0]/.test(one))
    fc.assert(
      fc.property(name, (one) => {
        const line = one.replace(/[\\*?[\]!# \r]/g, '\\$&')
        expect(matches(line, `a/${one}`)).toBe(true)
        expect(matches(`/a/${line}`, `a/${one}`)).toBe(true)
        expect(matches(line, `a/${one}x`)).toBe(false)
      }),
    )
  })
})

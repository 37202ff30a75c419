import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {foldersToLookAt} from './rule-change.ts'
import {placedLine} from './rule-lines.ts'
import {compileRules} from './rules.ts'

const inFolder = (base: string, line: string): string => placedLine({source: 'folder', base, line})

describe('foldersToLookAt', () => {
  it.each([
    ['nothing changed', ['*.o', 'a/'], ['*.o', 'a/'], []],
    ['more is left out', [], ['*.o', '/a/b'], []],
    ['more is left out, in between', ['*.o', '!a.o'], ['*.o', '*.p', '!a.o'], []],
    ['less is taken back', ['*.o', '!a.o'], ['*.o'], []],
    ['a name is let in', ['*.o'], [], ['']],
    ['something is let in at one place', ['*.o', '/a/b/*.c'], ['*.o'], ['a/b']],
    ['something is let in at two places', ['/a/b/*.c', 'x/y'], [], ['a/b', 'x']],
    ['one place lies in the other', ['/a/b/*.c', '/a/c'], [], ['a']],
    ['more is taken back', ['*.o'], ['*.o', '!/a/x/k.o'], ['a/x']],
    ['lines change their places', ['!a', 'a'], ['a', '!a'], ['']],
    ['a preset goes', ['developer'], [], ['']],
    ['a preset is turned off', ['developer'], ['developer', '!developer'], ['']],
    ['files of rules count', [], ['gitignore'], ['']],
    ['files of rules count in one folder', ['*.o'], ['*.o', inFolder('a/b', 'gitignore')], ['a/b']],
    ['files of rules cease to count', ['gitignore'], ['gitignore', inFolder('a', '!gitignore')], ['']],
    ['what was kept from files of rules is not kept', ['gitignore', '!/a/b/c'], ['gitignore'], ['a/b']],
    ['a folder lets in', [inFolder('a', '*.o'), inFolder('b', 'x')], [inFolder('b', 'x')], ['a']],
    ['a folder leaves out more', [], [inFolder('a', 'developer')], []],
  ])('%s: %j, %j: %j', (...row) => {
    const [, before, after, expected] = row
    expect(foldersToLookAt(before, after)).toEqual(expected)
  })

  const line = fc
    .tuple(fc.constantFrom('', '!'), fc.constantFrom('', '/', 'a/', 'a/b/', '**/', '*/'), fc.constantFrom('a', 'b', '*', '?', 'a/', 'ab'))
    .map((parts) => parts.join(''))
  const own = fc.array(
    fc.oneof(
      line,
      line.map((one) => inFolder('a', one)),
    ),
    {maxLength: 5},
  )
  const path = fc.array(fc.constantFrom('a', 'b', 'ab'), {minLength: 1, maxLength: 4})

  it('names a folder above everything that was left out and no longer is', () => {
    fc.assert(
      fc.property(fc.tuple(own, own), path, fc.boolean(), (lines, names, isFolder) => {
        const [wasOut, isOut] = lines.map((one) => compileRules(one).excludes(names.join('/'), isFolder) !== undefined)
        fc.pre(wasOut === true && isOut === false)
        const folders = foldersToLookAt(...lines)
        expect(folders.some((folder) => folder === '' || `${names.join('/')}/`.startsWith(`${folder}/`))).toBe(true)
      }),
      {numRuns: 3000},
    )
  })
})

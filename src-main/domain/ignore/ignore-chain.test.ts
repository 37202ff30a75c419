import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {encodeUtf8} from '../utf8.ts'
import {compileRules} from '../rules.ts'
import {chainFiles, chainFrom, decideIn, isLeftOut} from './ignore-chain.ts'
import {ignorePattern} from './ignore-pattern.ts'

const line = fc
  .tuple(
    fc.constantFrom('', '!'),
    fc.constantFrom('', '/', 'a/', '**/', '*/'),
    fc.constantFrom('a', 'b', '*', '?', '[ab]', 'a/', 'ab ', '*b*a*b*'),
  )
  .map((parts) => parts.join(''))
const lines = fc.array(line, {maxLength: 4})
const names = fc.array(fc.constantFrom('a', 'b', 'ab', 'ab '), {minLength: 1, maxLength: 4})

/** The files of the folders above a path, the deepest first, as a walker hands them on. */
function filesFor(texts: readonly (readonly string[])[], path: readonly string[]) {
  return path
    .map((_, depth) => ({
      name: '.gitignore',
      base: path
        .slice(0, depth)
        .map((name) => `${name}/`)
        .join(''),
      bytes: encodeUtf8((texts[depth] ?? []).join('\n')),
    }))
    .toReversed()
}

/** The same said as plainly as can be: all lines one after the other, and the last that matches. */
function plainly(
  own: readonly string[],
  texts: readonly (readonly string[])[],
  entry: {readonly path: readonly string[]; readonly isFolder: boolean},
): boolean {
  const {path, isFolder} = entry
  const all = [...path.map((_, depth) => ({depth, said: texts[depth] ?? []})), {depth: 0, said: own}]
  const verdicts = all.flatMap(({depth, said}) =>
    said.flatMap((text) => {
      const pattern = ignorePattern(text)
      const below = path.slice(depth).join('/')
      return pattern && (isFolder || !pattern.foldersOnly) && pattern.matches(below, path.at(-1)!) ? [!pattern.takesBack] : []
    }),
  )
  return verdicts.at(-1) ?? false
}

describe('a chain of files', () => {
  it('decides as its lines one after the other would, the own ones of a location last', () => {
    fc.assert(
      fc.property(lines, fc.array(lines, {maxLength: 4}), fc.record({path: names, isFolder: fc.boolean()}), (own, texts, entry) => {
        const chain = chainFrom(filesFor(texts, entry.path))
        expect(decideIn({rules: compileRules(own), chain}, entry.path.join('/'), entry.isFolder)?.leavesOut ?? false).toBe(
          plainly(own, texts, entry),
        )
      }),
      {numRuns: 3000},
    )
  })

  it('says the same when few names are asked in full, and after it went to another thread', () => {
    fc.assert(
      fc.property(
        lines,
        fc.array(lines, {maxLength: 4}),
        fc.record({path: names, isFolder: fc.boolean()}),
        (own, texts, {path, isFolder}) => {
          const rules = compileRules(own)
          const chain = chainFrom(chainFiles(chainFrom(filesFor(texts, path))))
          fc.pre(path.slice(0, -1).every((_, at) => rules.excludes(path.slice(0, at + 1).join('/'), true) === undefined))
          const entry = {
            above: path
              .slice(0, -1)
              .map((name) => `${name}/`)
              .join(''),
            name: path.at(-1)!,
            isFolder,
          }
          expect(isLeftOut({rules, chain}, entry)).toBe(decideIn({rules, chain}, path.join('/'), isFolder)?.leavesOut ?? false)
        },
      ),
      {numRuns: 3000},
    )
  })

  it('answers soon, whatever came with a download', () => {
    const bytes = encodeUtf8(Array.from({length: 200}, (_, at) => `${'*a'.repeat(60)}${at}`).join('\n'))
    const chain = chainFrom([{name: '.gitignore', base: '', bytes}])
    const before = performance.now()
    expect(isLeftOut({rules: compileRules([]), chain}, {above: '', name: 'a'.repeat(255), isFolder: false})).toBe(false)
    expect(performance.now() - before).toBeLessThan(5000)
  })
})

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {possibleNames} from './rule-names.ts'
import {placedLine} from './rule-lines.ts'
import {compileRules} from './rules.ts'

const piece = fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '[a-b]', '[!a]', '\\a', '/', '**', '!', ' ', '#', '$', 'ab', '.o')
const pattern = fc.array(piece, {minLength: 1, maxLength: 5}).map((pieces) => pieces.join(''))
const name = fc
  .array(fc.constantFrom('a', 'b', '.o', ' ', '#', '$', '!', '['), {minLength: 1, maxLength: 4})
  .map((pieces) => pieces.join(''))

describe('possibleNames', () => {
  it('never refuses what the patterns exclude where no folder above is excluded', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, {maxLength: 4}),
        fc.array(name, {minLength: 1, maxLength: 3}),
        fc.boolean(),
        (lines, names, isFolder) => {
          const rules = compileRules(lines)
          const aboveExcluded = names.slice(0, -1).some((_, i) => rules.excludes(names.slice(0, i + 1).join('/'), true) !== undefined)
          fc.pre(!aboveExcluded && names.every((part) => part !== '.' && part !== '..'))
          if (rules.excludes(names.join('/'), isFolder) !== undefined) expect(rules.mayExclude(names.at(-1)!)).toBe(true)
        },
      ),
      {numRuns: 3000},
    )
  })

  it.each([
    [['node_modules/'], 'node_modules', true],
    [['node_modules/'], 'modules', false],
    [['*.o'], 'x.o', true],
    [['*.o'], 'x.c', false],
    [['[Tt]humbs.db'], 'thumbs.db', true],
    [['[Tt]humbs.db'], 'humbs.db', false],
    [['!keep'], 'keep', false],
    [['a/**'], 'whatever', true],
    [['/deep/*.py[cod]'], 'x.pyc', true],
    [['/deep/*.py[cod]'], 'x.py', false],
    [['[a-b]b'], 'ab', true],
    [['[a-b]b'], 'cb', false],
    [['*a*b*c*'], 'x', true],
  ] as const)('of %j: %s is possible: %s', (patterns, given, expected) => {
    expect(possibleNames(patterns)(given)).toBe(expected)
  })

  it('knows the built-in lines by their last name', () => {
    const rules = compileRules([placedLine({source: 'built-in', base: '', line: '/home/.local/share/Trash/'})])
    expect(['Trash', 'share'].map((given) => rules.mayExclude(given))).toEqual([true, false])
  })
})

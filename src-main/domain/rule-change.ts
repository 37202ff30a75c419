import {type FilesSwitch, isBelow, rulePatterns, type RulePattern} from './rule-patterns.ts'

/**
 * The folders below which only the disk can tell what new rules let in, as byte text below the place of the rules ('' for that place
 * itself). None where the rules leave out the same and more: that much the index knows by its names.
 */
export function foldersToLookAt(before: readonly string[], after: readonly string[]): readonly string[] {
  const [old, now] = [rulePatterns(before), rulePatterns(after)]
  const readsFiles = [...old.switches, ...now.switches].some(({on}) => on)
  const {removed, added} = difference(old.patterns, now.patterns)
  const patterns = [
    // With one that took back also goes what it kept from the files of rules.
    ...removed.filter((one) => leavesOut(one) || readsFiles),
    ...added.filter((one) => !leavesOut(one)),
  ]
  const folders = new Set([...patterns.map(folderOf), ...switchedAt(old.switches, now.switches)])
  const tops = [...folders].filter((one) => ![...folders].some((other) => other !== one && isBelow(one, other)))
  return tops.length > MOST_FOLDERS ? [''] : tops.toSorted()
}

/** More would meet in the folders above them anyway. */
const MOST_FOLDERS = 8

const leavesOut = ({pattern, flipped}: RulePattern): boolean => !pattern.takesBack && !flipped

/** The folder that an anchored pattern begins at, as far as it is spelled out; other patterns hold wherever their rules do. */
function folderOf({base, pattern}: RulePattern): string {
  const text = pattern.text.replace(/^!?\/?/, '').replace(/\/$/, '')
  const special = text.search(/[*?[\\]/)
  const literal = special < 0 ? text : text.slice(0, special)
  const below = literal.slice(0, Math.max(literal.lastIndexOf('/'), 0))
  return base === '' || below === '' ? base + below : `${base}/${below}`
}

function switchedAt(before: readonly FilesSwitch[], after: readonly FilesSwitch[]): readonly string[] {
  const keys = [before, after].map((list) => list.map(({base, on}) => `${on} ${base}`))
  if (keys[0]!.join('\0') === keys[1]!.join('\0')) return []
  return [...before, ...after].map(({base}) => base)
}

interface Difference {
  readonly removed: readonly RulePattern[]
  readonly added: readonly RulePattern[]
}

/** What stays in its order is neither: the longest common part of both lists. */
function difference(before: readonly RulePattern[], after: readonly RulePattern[]): Difference {
  // Rules are a thousand at most; presets add some hundreds.
  const lengths = commonLengths(before.map(keyOf), after.map(keyOf))
  const removed: RulePattern[] = []
  const added: RulePattern[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && keyOf(before[i]!) === keyOf(after[j]!)) {
      i++
      j++
    } else if (j === after.length || (i < before.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) removed.push(before[i++]!)
    else added.push(after[j++]!)
  }
  return {removed, added}
}

const keyOf = (one: RulePattern): string => [one.base, leavesOut(one), one.pattern.text].join('\0')

/** How long the common part of both lists is from a place in each on. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({length: a.length + 1}, () => Array.from({length: b.length + 1}, () => 0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}

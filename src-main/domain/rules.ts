import ignore from 'ignore'
import {possibleNames} from './rule-names.ts'
import {isRulePreset, rulePresets} from './rule-presets.ts'

/** Why something is left out: the pattern that did it, and where the pattern comes from. */
export interface Exclusion {
  readonly rule: string
  readonly source: string
}

/** What a location leaves out, compiled once and asked for every entry of a walk. */
export interface Rules {
  /** True where nothing can be left out, so that a walker need not ask. */
  readonly empty: boolean
  /** True where only folders can be left out. */
  readonly foldersOnly: boolean
  /** False where no entry of this name can be left out, if no folder above it is: spares a walker the question. */
  mayExclude(name: string): boolean
  /** `relativePath` is the displayed path below the root, with `/` between names and without one at either end. */
  excludes(relativePath: string, isFolder: boolean): Exclusion | undefined
}

/** Compiles the rules of a location: lines in .gitignore syntax, or names of presets (`./name` is a pattern for a file called like a preset). */
export function compileRules(lines: readonly string[]): Rules {
  const patterns = lines.flatMap(patternsOf)
  const build = (): ignore.Ignore => ignore({ignoreCase: false}).add(patterns.map(({pattern, mark}) => ({pattern, mark})))
  // The matcher keeps every path that it was ever asked for; a fresh one now and then keeps a walk of millions small.
  let matcher = build()
  let asked = 0
  return {
    empty: patterns.length === 0,
    foldersOnly: patterns.every(({pattern}) => pattern.endsWith('/')),
    mayExclude: possibleNames(patterns.map(({pattern}) => pattern)),
    excludes: (relativePath, isFolder) => {
      if (patterns.length === 0 || relativePath === '') return undefined
      if (++asked % MATCHER_PATHS === 0) matcher = build()
      const {rule} = matcher.test(isFolder ? `${relativePath}/` : relativePath)
      return rule && {rule: rule.pattern, source: rule.mark ?? OWN}
    },
  }
}

const MATCHER_PATHS = 20_000
const OWN = 'location'

interface Pattern {
  readonly pattern: string
  readonly mark: string
}

function patternsOf(line: string): readonly Pattern[] {
  if (line.startsWith(BUILT_IN)) return [{pattern: line.slice(BUILT_IN.length), mark: 'built-in'}]
  if (isRulePreset(line)) return rulePresets[line].patterns.map((pattern) => ({pattern, mark: `preset ${line}`}))
  const pattern = line.startsWith('./') ? line.slice(1) : line
  return pattern.trim() === '' || pattern.startsWith('#') ? [] : [{pattern, mark: OWN}]
}

/** Marks a line as ours in the answers of `excludes`; no pattern can begin with a zero. */
export const BUILT_IN = '\0'

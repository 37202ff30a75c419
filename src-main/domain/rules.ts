import {displayName} from './display-path.ts'
import {bytesOfText} from './ignore/byte-text.ts'
import {possibleNames} from './rule-names.ts'
import {isBelow, rulePatterns, type RulePattern} from './rule-patterns.ts'

/** Which rule decides on a path, and where it comes from. */
export interface Verdict {
  /** False where the rule takes back what others would leave out. */
  readonly leavesOut: boolean
  readonly rule: string
  /** `location`, `folder`, `preset NAME`, `built-in`, or the name of a file of rules. */
  readonly source: string
  /** The folder that the rule belongs to, as byte text below the place of the rules; absent where that is the place itself. */
  readonly base?: string
  /** Counted from one, in a file of rules. */
  readonly line?: number
}

/** Why something is left out: the pattern that did it, and where the pattern comes from. */
export type Exclusion = Pick<Verdict, 'rule' | 'source'>

/** What a location leaves out, compiled once and asked for every entry of a walk. */
export interface Rules {
  /** True where nothing can be left out, so that a walker need not ask. */
  readonly empty: boolean
  /** True where only folders can be left out. */
  readonly foldersOnly: boolean
  /** True where files of rules may count in some folder: then these rules are not all. */
  readonly readsFiles: boolean
  /** Whether files of rules count in a folder, given as `decide` takes it. */
  readsFilesIn(folder: string): boolean
  /** False where no entry of this name (as byte text) can be left out, if no folder above it is: spares a walker the question. */
  mayExclude(name: string): boolean
  /**
   * The rule that decides on an entry if no folder above it is left out. `relativePath` is byte text below the root, with `/` between names
   * and without one at either end.
   */
  decide(relativePath: string, isFolder: boolean): Verdict | undefined
  /** What is in an excluded folder is excluded, too. */
  excludes(relativePath: string, isFolder: boolean): Exclusion | undefined
}

/**
 * Compiles the rules of a location: lines in .gitignore syntax, names of presets, or such a name behind a `!`, which turns the preset off.
 * `./name` and `!./name` are patterns for a file that is called like a preset. The last line that matches decides.
 */
export function compileRules(lines: readonly string[]): Rules {
  const {patterns, switches} = rulePatterns(lines)
  const decide = (path: string, isFolder: boolean): Verdict | undefined => decision(patterns, path, isFolder)
  return {
    empty: patterns.length === 0,
    foldersOnly: patterns.every(({pattern}) => pattern.foldersOnly),
    readsFiles: switches.some(({on}) => on),
    readsFilesIn: (folder) => switches.findLast(({base}) => isBelow(folder, base) || folder === base)?.on ?? false,
    mayExclude: possibleNames(patterns.map(({pattern, flipped}) => (flipped ? `!${pattern.text}` : pattern.text))),
    decide,
    excludes: (path, isFolder) => {
      for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        const above = decide(path.slice(0, end), true)
        if (above?.leavesOut) return exclusion(above)
      }
      const own = path === '' ? undefined : decide(path, isFolder)
      return own?.leavesOut ? exclusion(own) : undefined
    },
  }
}

const exclusion = ({rule, source}: Verdict): Exclusion => ({rule, source})

function decision(patterns: readonly RulePattern[], path: string, isFolder: boolean): Verdict | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const last = patterns.findLast(
    ({base, pattern}) =>
      (isFolder || !pattern.foldersOnly) &&
      (base === '' || isBelow(path, base)) &&
      pattern.matches(base === '' ? path : path.slice(base.length + 1), name),
  )
  if (!last) return undefined
  const {pattern, flipped, line, source, base} = last
  const verdict = {leavesOut: !pattern.takesBack && !flipped, rule: displayName(bytesOfText(line)).text, source}
  return base === '' ? verdict : {...verdict, base}
}

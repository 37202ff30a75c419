import {displayName} from './display-path.ts'
import {byteTextOf, bytesOfText} from './ignore/byte-text.ts'
import {type IgnorePattern, ignorePattern} from './ignore/ignore-pattern.ts'
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
  /** False where no entry of this name (as byte text) can be left out, if no folder above it is: spares a walker the question. */
  mayExclude(name: string): boolean
  /** `relativePath` is byte text below the root, with `/` between names and without one at either end. What is in an excluded folder is, too. */
  excludes(relativePath: string, isFolder: boolean): Exclusion | undefined
}

/** Compiles the rules of a location: lines in .gitignore syntax, or names of presets (`./name` is a pattern for a file called like a preset). */
export function compileRules(lines: readonly string[]): Rules {
  const patterns = lines.flatMap(patternsOf)
  const names = possibleNames(patterns.map(({line}) => line))
  return {
    empty: patterns.length === 0,
    foldersOnly: patterns.every(({pattern}) => pattern.foldersOnly),
    mayExclude: names,
    excludes: (relativePath, isFolder) => {
      for (let end = relativePath.indexOf('/'); end >= 0; end = relativePath.indexOf('/', end + 1)) {
        const above = exclusion(patterns, relativePath.slice(0, end), true)
        if (above) return above
      }
      return relativePath === '' ? undefined : exclusion(patterns, relativePath, isFolder)
    },
  }
}

// The last pattern that matches decides.
function exclusion(patterns: readonly Pattern[], path: string, isFolder: boolean): Exclusion | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const last = patterns.findLast(({pattern}) => (isFolder || !pattern.foldersOnly) && pattern.matches(path, name))
  return last && !last.pattern.takesBack ? {rule: displayName(bytesOfText(last.line)).text, source: last.source} : undefined
}

const OWN = 'location'

interface Pattern {
  /** Byte text. */
  readonly line: string
  readonly source: string
  readonly pattern: IgnorePattern
}

function patternsOf(line: string): readonly Pattern[] {
  if (line.startsWith(BUILT_IN)) return compiled(line.slice(BUILT_IN.length), 'built-in')
  if (isRulePreset(line)) return rulePresets[line].patterns.flatMap((pattern) => compiled(byteTextOf(pattern), `preset ${line}`))
  return compiled(byteTextOf(line.startsWith('./') ? line.slice(1) : line), OWN)
}

function compiled(line: string, source: string): readonly Pattern[] {
  const pattern = ignorePattern(line)
  return pattern ? [{line, source, pattern}] : []
}

/** Marks a line as ours in the answers of `excludes`, and as byte text; no pattern can begin with a zero. */
export const BUILT_IN = '\0'

import {byteTextOf} from './ignore/byte-text.ts'
import {type IgnorePattern, ignorePattern} from './ignore/ignore-pattern.ts'
import {readPlacedLine} from './rule-lines.ts'
import {IGNORE_FILES, isRulePreset, type RulePreset, rulePresets} from './rule-presets.ts'

/** Reads the lines of a location's rules, presets spelled out; in their order, of which the last that matches decides. */
export function rulePatterns(lines: readonly string[]): {
  readonly patterns: readonly RulePattern[]
  readonly switches: readonly FilesSwitch[]
} {
  const parts = lines.map(partsOf)
  return {patterns: parts.flatMap((one) => one.patterns), switches: parts.flatMap((one) => one.filesSwitch ?? [])}
}

/** Whether a path lies below a folder; both are byte text, the place of the rules itself is ''. */
export const isBelow = (path: string, folder: string): boolean => folder === '' || (path.startsWith(folder) && path[folder.length] === '/')

/** One pattern of a location's rules. */
export interface RulePattern {
  /** Byte text. */
  readonly line: string
  readonly source: string
  readonly base: string
  readonly pattern: IgnorePattern
  /** Of a preset that is turned off: what it would leave out stays. */
  readonly flipped: boolean
}

/** Where files of rules begin or cease to count. */
export interface FilesSwitch {
  readonly base: string
  readonly on: boolean
}

interface Parts {
  readonly patterns: readonly RulePattern[]
  readonly filesSwitch?: FilesSwitch
}

function partsOf(text: string): Parts {
  const placed = readPlacedLine(text)
  const {source, base, line} = placed ?? {source: 'location', base: '', line: byteTextOf(text)}
  const isOff = line.startsWith('!')
  const name = isOff ? line.slice(1) : line
  if (isRulePreset(name)) return presetParts(name, base, isOff)
  const own = name.startsWith('./') ? `${isOff ? '!' : ''}${name.slice(1)}` : line
  return {patterns: compiled({line: own, source, base, flipped: false})}
}

function presetParts(name: RulePreset, base: string, isOff: boolean): Parts {
  const source = `preset ${name}`
  const patterns = rulePresets[name].patterns.flatMap((one) => compiled({line: byteTextOf(one), source, base, flipped: isOff}))
  return name === IGNORE_FILES ? {patterns, filesSwitch: {base, on: !isOff}} : {patterns}
}

function compiled(from: Omit<RulePattern, 'pattern'>): readonly RulePattern[] {
  const pattern = ignorePattern(from.line)
  return pattern ? [{...from, pattern}] : []
}

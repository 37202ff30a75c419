import {displayName} from '../display-path.ts'
import {baseName} from '../byte-path.ts'
import {extensionStart} from './free-name.ts'
import {isAffordable, namePattern, type PatternCost} from './name-pattern.ts'
import {nameOfText, textOfName} from './name-text.ts'
import {DIR, type Facts, type Spot} from './spot.ts'

/** How many things get new names at once. */
export type NameRule =
  | {
      readonly kind: 'template'
      /** Text with `{name}`, `{ext}`, `{n}`, `{n:03}`, `{date}` and `{parent}`. Without `{ext}` each keeps its extension. */
      readonly template: string
      /** The first number; 1 if nothing is said. */
      readonly start?: number | undefined
      readonly step?: number | undefined
    }
  | {
      readonly kind: 'replace'
      readonly find: string
      /** For a regular expression with `$1`, `$<name>` and `$&`. */
      readonly replace: string
      readonly regex?: boolean | undefined
      readonly ignoreCase?: boolean | undefined
      /** Where it is looked for; in what stands before the extension if nothing is said. */
      readonly within?: 'stem' | 'whole' | undefined
    }
  | {readonly kind: 'letters'; readonly letters: 'lower' | 'upper'; readonly within?: 'stem' | 'whole' | undefined}

export interface Named {
  readonly spot: Spot
  readonly seen: Facts
  /** Counts from 0. */
  readonly index: number
}

/** Gives one thing its new name, or says in a sentence why that cannot be. */
export type Namer = (thing: Named) => Uint8Array | string

/** Reads a rule; `dateOf` tells the day of a thing as text. A sentence where the rule is none. */
export function namerFor(rule: NameRule, dateOf: (seen: Facts) => string = utcDate): Namer | string {
  if (rule.kind === 'template') return templateNamer(rule, dateOf)
  if (rule.kind === 'letters') return edited(rule.within, (text) => (rule.letters === 'upper' ? text.toUpperCase() : text.toLowerCase()))
  if (rule.find === '') return 'There is nothing to look for.'
  const source = rule.regex ? rule.find : rule.find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const pattern = namePattern(source, rule.ignoreCase ?? false)
  if (typeof pattern === 'string') return pattern
  const {regex, cost} = pattern
  const literal = () => rule.replace
  return edited(rule.within, (text) => (rule.regex ? text.replace(regex, rule.replace) : text.replace(regex, literal)), cost)
}

function edited(within: 'stem' | 'whole' | undefined, edit: (text: string) => string, cost?: PatternCost): Namer {
  return ({spot, seen}) => {
    const {stem, tail} = within === 'whole' ? {stem: spot.name, tail: new Uint8Array()} : parts(spot.name, seen)
    if (cost && !isAffordable(cost, stem.length)) return `The pattern has too many ways to match ${displayName(spot.name).text}.`
    return nameOfText(edit(textOfName(stem)) + textOfName(tail))
  }
}

const TOKEN = /\{([^{}]*)\}/g

function templateNamer(rule: Extract<NameRule, {kind: 'template'}>, dateOf: (seen: Facts) => string): Namer | string {
  const tokens = [...rule.template.matchAll(TOKEN)].map(([, token]) => token!)
  const unknown = tokens.find((token) => !/^(name|ext|n|n:0?[1-9]|date|parent)$/.test(token))
  if (unknown !== undefined) return `The template does not know {${unknown}}.`
  const hasExtension = tokens.includes('ext')
  return ({spot, seen, index}) => {
    const {stem, tail} = parts(spot.name, seen)
    const number = (rule.start ?? 1) + index * (rule.step ?? 1)
    const words: Readonly<Record<string, string>> = {
      name: textOfName(stem),
      ext: textOfName(tail.subarray(1)),
      date: dateOf(seen),
      parent: textOfName(baseName(spot.folder)),
    }
    const text = rule.template.replace(TOKEN, (_, token: string) => words[token] ?? String(number).padStart(Number(token.slice(2)), '0'))
    if (!hasExtension) return nameOfText(text + textOfName(tail))
    // A template that ends with `.{ext}` leaves no dot behind what has none.
    return nameOfText(tail.length === 0 ? text.replace(/\.$/, '') : text)
  }
}

function parts(name: Uint8Array, {kind}: Facts): {readonly stem: Uint8Array; readonly tail: Uint8Array} {
  const extension = kind === DIR ? name.length : extensionStart(name)
  return {stem: name.subarray(0, extension), tail: name.subarray(extension)}
}

/** The day in UTC on which something was last changed. */
function utcDate({mtimeNs}: Facts): string {
  return new Date(Number(mtimeNs / 1_000_000n)).toISOString().slice(0, 10)
}

/** What a search for a pattern may cost: its choices, and how often it may stop anywhere in a name. */
export interface PatternCost {
  readonly unbounded: number
  readonly choices: number
}

const LONGEST = 300
/** Steps of the matcher for one name; some tenths of a second. */
const MOST_STEPS = 1e8

export interface NamePattern {
  readonly regex: RegExp
  readonly cost: PatternCost
}

/** A pattern of a user that cannot keep the thread busy for ever; a sentence where it is none. */
export function namePattern(source: string, ignoreCase: boolean): NamePattern | string {
  if (source.length > LONGEST) return `The pattern is longer than ${LONGEST} characters.`
  let regex: RegExp
  try {
    regex = new RegExp(source, ignoreCase ? 'giu' : 'gu')
  } catch {
    return 'The pattern is no regular expression.'
  }
  const cost = patternCost(source)
  return typeof cost === 'string' ? cost : {regex, cost}
}

/** The ways to choose where each of the unbounded parts ends, in a name of this length. */
export function isAffordable({unbounded, choices}: PatternCost, length: number): boolean {
  let steps = choices
  for (let part = 1; part <= unbounded + 1; part++) steps *= (length + part) / part
  return steps <= MOST_STEPS
}

interface Group {
  /** Of the alternatives before the last one. */
  choices: number
  unbounded: number
  last: {choices: number; unbounded: number}
  isComplex: boolean
}
const group = (): Group => ({choices: 0, unbounded: 0, last: {choices: 1, unbounded: 0}, isComplex: false})

const TOKEN =
  /(?<open>\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?)|(?<bar>\|)|(?<atom>\)|\\(?:[pPu]\{[^}]*\}|k<[^>]*>|[\s\S])|\[(?:\\[\s\S]|[^\]])*\]|[\s\S])(?<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})\??)?/gu

/** Reads a valid pattern of the `u` form. Repeating what repeats or chooses itself can take for ever, and is refused with a sentence. */
export function patternCost(source: string): PatternCost | string {
  const groups = [group()]
  for (const {groups: token = {}} of source.matchAll(TOKEN)) {
    const {open, bar, atom = '', quantifier = ''} = token
    if (open !== undefined) groups.push(group())
    else if (bar !== undefined) closeAlternative(groups.at(-1)!)
    else {
      const part = atom === ')' ? closed(groups.pop()!) : simple(atom)
      if (!multiply(groups.at(-1)!, part, quantifier)) return 'The pattern repeats a group that repeats or chooses itself.'
    }
  }
  const {choices, unbounded} = closed(groups[0]!)
  return {choices, unbounded}
}

type Atom = PatternCost & {readonly isComplex: boolean}

/** A reference back compares as much as it refers to, which is at most the name. */
function simple(atom: string): Atom {
  return {choices: 1, unbounded: /^\\[1-9k]/.test(atom) ? 1 : 0, isComplex: false}
}

function closeAlternative(open: Group): void {
  open.isComplex = true
  addAlternative(open)
}

function addAlternative(open: Group): void {
  open.choices += open.last.choices
  open.unbounded = Math.max(open.unbounded, open.last.unbounded)
  open.last = {choices: 1, unbounded: 0}
}

function closed(open: Group): Atom {
  addAlternative(open)
  return {choices: open.choices, unbounded: open.unbounded, isComplex: open.isComplex}
}

/** False where something is repeated that chooses by itself. */
function multiply(holder: Group, atom: Atom, quantifier: string): boolean {
  const isOptional = quantifier.startsWith('?')
  if (quantifier !== '' && atom.isComplex && !isOptional) return false
  const [least = 0, most = least] = quantifier.match(/\d+/g)?.map(Number) ?? []
  holder.isComplex ||= atom.isComplex || quantifier !== ''
  holder.last.unbounded += atom.unbounded + (/^[*+]|,\}/.test(quantifier) ? 1 : 0)
  holder.last.choices *= isOptional ? atom.choices + 1 : atom.choices * Math.max(most - least + 1, 1)
  return true
}

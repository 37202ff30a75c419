import type {Expression, WrongExpression} from './expression.ts'
import {readClass, readEscape} from './read-class.ts'
import {type Reading, Refusal, refuse, take} from './reading.ts'

const MOST_LENGTH = 500
const MOST_DEPTH = 30
/** So many characters an expression may come to when its repeats are written out. */
const MOST_WEIGHT = 1000

/**
 * Reads a regular expression of the common kind, without what needs going back: references, looking around, word borders.
 * What is read can be found in a time that grows with the text only.
 */
export function readExpression(text: string): Expression | WrongExpression {
  if (text.length > MOST_LENGTH) return {reason: 'tooLong', at: MOST_LENGTH}
  const reading = {text, at: 0, depth: 0}
  try {
    const expression = alternatives(reading)
    if (reading.at < text.length) return {reason: 'unopened', at: reading.at}
    return weight(expression) > MOST_WEIGHT ? {reason: 'tooLong', at: 0} : expression
  } catch (error) {
    if (error instanceof Refusal) return error.wrong
    throw error
  }
}

function alternatives(reading: Reading): Expression {
  const parts = [sequence(reading)]
  while (reading.text[reading.at] === '|') {
    reading.at++
    parts.push(sequence(reading))
  }
  return parts.length === 1 ? parts[0]! : {is: 'any', parts}
}

function sequence(reading: Reading): Expression {
  const parts: Expression[] = []
  while (reading.at < reading.text.length && !'|)'.includes(reading.text[reading.at]!)) parts.push(repeated(reading))
  return parts.length === 1 ? parts[0]! : {is: 'all', parts}
}

function repeated(reading: Reading): Expression {
  const part = single(reading)
  const count = readCount(reading)
  if (!count) return part
  // To find whether there is a match, greed does not matter.
  if (reading.text[reading.at] === '?') reading.at++
  if (part.is === 'begin' || part.is === 'end' || readCount(reading)) refuse('nothingToRepeat', reading.at)
  return {is: 'repeat', part, ...count}
}

interface Count {
  readonly least: number
  readonly most: number
}

const signs: Readonly<Record<string, Count>> = {
  '*': {least: 0, most: Infinity},
  '+': {least: 1, most: Infinity},
  '?': {least: 0, most: 1},
}

function readCount(reading: Reading): Count | undefined {
  const sign = signs[reading.text[reading.at] ?? '']
  if (sign) {
    reading.at++
    return sign
  }
  const [whole, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(reading.text.slice(reading.at)) ?? []
  if (whole === undefined) return undefined
  reading.at += whole.length
  const count = {least: Number(least), most: most ? Number(most) : comma ? Infinity : Number(least)}
  if (count.most < count.least) refuse('badRange', reading.at)
  return count
}

function single(reading: Reading): Expression {
  const {at} = reading
  const char = take(reading)
  switch (char) {
    case '(':
      return group(reading)
    case '[':
      return readClass(reading)
    case '\\':
      return {is: 'one', of: readEscape(reading), not: false}
    case '.':
      return {is: 'one', of: [], not: true}
    case '^':
      return {is: 'begin'}
    case '$':
      return {is: 'end'}
    case '*':
    case '+':
    case '?':
      return refuse('nothingToRepeat', at)
    default:
      return {is: 'one', of: [[char.codePointAt(0)!, char.codePointAt(0)!]], not: false}
  }
}

function group(reading: Reading): Expression {
  const {text} = reading
  const opened = reading.at - 1
  if (text[reading.at] === '?') {
    if (text[reading.at + 1] !== ':') refuse('notSupported', opened)
    reading.at += 2
  }
  if (++reading.depth > MOST_DEPTH) refuse('tooLong', opened)
  const inside = alternatives(reading)
  if (text[reading.at] !== ')') refuse('unclosed', opened)
  reading.at++
  reading.depth--
  return inside
}

function weight(expression: Expression): number {
  switch (expression.is) {
    case 'all':
    case 'any':
      return expression.parts.reduce((sum, part) => sum + weight(part), 1)
    case 'repeat':
      return Math.max(1, expression.least, expression.most === Infinity ? 0 : expression.most) * weight(expression.part)
    default:
      return 1
  }
}

import type {Expression} from '../../../../contract/query/regex/expression.ts'
import {foldedText} from '../name-index.ts'

/** The longest text that every name holds in which an expression is found; empty where there is none for certain. */
export function needleOf(expression: Expression): Uint8Array {
  const texts: string[] = ['']
  gather(expression, texts)
  return texts.map(foldedText).reduce((longest, one) => (one.length > longest.length ? one : longest))
}

/** Adds to the last text what must follow it, and begins a new one behind what is not known. */
function gather(expression: Expression, texts: string[]): void {
  if (expression.is === 'all') for (const part of expression.parts) gather(part, texts)
  else if (expression.is === 'one' && isPlain(expression)) texts.push(texts.pop()! + String.fromCodePoint(expression.of[0]![0]))
  else texts.push('')
}

const isPlain = ({of, not}: Extract<Expression, {is: 'one'}>): boolean => !not && of.length === 1 && of[0]![0] === of[0]![1]

import type {WrongExpression} from './expression.ts'

/** Where one reads an expression, and how deep in groups. */
export interface Reading {
  readonly text: string
  at: number
  depth: number
}

/** Thrown by `refuse` and caught by whoever reads the whole. */
export class Refusal extends Error {
  readonly wrong: WrongExpression

  constructor(wrong: WrongExpression) {
    super(wrong.reason)
    this.wrong = wrong
  }
}

/** Leaves the reading of an expression that cannot be used. */
export function refuse(reason: WrongExpression['reason'], at: number): never {
  throw new Refusal({reason, at})
}

/** Takes the next character, of two units where it has them. */
export function take(reading: Reading): string {
  const char = String.fromCodePoint(reading.text.codePointAt(reading.at)!)
  reading.at += char.length
  return char
}

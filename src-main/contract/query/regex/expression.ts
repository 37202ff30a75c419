/** Code points from one to another, both included. */
export type CodeRange = readonly [from: number, to: number]

/** A regular expression as a tree. */
export type Expression =
  /** One character that is among these, or is not. */
  | {readonly is: 'one'; readonly of: readonly CodeRange[]; readonly not: boolean}
  | {readonly is: 'all'; readonly parts: readonly Expression[]}
  | {readonly is: 'any'; readonly parts: readonly Expression[]}
  /** So often at least, and at most; Infinity for without end. */
  | {readonly is: 'repeat'; readonly part: Expression; readonly least: number; readonly most: number}
  | {readonly is: 'begin'}
  | {readonly is: 'end'}

/** What cannot be read of an expression, and where. */
export interface WrongExpression {
  readonly reason: 'unclosed' | 'unopened' | 'nothingToRepeat' | 'notSupported' | 'badRange' | 'badEscape' | 'tooLong'
  readonly at: number
}

/** Where in a text something stands: from its first character up to before `end`. */
export interface Span {
  readonly from: number
  readonly end: number
}

/** Values on one side of another or between two, these included; they are kept as they are written. */
export type Range =
  | {readonly op: '=' | '<' | '<=' | '>' | '>='; readonly value: string}
  | {readonly op: '..'; readonly from: string; readonly to: string}

/** A piece of a pattern: text that stands for itself, any text, or one character. */
export type PatternPart = {readonly text: string} | {readonly wild: '*' | '?'}

export type ListKey = 'ext' | 'kind' | 'tag' | 'volume' | 'is'
export type RangeKey = 'size' | 'modified' | 'created' | 'copies'

/** What one term asks of an entry. */
export type Match =
  /** A part of the name. */
  | {readonly key: 'name'; readonly text: string}
  /** The whole name. */
  | {readonly key: 'pattern'; readonly parts: readonly PatternPart[]}
  /** A regular expression, somewhere in the name. */
  | {readonly key: 'regex'; readonly text: string}
  /** A part of the path. */
  | {readonly key: 'path'; readonly text: string}
  /** One of these. */
  | {readonly key: ListKey; readonly values: readonly string[]}
  | {readonly key: RangeKey; readonly range: Range}
  /** There is another file of the same content. */
  | {readonly key: 'dup'}

export interface Term {
  /** It must not be so. */
  readonly not: boolean
  readonly match: Match
}

/** Terms of which one must hold. */
export interface Clause extends Span {
  readonly terms: readonly (Term & Span)[]
}

/** A query as it was understood: every clause must hold. A term that was not understood is among them as a plain word. */
export interface ParsedQuery {
  readonly clauses: readonly Clause[]
  readonly problems: readonly Problem[]
}

export const problemCodes = [
  'unknownKey',
  'noValue',
  'needlessValue',
  'badSize',
  'badDate',
  'badCount',
  'unknownKind',
  'unknownState',
  'badExpression',
  'openQuote',
  'loneOr',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** What of a text was not understood. */
export interface Problem extends Span {
  readonly code: ProblemCode
  /** As it was typed; '' where there is none. */
  readonly key: string
  readonly value: string
}

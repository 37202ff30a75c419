import type {Bounds} from '../../../contract/query/amounts.ts'
import type {PatternPart} from '../../../contract/query/terms.ts'
import {foldedText} from './name-index.ts'

/** A search as the search thread takes it: words and numbers only, every path and name already made an entry. */
export interface NameQuery {
  readonly text: string
  readonly literal: boolean
  /** Kind numbers of index.db and categories are alternatives to each other. */
  readonly kinds?: readonly number[] | undefined
  readonly categories?: readonly string[] | undefined
  /** With or without their first dot; `tar.gz` is one. */
  readonly extensions?: readonly string[] | undefined
  readonly minSize?: number | undefined
  readonly maxSize?: number | undefined
  /** Milliseconds since 1970: at or after, and before. */
  readonly modifiedFrom?: number | undefined
  readonly modifiedBefore?: number | undefined
  readonly createdFrom?: number | undefined
  readonly createdBefore?: number | undefined
  /** Numbers of tags, one of which it must have, itself or one nested in it. */
  readonly tags?: readonly number[] | undefined
  /** Entries that it must lie below, each of them. */
  readonly below?: readonly number[] | undefined
  /** The entry that it must lie in directly. */
  readonly directlyIn?: number | undefined
  /** The entries that it must be one of. */
  readonly among?: readonly number[] | undefined
  /** Also what lies in no location: folders that were only browsed. */
  readonly anyRoot?: boolean | undefined
  /** Names that begin with a dot count. */
  readonly hidden: boolean
  /** Parts of names as they are, beside the words of the text. */
  readonly infixes?: readonly string[] | undefined
  /** Each must hold; of its conditions one. */
  readonly clauses?: readonly NameClause[] | undefined
  /** Where volumes are, for conditions on paths. */
  readonly mounts?: ReadonlyMap<string, string> | undefined
}

export type NameClause = readonly NameCondition[]

/** One question to a row, or its opposite. */
export interface NameCondition {
  readonly not: boolean
  readonly test: NameTest
}

export type NameTest =
  | {readonly by: 'infix'; readonly text: string}
  | {readonly by: 'pattern'; readonly parts: readonly PatternPart[]}
  /** A regular expression that can be read, see `contract/query/regex`. */
  | {readonly by: 'expression'; readonly text: string}
  | {readonly by: 'ending'; readonly extensions: readonly string[]}
  | {readonly by: 'kind'; readonly kinds: readonly number[]; readonly categories: readonly string[]}
  /** Of files only. */
  | {readonly by: 'size'; readonly bounds: Bounds}
  | {readonly by: 'modified' | 'created'; readonly from: number; readonly before: number}
  | {readonly by: 'hidden'}
  | {readonly by: 'path'; readonly text: string}
  | {readonly by: 'tag'; readonly tags: readonly number[]}
  /** Ids of volumes. */
  | {readonly by: 'volume'; readonly volumes: readonly string[]}
  /** One of these holds. */
  | {readonly by: 'any'; readonly tests: readonly NameTest[]}
  /** Files of the same content, itself among them; of unread contents nothing is known. */
  | {readonly by: 'copies'; readonly bounds: Bounds}

export type Sort = {readonly field: SortName; readonly desc: boolean; readonly foldersFirst?: boolean | undefined}
export type SortName = 'name' | 'size' | 'modified' | 'created' | 'kind' | 'extension' | 'path'

/** The infixes that must all occur in a folded name, the longest first; one that folds to nothing asks for nothing. */
export function needlesOf({text, literal, infixes = []}: Pick<NameQuery, 'text' | 'literal' | 'infixes'>): readonly Buffer[] {
  const words = [...(literal ? [text] : text.split(/\s+/u)), ...infixes]
  const folded = words.map(foldedText).filter((needle) => needle.length > 0)
  const unique = folded.filter((needle, place) => folded.findIndex((other) => other.equals(needle)) === place)
  return unique.sort((a, b) => b.length - a.length)
}

/** The ends of names that an extension filter accepts: the folded extension behind a dot, the end of the name after it. */
export function endingOf(extension: string): Buffer {
  return Buffer.concat([foldedText(`.${extension.replace(/^\./, '')}`), Buffer.of(0)])
}

/** All tags that a query asks for; undefined where it asks for none. */
export function tagsAsked({tags, clauses = []}: Pick<NameQuery, 'tags' | 'clauses'>): readonly number[] | undefined {
  const more = clauses.flat().flatMap(({test}) => (test.by === 'tag' ? [test.tags] : []))
  return tags === undefined && more.length === 0 ? undefined : [...(tags ?? []), ...more.flat()]
}

/** Does it ask how many copies there are? */
export const asksCopies = ({clauses = []}: Pick<NameQuery, 'clauses'>): boolean => clauses.flat().some(({test}) => test.by === 'copies')

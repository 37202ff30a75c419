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
  /** Also what lies in no location: folders that were only browsed. */
  readonly anyRoot?: boolean | undefined
  /** Names that begin with a dot count. */
  readonly hidden: boolean
}

export type Sort = {readonly field: SortName; readonly desc: boolean; readonly foldersFirst?: boolean | undefined}
export type SortName = 'name' | 'size' | 'modified' | 'created' | 'kind' | 'extension' | 'path'

/** The infixes that must all occur in a folded name, the longest first; one that folds to nothing asks for nothing. */
export function needlesOf({text, literal}: Pick<NameQuery, 'text' | 'literal'>): readonly Buffer[] {
  const words = literal ? [text] : text.split(/\s+/u)
  const folded = words.map(foldedText).filter((needle) => needle.length > 0)
  const unique = folded.filter((needle, place) => folded.findIndex((other) => other.equals(needle)) === place)
  return unique.sort((a, b) => b.length - a.length)
}

/** The ends of names that an extension filter accepts: the folded extension behind a dot, the end of the name after it. */
export function endingOf(extension: string): Buffer {
  return Buffer.concat([foldedText(`.${extension.replace(/^\./, '')}`), Buffer.of(0)])
}

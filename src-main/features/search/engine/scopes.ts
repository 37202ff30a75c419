import {type CopyCounts, emptyCopyCounts} from './copy-counts.ts'
import {emptyScope, type FolderScope} from './folder-scope.ts'
import type {NameIndex} from './name-index.ts'
import {emptyTagSets, type TagSets} from './tag-sets.ts'

/** What outlives a query: the next one asks about the same folders, in the same room. */
export interface Scopes {
  readonly located: {scope: FolderScope; of: NameIndex['roots']}
  readonly below: Map<number, FolderScope>
  /** What a query without words and filters finds, with and without hidden names. */
  readonly placed: Map<boolean, Placed>
  readonly tagged: TagSets
  readonly copies: CopyCounts
  /** By the volumes that were asked for. */
  readonly volumes: Map<string, {readonly scope: FolderScope; readonly of: NameIndex['roots']}>
  /** Where queries gather slots, one after the other; a row has four bytes of it. */
  room: Uint32Array
}

export interface Placed {
  readonly version: number
  readonly rows: number
  /** A bit for each slot. */
  readonly marks: Uint32Array
  readonly total: number
}

export function emptyScopes(): Scopes {
  return {
    located: {scope: emptyScope(new Set()), of: new Map()},
    below: new Map(),
    placed: new Map(),
    tagged: emptyTagSets(),
    copies: emptyCopyCounts(),
    volumes: new Map(),
    room: new Uint32Array(0),
  }
}

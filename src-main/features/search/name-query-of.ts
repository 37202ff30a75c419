import {CoreError} from '../../contract/errors.ts'
import {entryKinds} from '../../contract/file.ts'
import type {SearchQuery} from '../../contract/search.ts'
import {displayName} from '../../domain/display-path.ts'
import {placeOf} from '../file/index.ts'
import {findLocation} from '../location/index.ts'
import {splitTagWords} from '../../domain/tag/tag-words.ts'
import {tagNumbers} from '../tag/index.ts'
import type {QueryScope} from '../scopes.ts'
import type {NameQuery} from './engine/name-query.ts'

/** Turns what a door asks into what the search thread takes: places become entries, words become numbers. */
export async function nameQueryOf(input: SearchQuery, scope: QueryScope): Promise<NameQuery> {
  if (input.here && input.in === undefined)
    throw new CoreError({code: 'BadInput', message: 'To look directly in a folder, say which one with “in”.'})
  const folder = input.in === undefined ? undefined : await folderOf(input.in, scope)
  const location = input.location === undefined ? undefined : await rootOf(input.location, scope)
  const {text, words} = input.literal ? {text: input.query, words: []} : splitTagWords(input.query)
  const tags = input.tag === undefined && words.length === 0 ? undefined : await tagNumbers({asked: input.tag ?? [], typed: words}, scope)
  return {
    text,
    tags,
    literal: input.literal,
    hidden: input.hidden,
    kinds: input.kind?.flatMap(kindNumbers),
    categories: input.kind?.filter((word) => kindNumbers(word).length === 0),
    extensions: input.ext,
    minSize: input.minSize,
    maxSize: input.maxSize,
    modifiedFrom: momentOf(input.after),
    modifiedBefore: momentOf(input.before),
    createdFrom: momentOf(input.createdAfter),
    createdBefore: momentOf(input.createdBefore),
    below: [folder, location].filter((entry) => entry !== undefined),
    directlyIn: input.here ? folder : undefined,
    // Who names a folder means it, even if no location keeps it.
    anyRoot: folder !== undefined,
  }
}

/** Does the query ask for anything at all? */
export function asksNothing({query, literal: _literal, hidden: _hidden, here: _here, ...filters}: SearchQuery): boolean {
  return query === '' && Object.values(filters).every((filter) => filter === undefined || (Array.isArray(filter) && filter.length === 0))
}

/** An id that no entry has: a folder that the index does not know holds nothing. */
const UNKNOWN = 0
const MOUNT = 4

function kindNumbers(word: string): readonly number[] {
  const kind = entryKinds.findIndex((name) => name === word)
  return kind < 0 ? [] : kind === 1 ? [kind, MOUNT] : [kind]
}

async function folderOf(target: string, scope: QueryScope): Promise<number> {
  const place = await placeOf(target, scope)
  // What is not on the disk either is an error of its own.
  if (place.entry === undefined) await scope.disk.look({path: place.path, shown: displayName(place.path).text})
  return place.entry ?? UNKNOWN
}

async function rootOf(word: string, scope: QueryScope): Promise<number> {
  const row = await findLocation(word, scope)
  const roots = await scope.read.locationRoots()
  return roots.find((root) => root.location === row.uuid)?.entry ?? row.root
}

/** A date is the midnight in UTC that begins it. */
function momentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const moment = /^\d{4}(-|$)/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(moment))
    throw new CoreError({
      code: 'BadInput',
      message: `“${text}” is neither a date nor an instant.`,
      hint: 'Write 2026-01-31 or 2026-01-31T12:00:00Z.',
    })
  return moment
}

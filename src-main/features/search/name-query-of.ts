import {CoreError} from '../../contract/errors.ts'
import {parseQuery} from '../../contract/query/parse.ts'
import {problemSentence} from '../../contract/query/problems.ts'
import type {Clause} from '../../contract/query/terms.ts'
import type {SearchQuery} from '../../contract/search.ts'
import {displayName} from '../../domain/display-path.ts'
import {placeOf} from '../file/index.ts'
import {findLocation} from '../location/index.ts'
import {tagNumbers} from '../tag/index.ts'
import type {QueryScope} from '../scopes.ts'
import type {NameQuery} from './engine/name-query.ts'
import {meaningsFor} from './meanings.ts'
import {planClauses} from './plan-clauses.ts'
import {kindTest} from './test-of.ts'

/** Turns what a door asks into what the search thread takes: places become entries, words become numbers. What of the text is not understood is a plain word. */
export async function nameQueryOf(input: SearchQuery, scope: QueryScope): Promise<NameQuery> {
  if (input.here && input.in === undefined)
    throw new CoreError({code: 'BadInput', message: 'To look directly in a folder, say which one with “in”.'})
  const folder = input.in === undefined ? undefined : await folderOf(input.in, scope)
  const location = input.location === undefined ? undefined : await rootOf(input.location, scope)
  const clauses = input.literal ? [] : parseQuery(input.query).clauses
  return {
    text: input.literal ? input.query : '',
    literal: input.literal,
    ...(await planned(input, clauses, scope)),
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

async function planned({kind, ext, tag, hidden}: SearchQuery, clauses: readonly Clause[], scope: QueryScope) {
  const kinded = kind && kindTest(kind)
  const tags = tag && (await tagNumbers(tag, scope))
  const base = {kinds: kinded?.kinds, categories: kinded?.categories, extensions: ext, tags, hidden}
  if (clauses.length === 0) return base
  const {mounts, ...meanings} = await meaningsFor(clauses, scope)
  return {...planClauses(clauses, base, meanings), mounts}
}

/** Refuses a text that is not understood in whole, and says where. */
export function mustBeUnderstood({query, literal}: Pick<SearchQuery, 'query' | 'literal'>): void {
  const [problem] = literal ? [] : parseQuery(query).problems
  if (problem === undefined) return
  const {code, from, end} = problem
  throw new CoreError({
    code: 'BadInput',
    message: problemSentence(problem),
    hint: 'To look for the text as it is, add --literal. onefold search --help tells the words of the language.',
    details: {problem: code, from, end, text: query.slice(from, end)},
  })
}

/** Does the query ask for anything at all? */
export function asksNothing({query, literal: _literal, hidden: _hidden, here: _here, ...filters}: SearchQuery): boolean {
  return query === '' && Object.values(filters).every((filter) => filter === undefined || (Array.isArray(filter) && filter.length === 0))
}

/** An id that no entry has: a folder that the index does not know holds nothing. */
const UNKNOWN = 0
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

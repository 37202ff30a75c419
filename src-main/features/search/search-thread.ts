import {join} from 'node:path'
import {unicodeVersion} from '../../domain/fold-table.ts'
import type {Log} from '../../domain/ports.ts'
import {readSnapshot, writeSnapshot} from '../../host/snapshot-file.ts'
import {moving} from '../../runtime/serve-calls.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import {type DatabaseKind, databaseKinds, openDatabase} from '../../store/open-database.ts'
import type {FreshRows} from '../fresh-rows.ts'
import {createFollower, type Follower} from './follower.ts'
import {type CopyFollower, createCopyFollower} from './copy-follower.ts'
import {createTagFollower, type TagFollower} from './tag-follower.ts'
import {trim} from './engine/columns.ts'
import {kindsBelow} from './engine/kinds-below.ts'
import type {CategoryOf} from './engine/name-index.ts'
import {asksCopies, type NameQuery, tagsAsked} from './engine/name-query.ts'
import {
  emptyNameSearch,
  findInView,
  heldInView,
  matchInView,
  type MatchInput,
  type NameSearch,
  openView,
  type PageInput,
  queryPage,
  type RefreshInput,
  refreshView,
  sliceView,
  type Sought,
  type ViewInput,
  viewOf,
} from './engine/name-search.ts'
import {type MemoryFacts, memoryOf} from './engine/memory.ts'
import {monthRuns} from './engine/month-runs.ts'
import {emptyScopes} from './engine/scopes.ts'
import {sizeFiles, type SizesAsked} from './engine/size-files.ts'
import {sumRows, type SumsAsked} from './engine/sum-rows.ts'
import {sumView} from './engine/sum-view.ts'
import {decodeSnapshot, encodeSnapshot} from './engine/snapshot.ts'

export interface SearchParts {
  readonly categoryOf: CategoryOf
  /** Changes when the same row could get another category. */
  readonly typesVersion: string
  readonly log: Log
}

export interface OpenInput {
  readonly libraryFolder: string
  readonly sqliteBinding?: string | undefined
  readonly key?: Uint8Array | undefined
}

export interface Followed {
  readonly seq: number
  /** Rows that came in or went. */
  readonly rows: number
}

// `void` lets the other side call without an input.
type LibraryCalls = {
  /** Opens the library's index and takes up where the snapshot ends; answers once queries see all that is committed. */
  readonly open: (input: OpenInput) => Promise<Followed & {readonly fromSnapshot: boolean}>
  /** Takes in everything newer than what is known. */
  readonly follow: (input: void) => Promise<Followed>
  /** Takes rows that were just added instead of reading them; what they do not go on from is pulled. */
  readonly take: (input: FreshRows) => Promise<Followed>
  /** Keeps the index for the next start. */
  readonly save: (input: void) => Promise<{readonly seq: number}>
  /** Gives memory back, once nothing is being made. */
  readonly rest: (input: void) => Promise<void>
  readonly close: (input: void) => void
  readonly memory: (input: void) => MemoryFacts
}

/** The table that the search thread serves: it follows index.db, answers queries and holds the rows of open views. */
export type SearchCalls = LibraryCalls & ReturnType<typeof askingCalls>
/** The same, asked from the core's thread. */
export type SearchThread = RemoteTable<SearchCalls>

export function searchCalls(parts: SearchParts): SearchCalls {
  const search = emptyNameSearch(parts.categoryOf)
  let library: OpenLibrary | undefined
  const opened = (): OpenLibrary => {
    if (!library) throw new Error('Invariant: the search thread is opened before it is asked.')
    return library
  }
  return {
    open: async (input) => {
      const index = openToRead(databaseKinds.index, input)
      const {follower, snapshot} = (library = {
        follower: createFollower(search, index),
        tags: createTagFollower(search, {library: () => openToRead(databaseKinds.library, input), index}),
        copies: createCopyFollower(search, index),
        snapshot: join(input.libraryFolder, 'names.snapshot'),
      })
      let fromSnapshot = false
      const followed = await follower.follow(async () => {
        fromSnapshot = await loadSnapshot(search, {follower, snapshot}, parts)
      })
      trim(search.index.columns)
      return {...followed, fromSnapshot}
    },
    follow: () => opened().follower.follow(),
    take: (rows) => opened().follower.take(rows),
    save: () => saveSnapshot(search, opened(), parts),
    rest: async () => library?.follower.rest(),
    close: () => {
      library?.tags.close()
      library?.follower.close()
      library = undefined
    },
    memory: () => memoryOf(search),
    ...askingCalls(search, {
      ready: () => opened().follower.ready,
      asked: async (query) => {
        const {tags, copies} = opened()
        await tags.follow(tagsAsked(query))
        if (asksCopies(query)) await copies.follow()
      },
    }),
  }
}

const openToRead = (kind: DatabaseKind, {libraryFolder, sqliteBinding, key}: OpenInput) =>
  openDatabase(join(libraryFolder, kind.file), kind, {nativeBinding: sqliteBinding, key, readonly: true})

interface OpenLibrary {
  readonly follower: Follower
  readonly tags: TagFollower
  readonly copies: CopyFollower
  /** The file of the snapshot. */
  readonly snapshot: string
}

interface AskingParts {
  readonly ready: () => Promise<void>
  /** Brings what a query asks for beside names up to date. */
  readonly asked: (query: NameQuery) => Promise<void>
}

/** Whoever asks while the index is still being read waits for the whole of it: totals are exact. */
function askingCalls(search: NameSearch, {ready, asked}: AskingParts) {
  return {
    query: async (input: PageInput) => {
      await ready()
      await asked(input.query)
      const page = queryPage(search, input)
      return moving(page, [page.ids.buffer])
    },
    kindsBelow: async (input: {readonly folder: number}) => {
      await ready()
      return kindsBelow(search.index, input)
    },
    openView: async (input: ViewInput) => {
      await ready()
      await asked(input.query)
      return openView(search, input)
    },
    sliceView: (input: {readonly view: string; readonly offset: number; readonly count: number}) => sliceView(search, input),
    refreshView: async (input: RefreshInput) => {
      const view = search.views.get(input.view)
      if (view) await asked(view.query)
      return refreshView(search, input)
    },
    findInView: (input: Sought): {readonly row: number | undefined} => ({row: findInView(search, input)}),
    heldInView: (input: {readonly view: string; readonly ids: Float64Array}) => ({ids: heldInView(search, input)}),
    matchInView: (input: MatchInput) => matchInView(search, input),
    sumView: ({view, except}: {readonly view: string; readonly except: Float64Array}) =>
      sumView(search.index, viewOf(search, view), except),
    sizeFiles: async (input: SizesAsked) => {
      await ready()
      return {...sizeFiles(search.index, input), seq: search.seq}
    },
    sumRows: async (input: SumsAsked) => {
      await ready()
      return sumRows(search.index, search.scopes, input)
    },
    monthsOfView: ({view}: {readonly view: string}) => {
      const held = viewOf(search, view)
      return {months: monthRuns(search.index, held), total: held.slots.length, seq: held.seq}
    },
    closeView: ({view}: {readonly view: string}): void => {
      search.views.delete(view)
    },
  }
}

const environmentOf = ({typesVersion}: SearchParts): string => `${unicodeVersion} ${process.versions['unicode'] ?? ''} ${typesVersion}`

async function saveSnapshot(search: NameSearch, {follower, snapshot}: OpenLibrary, parts: SearchParts): Promise<{readonly seq: number}> {
  const {seq} = search
  await writeSnapshot(
    snapshot,
    encodeSnapshot(search.index, search.orders, {epoch: follower.epoch, environment: environmentOf(parts), seq}),
  )
  return {seq}
}

async function loadSnapshot(
  search: NameSearch,
  {follower, snapshot}: Pick<OpenLibrary, 'follower' | 'snapshot'>,
  parts: SearchParts,
): Promise<boolean> {
  const told = follower.state()
  try {
    let found = false
    const loaded = await readSnapshot(snapshot, (source) => {
      found = true
      return decodeSnapshot(source, {epoch: told.epoch, environment: environmentOf(parts)}, parts.categoryOf)
    })
    if (!found) return false
    if (!loaded || loaded.seq > told.seq) {
      parts.log.write('info', 'search', 'The snapshot of the name index is of another state; the index is made anew.')
      return false
    }
    Object.assign(search, loaded, {scopes: emptyScopes()})
    return true
  } catch (error) {
    parts.log.write(
      'warn',
      'search',
      `The snapshot of the name index is left aside: ${error instanceof Error ? error.message : String(error)}`,
    )
    return false
  }
}

import {join} from 'node:path'
import {libraryClosed} from '../../contract/library-closed.ts'
import type {Log} from '../../domain/ports.ts'
import {moving} from '../../runtime/serve-calls.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import {type DatabaseKind, databaseKinds, openDatabase} from '../../store/open-database.ts'
import type {FreshRows} from '../fresh-rows.ts'
import {createFollower, type Follower} from './follower.ts'
import {type CopyFollower, createCopyFollower} from './copy-follower.ts'
import {openSnapshotKeeper, type SnapshotKeeper} from './snapshot-keeper.ts'
import {createTagFollower, type TagFollower} from './tag-follower.ts'
import {trim} from './engine/columns.ts'
import type {Grouping} from './engine/group-rows.ts'
import {kindsBelow} from './engine/kinds-below.ts'
import type {CategoryOf} from './engine/name-index.ts'
import {asksCopies, type NameQuery, tagsAsked} from './engine/name-query.ts'
import {
  emptyNameSearch,
  finishViews,
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
import {sizeFiles, type SizesAsked} from './engine/size-files.ts'
import {sumRows, type SumsAsked} from './engine/sum-rows.ts'
import {sumView} from './engine/sum-view.ts'

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
  readonly save: (input: void) => Promise<void>
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
  let isClosed = false
  const opened = (): OpenLibrary => {
    if (isClosed) throw libraryClosed()
    if (!library) throw new Error('Invariant: the search thread is opened before it is asked.')
    return library
  }
  return {
    open: async (input) => {
      const index = openToRead(databaseKinds.index, input)
      const follower = createFollower(search, index)
      const snapshot = openSnapshotKeeper({...parts, search, follower, path: join(input.libraryFolder, 'names.snapshot')})
      const tags = createTagFollower(search, {library: () => openToRead(databaseKinds.library, input), index})
      library = {follower, tags, copies: createCopyFollower(search, index), snapshot}
      isClosed = false
      let fromSnapshot = false
      const followed = await follower.follow(async () => {
        fromSnapshot = await snapshot.load()
      })
      trim(search.index.columns)
      return {...followed, fromSnapshot}
    },
    follow: () => opened().follower.follow(),
    take: (rows) => opened().follower.take(rows),
    save: () => opened().snapshot.save(),
    rest: async () => {
      await library?.follower.rest()
      await library?.snapshot.saveAtRest()
    },
    close: () => {
      library?.tags.close()
      library?.follower.close()
      library = undefined
      isClosed = true
    },
    memory: () => memoryOf(search),
    ...askingCalls(search, {
      ready: () => opened().follower.ready,
      pull: () => opened().follower.follow(),
      asked: async (query, grouping) => {
        const {tags, copies} = opened()
        await tags.follow(grouping?.by === 'tag' ? 'all' : tagsAsked(query))
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
  readonly snapshot: SnapshotKeeper
}

interface AskingParts {
  readonly ready: () => Promise<void>
  /** Views show all that is committed. */
  readonly pull: () => Promise<unknown>
  /** Brings what a query, or a view's groups, ask for beside names up to date. */
  readonly asked: (query: NameQuery, grouping?: Grouping) => Promise<void>
}

/** Whoever asks while the index is still being read waits for the whole of it: totals are exact. */
function askingCalls(search: NameSearch, {ready, pull, asked}: AskingParts) {
  const finishing = laterOnce(FINISH_MS, () => finishViews(search))
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
    openView: async ({first = 0, ...input}: ViewInput & {readonly first?: number | undefined}) => {
      await ready()
      await pull()
      await asked(input.query, input.grouping)
      finishing.ring()
      const facts = openView(search, input)
      const {ids} = sliceView(search, {view: facts.view, offset: 0, count: first})
      return moving({...facts, ids}, [ids.buffer as ArrayBuffer])
    },
    sliceView: (input: {readonly view: string; readonly offset: number; readonly count: number}) => sliceView(search, input),
    refreshView: async (input: RefreshInput) => {
      await pull()
      const view = search.views.get(input.view)
      if (view) await asked(view.query, view.grouping)
      finishing.ring()
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

/** Whoever opened a view asks for its first rows next. */
const FINISH_MS = 200

/** Runs something a while after it was last asked for; keeps no thread alive. */
function laterOnce(delayMs: number, run: () => void): {ring(): void} {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    ring: () => {
      clearTimeout(timer)
      timer = setTimeout(run, delayMs).unref()
    },
  }
}

import {join} from 'node:path'
import {unicodeVersion} from '../../domain/fold-table.ts'
import type {Log} from '../../domain/ports.ts'
import {readSnapshot, writeSnapshot} from '../../host/snapshot-file.ts'
import {moving, type RemoteTable} from '../../runtime/threads.ts'
import {databaseKinds, openDatabase} from '../../store/open-database.ts'
import {createFollower, type Follower} from './follower.ts'
import {trim} from './engine/columns.ts'
import type {CategoryOf} from './engine/name-index.ts'
import {emptyNameSearch, findInView, type NameSearch, openView, type PageInput, queryPage, refreshView, sliceView, type Sought} from './engine/name-search.ts'
import type {NameQuery, Sort} from './engine/name-query.ts'
import {memoryOf} from './engine/memory.ts'
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

/** The search thread's side of all searches: it follows index.db, answers queries and holds the rows of open views. */
export type SearchCalls = ReturnType<typeof searchCalls>
/** The same, asked from the core's thread. */
export type SearchThread = RemoteTable<SearchCalls>

export function searchCalls(parts: SearchParts) {
  const search = emptyNameSearch(parts.categoryOf)
  let library: OpenLibrary | undefined
  const opened = (): OpenLibrary => {
    if (!library) throw new Error('Invariant: the search thread is opened before it is asked.')
    return library
  }
  return {
    /** Opens the library's index and takes up where the snapshot ends; answers once queries see all that is committed. */
    open: async (input: OpenInput): Promise<{readonly seq: number; readonly rows: number; readonly fromSnapshot: boolean}> => {
      const index = openDatabase(join(input.libraryFolder, databaseKinds.index.file), databaseKinds.index, {
        nativeBinding: input.sqliteBinding,
        key: input.key,
        readonly: true,
      })
      library = {follower: createFollower(search, index), snapshot: join(input.libraryFolder, 'names.snapshot')}
      const fromSnapshot = await loadSnapshot(search, library, parts)
      const followed = await library.follower.follow()
      trim(search.index.columns)
      return {...followed, fromSnapshot}
    },
    /** Takes in everything newer than what is known. */
    follow: (): Promise<{readonly seq: number; readonly rows: number}> => opened().follower.follow(),
    /** Keeps the index for the next start. */
    save: () => saveSnapshot(search, opened(), parts),
    close: (): void => {
      library?.follower.close()
      library = undefined
    },
    ...askingCalls(search),
  }
}

interface OpenLibrary {
  readonly follower: Follower
  /** The file of the snapshot. */
  readonly snapshot: string
}

function askingCalls(search: NameSearch) {
  return {
    query: (input: PageInput) => {
      const page = queryPage(search, input)
      return moving(page, [page.ids.buffer])
    },
    openView: (input: {readonly query: NameQuery; readonly sort: Sort}) => openView(search, input),
    sliceView: (input: {readonly view: string; readonly offset: number; readonly count: number}) => sliceView(search, input),
    refreshView: ({view}: {readonly view: string}) => refreshView(search, view),
    findInView: (input: Sought): {readonly row: number | undefined} => ({row: findInView(search, input)}),
    closeView: ({view}: {readonly view: string}): void => {
      search.views.delete(view)
    },
    memory: () => memoryOf(search),
  }
}

const environmentOf = ({typesVersion}: SearchParts): string => `${unicodeVersion} ${process.versions['unicode'] ?? ''} ${typesVersion}`

async function saveSnapshot(search: NameSearch, {follower, snapshot}: OpenLibrary, parts: SearchParts): Promise<{readonly seq: number}> {
  const {seq} = search
  await writeSnapshot(snapshot, encodeSnapshot(search.index, search.orders, {epoch: follower.epoch, environment: environmentOf(parts), seq}))
  return {seq}
}

async function loadSnapshot(search: NameSearch, {follower, snapshot}: OpenLibrary, parts: SearchParts): Promise<boolean> {
  const told = follower.state()
  try {
    const bytes = await readSnapshot(snapshot)
    if (!bytes) return false
    const loaded = decodeSnapshot(bytes, {epoch: told.epoch, environment: environmentOf(parts)}, parts.categoryOf)
    if (!loaded || loaded.seq > told.seq) {
      parts.log.write('info', 'search', 'The snapshot of the name index is of another state; the index is made anew.')
      return false
    }
    Object.assign(search, loaded)
    return true
  } catch (error) {
    parts.log.write('warn', 'search', `The snapshot of the name index is left aside: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

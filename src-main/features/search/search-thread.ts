import {join} from 'node:path'
import {unicodeVersion} from '../../domain/fold-table.ts'
import type {Log} from '../../domain/ports.ts'
import {readSnapshot, writeSnapshot} from '../../host/snapshot-file.ts'
import {moving, type RemoteTable} from '../../runtime/threads.ts'
import {databaseKinds, openDatabase} from '../../store/open-database.ts'
import {createFollower, type Follower} from './follower.ts'
import {trim} from './engine/columns.ts'
import type {CategoryOf} from './engine/name-index.ts'
import {emptyNameSearch, findInView, openView, type PageInput, queryPage, refreshView, sliceView, type Sought} from './engine/name-search.ts'
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
  let follower: Follower | undefined
  let folder = ''
  const opened = (): Follower => {
    if (!follower) throw new Error('Invariant: the search thread is opened before it is asked.')
    return follower
  }
  const environment = `${unicodeVersion} ${process.versions['unicode'] ?? ''} ${parts.typesVersion}`

  return {
    /** Opens the library's index and takes up where the snapshot ends; answers once queries see all that is committed. */
    open: async ({libraryFolder, sqliteBinding, key}: OpenInput): Promise<{readonly seq: number; readonly rows: number; readonly fromSnapshot: boolean}> => {
      folder = libraryFolder
      const index = openDatabase(join(libraryFolder, databaseKinds.index.file), databaseKinds.index, {nativeBinding: sqliteBinding, key, readonly: true})
      follower = createFollower(search, index)
      const fromSnapshot = await loadSnapshot()
      const {seq, rows} = await follower.follow()
      trim(search.index.columns)
      return {seq, rows, fromSnapshot}
    },
    /** Takes in everything newer than what is known. */
    follow: (): Promise<{readonly seq: number; readonly rows: number}> => opened().follow(),
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
    /** Keeps the index for the next start. */
    save: async (): Promise<{readonly seq: number}> => {
      const {epoch} = opened()
      const {seq} = search
      await writeSnapshot(snapshotPath(), encodeSnapshot(search.index, search.orders, {epoch, environment, seq}))
      return {seq}
    },
    memory: () => memoryOf(search),
    close: (): void => {
      follower?.close()
      follower = undefined
    },
  }

  function snapshotPath(): string {
    return join(folder, 'names.snapshot')
  }

  async function loadSnapshot(): Promise<boolean> {
    const told = opened().state()
    try {
      const bytes = await readSnapshot(snapshotPath())
      const loaded = bytes && decodeSnapshot(bytes, {epoch: told.epoch, environment}, parts.categoryOf)
      if (bytes && (!loaded || loaded.seq > told.seq)) parts.log.write('info', 'search', 'The snapshot of the name index is of another state and is made anew.')
      if (!loaded || loaded.seq > told.seq) return false
      Object.assign(search, loaded)
      return true
    } catch (error) {
      parts.log.write('warn', 'search', `The snapshot of the name index is left aside: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }
}

import {libraryClosed} from '../contract/library-closed.ts'
import type {Remote} from './access.ts'
import {bound} from './bound.ts'
import {giveBackPages} from './open-database.ts'
import {openReaders} from './open-readers.ts'
import {queries} from './queries.ts'

type Queries = Remote<typeof queries>
type OpenReaders = ReturnType<typeof openReaders>

/** A reader thread: opens a library that the writer has opened, then runs named queries. */
export type ReaderCalls = Queries & {
  readonly openReader: (input: {readonly folder: string; readonly key?: Uint8Array | undefined}) => void
  readonly closeReader: (input: undefined) => void
}

export function readerCalls({sqliteBinding}: {readonly sqliteBinding: string | undefined}) {
  let opened: OpenReaders | undefined
  let isClosed = false
  const stores = (): OpenReaders => {
    if (isClosed) throw libraryClosed()
    if (!opened) throw new Error('Invariant: a reader opens its library first.')
    return opened
  }
  return {
    ...bound(queries, stores),
    openReader: ({folder, key}: {readonly folder: string; readonly key?: Uint8Array | undefined}): void => {
      opened = openReaders(folder, {key, sqliteBinding})
      isClosed = false
    },
    rest: (): void => giveBackPages(opened),
    closeReader: (): void => {
      stores().close()
      opened = undefined
      isClosed = true
    },
  }
}

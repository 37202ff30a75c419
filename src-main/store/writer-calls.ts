import type {LibraryCard} from '../contract/library-card.ts'
import {libraryClosed} from '../contract/library-closed.ts'
import type {Remote} from './access.ts'
import {bound} from './bound.ts'
import type {Marks} from './epochs.ts'
import type {LibraryParts} from './library-parts.ts'
import {giveBackPages} from './open-database.ts'
import {type OpenLibrary, type OpenOptions, openLibrary, type OpenReport} from './open-library.ts'
import {transactions} from './transactions.ts'

type Transactions = Remote<typeof transactions>

/** The writer thread: opens one library for writing, then runs named transactions until it is closed. */
export type WriterCalls = Transactions & {
  readonly openWriter: (input: {readonly folder: string; readonly options: Omit<OpenOptions, 'sqliteBinding'>}) => Promise<{
    readonly card: LibraryCard
    readonly report: OpenReport
    readonly marks: Marks
  }>
  readonly backUpWhenDue: (input: undefined) => Promise<void>
  readonly closeWriter: (input: undefined) => Marks
}

export function writerCalls(parts: LibraryParts, {sqliteBinding}: {readonly sqliteBinding: string | undefined}) {
  let opened: OpenLibrary | undefined
  let isClosed = false
  const stores = (): OpenLibrary => {
    if (isClosed) throw libraryClosed()
    if (!opened) throw new Error('Invariant: the writer opens its library first.')
    return opened
  }
  return {
    ...bound(transactions, stores),
    openWriter: async ({folder, options}: {readonly folder: string; readonly options: Omit<OpenOptions, 'sqliteBinding'>}) => {
      opened = await openLibrary(folder, {...options, sqliteBinding}, parts)
      isClosed = false
      return {card: opened.card, report: opened.report, marks: opened.marks()}
    },
    backUpWhenDue: (): Promise<void> => stores().backUpWhenDue(),
    rest: (): void => giveBackPages(opened),
    closeWriter: (): Marks => {
      const marks = stores().close()
      opened = undefined
      isClosed = true
      return marks
    },
  }
}

import {createContext, type ReactNode} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import type {ColumnKey} from './columns.ts'

interface DrawnByOthers {
  /** Beside the name of an entry. */
  readonly entryMarks?: (item: Item) => ReactNode
  /** A tag by its id, at the head of the files that have it. */
  readonly tagTitle?: (id: string) => ReactNode
  /** The entries of the menu of a column's head. */
  readonly columnMenu?: (of: ColumnKey) => ReactNode
}

/** What other subjects and floors draw among the files; the layout gives it. */
export const DrawnByOthers = createContext<DrawnByOthers>({})

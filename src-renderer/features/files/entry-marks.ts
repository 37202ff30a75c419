import {createContext, type ReactNode} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'

/** What other subjects draw beside the name of an entry; the layout gives it. */
export const EntryMarks = createContext<((item: Item) => ReactNode) | undefined>(undefined)

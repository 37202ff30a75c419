import {createContext, type ReactNode} from 'react'

/** How the subject of tags draws one by its id, at the head of the files that have it; the layout gives it. */
export const TagTitles = createContext<((id: string) => ReactNode) | undefined>(undefined)

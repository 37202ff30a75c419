import {activePane, createPaneStore, type Pane, perPane} from '../../core/pane.ts'

interface FolderFilter {
  /** The folder that it is for: in another one there is none. */
  readonly folder?: string | undefined
  readonly text: string
}

/** What the rows of a pane's folder are narrowed to, as it is written. */
export const useFilter = createPaneStore<FolderFilter>(() => ({text: ''}))

/** Begins to filter a folder; what was written for it stays. */
export function openFilter(folder: string, pane = activePane()): void {
  const {folder: before} = useFilter.getState(pane)
  if (before !== folder) useFilter.setState({folder, text: ''}, pane)
  focusOf(pane).focus?.()
}

export function closeFilter(pane = activePane()): void {
  useFilter.setState({folder: undefined, text: ''}, pane)
}

export function writeFilter(text: string, pane: Pane): void {
  useFilter.setState({text}, pane)
}

/** How the field of a pane takes the keyboard. */
export const focusOf = perPane((): {focus?: (() => void) | undefined} => ({}))

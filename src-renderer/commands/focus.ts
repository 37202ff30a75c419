import {activePane} from '../core/pane.ts'
import {SEARCH_BOX_ID} from '../features/search/index.ts'

/** Gives the keyboard to the files of a pane. */
export function focusFiles(pane = activePane()): void {
  document.querySelector<HTMLElement>(`[data-pane="${pane.id}"] [role="grid"]`)?.focus()
}

export function focusSearch(): void {
  const box = document.getElementById(SEARCH_BOX_ID)
  if (!(box instanceof HTMLInputElement)) return
  box.focus()
  box.select()
}

import {activePane} from '../core/pane.ts'
import {SEARCH_BOX_ID} from '../features/search/index.ts'

/** Gives the keyboard to the files of a pane. */
export function focusFiles(pane = activePane()): void {
  const shown = document.querySelector(`[data-pane="${pane.id}"]`)
  // Among columns the pane's own is meant.
  const files = shown?.querySelector<HTMLElement>('[data-own] .files') ?? shown?.querySelector<HTMLElement>('.files, [role="grid"]')
  files?.focus()
}

export function focusSearch(): void {
  const box = document.getElementById(SEARCH_BOX_ID)
  if (!(box instanceof HTMLInputElement)) return
  box.focus()
  box.select()
}

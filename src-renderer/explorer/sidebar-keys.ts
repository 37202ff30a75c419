import type {KeyboardEvent} from 'react'
import {stepFocus} from '../ui/step-focus.ts'
import {createTypeAhead} from '../ui/type-ahead.ts'

const ENTRY = '[role="treeitem"]'
const NAME = '.location-name, .volume-name'
const find = createTypeAhead()

/** Arrows, Home and End lead through the whole tree, right and left open and close or lead in and out, letters lead to the next name that begins with them. Keys of an entry itself come first. */
export function moveInTree(event: KeyboardEvent<HTMLElement>): void {
  const {key, target, currentTarget} = event
  if (event.defaultPrevented || !(target instanceof HTMLElement) || !target.matches(ENTRY)) return
  const entries = [...currentTarget.querySelectorAll<HTMLElement>(ENTRY)]
  if (stepFocus(event, entries, 'list')) return event.preventDefault()
  if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && [...key].length !== 1)) return
  const at = entries.indexOf(target)
  const act = acts(isMirrored(currentTarget))[key]
  if (act) act(entries, at)
  else if (!leadByLetter(event, entries, at)) return
  event.preventDefault()
}

type Act = (entries: readonly HTMLElement[], at: number) => void

const acts = (mirrored: boolean): Readonly<Record<string, Act>> => ({
  [mirrored ? 'ArrowLeft' : 'ArrowRight']: (entries, at) => {
    const entry = entries[at]!
    if (entry.ariaExpanded === 'false') fold(entry)
    else if (entry.ariaExpanded === 'true' && levelOf(entries[at + 1]) > levelOf(entry)) entries[at + 1]!.focus()
  },
  [mirrored ? 'ArrowRight' : 'ArrowLeft']: (entries, at) => {
    const entry = entries[at]!
    if (entry.ariaExpanded === 'true') fold(entry)
    else
      entries
        .slice(0, at)
        .findLast((above) => levelOf(above) < levelOf(entry))
        ?.focus()
  },
  '*': (entries, at) => {
    for (const sibling of siblingsOf(entries, at)) if (sibling.ariaExpanded === 'false') fold(sibling)
  },
})

const isMirrored = (tree: Element): boolean => getComputedStyle(tree).direction === 'rtl'
const levelOf = (entry: HTMLElement | undefined): number => Number(entry?.ariaLevel ?? 0)

/** What stands with an entry below the same one. */
function siblingsOf(entries: readonly HTMLElement[], at: number): readonly HTMLElement[] {
  const level = levelOf(entries[at])
  const from = entries.slice(0, at).findLastIndex((entry) => levelOf(entry) < level) + 1
  const length = entries.slice(at).findIndex((entry) => levelOf(entry) < level)
  return entries.slice(from, length < 0 ? undefined : at + length).filter((entry) => levelOf(entry) === level)
}

function fold(entry: HTMLElement): void {
  const place = entry.matches('[data-fold]') ? entry : entry.querySelector<HTMLElement>('[data-fold]')
  place?.click()
}

function leadByLetter({key, timeStamp}: KeyboardEvent, entries: readonly HTMLElement[], from: number): boolean {
  if (key === ' ' || [...key].length !== 1) return false
  const at = find(key, {names: entries.map(nameOf), from, atMs: timeStamp})
  if (at === undefined) return false
  entries[at]?.focus()
  return true
}

const nameOf = (entry: HTMLElement): string => (entry.querySelector(NAME) ?? entry).textContent.trim()

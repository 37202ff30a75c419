import type {KeyboardEvent} from 'react'
import {stepFocus} from '../ui/step-focus.ts'
import {createTypeAhead} from '../ui/type-ahead.ts'

const ENTRIES = '.location, .volume'
const NAME = '.location-name, .volume-name'
const find = createTypeAhead()

/** Arrows lead from one place of the sidebar to the next, and letters to the next one that begins with them. What nests has keys of its own, and hears them first. */
export function moveInSidebar(event: KeyboardEvent<HTMLElement>): void {
  const {key, target, currentTarget, ctrlKey, metaKey, altKey} = event
  if (event.defaultPrevented || !(target instanceof Element) || !target.matches(ENTRIES)) return
  const entries = [...currentTarget.querySelectorAll<HTMLElement>(ENTRIES)]
  if (stepFocus(event, entries, 'list')) return event.preventDefault()
  if (ctrlKey || metaKey || altKey || key === ' ' || [...key].length !== 1) return
  const at = find(key, {names: entries.map(nameOf), from: entries.indexOf(target as HTMLElement)})
  if (at === undefined) return
  event.preventDefault()
  entries[at]?.focus()
}

const nameOf = (entry: HTMLElement): string => (entry.querySelector(NAME) ?? entry).textContent.trim()

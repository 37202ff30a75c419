import type {KeyboardEvent} from 'react'

/** Gives the keyboard to the next or the one before of some elements, or to the first or last; false where the key moves nothing. Shift and other modifiers mean something else. */
export function stepFocus(
  {key, ctrlKey, metaKey, altKey, shiftKey, currentTarget}: KeyboardEvent,
  stops: readonly HTMLElement[],
  along: 'line' | 'list',
): boolean {
  if (ctrlKey || metaKey || altKey || shiftKey) return false
  const at = stops.findIndex((stop) => stop === document.activeElement)
  const step = steps(along, currentTarget)[key]
  const to = key === 'Home' ? 0 : key === 'End' ? stops.length - 1 : step === undefined || at < 0 ? -1 : at + step
  const stop = stops[to]
  if (!stop) return false
  stop.focus()
  return true
}

function steps(along: 'line' | 'list', box: Element): Readonly<Record<string, number>> {
  if (along === 'list') return {ArrowDown: 1, ArrowUp: -1}
  const on = getComputedStyle(box).direction === 'rtl' ? -1 : 1
  return {ArrowRight: on, ArrowLeft: -on}
}

import type {KeyboardEvent} from 'react'
import {attempt} from '../../core/attempt.ts'
import {findRow} from './files-view.ts'
import {rowId} from './file-row.tsx'
import {type GridShape, rowAfterKey} from './row-after-key.ts'
import {choose, chooseAll, chooseNothing, useSelection} from './selection-store.ts'

interface KeyScope extends GridShape {
  readonly onOpen: (row: number) => void
}

/** What a key does while the files have the keyboard. */
export function chooseByKey(event: KeyboardEvent, scope: KeyScope): void {
  if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return
  if (move(event, scope) || act(event, scope) || typeAhead(event)) event.preventDefault()
}

function move(event: KeyboardEvent, scope: KeyScope): boolean {
  const {active} = useSelection.getState().selection
  const row = rowAfterKey(event.key, active, scope)
  if (row === undefined) return false
  const add = event.ctrlKey || event.metaKey
  if (event.shiftKey) void choose(row, add ? 'range-add' : 'range')
  else void choose(row, add ? 'focus' : 'only')
  return true
}

function act(event: KeyboardEvent, {total, onOpen}: KeyScope): boolean {
  const {active, all, keys} = useSelection.getState().selection
  const mod = event.ctrlKey || event.metaKey
  if (mod && event.key.toLowerCase() === 'a') chooseAll()
  // Where nothing is chosen, Escape is left to the window: it leaves the search.
  else if (event.key === 'Escape' && (all || keys.size > 0)) chooseNothing()
  else return active >= 0 && active < total && actOn(active, event, onOpen)
  return true
}

function actOn(row: number, event: KeyboardEvent, onOpen: (row: number) => void): boolean {
  const mod = event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && !mod) onOpen(row)
  else if (event.key === ' ' && typed === '' && mod) void choose(row, 'toggle')
  else return (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && openMenu(event)
  return true
}

/** The menu of the keyboard opens at the row that it stands on. */
function openMenu(event: KeyboardEvent): boolean {
  const row = document.getElementById(rowId(useSelection.getState().selection.active))
  if (!row) return false
  event.preventDefault()
  const {left, bottom} = row.getBoundingClientRect()
  row.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: left + 32, clientY: bottom, button: 2}))
  return true
}

const FORGET_MS = 900
let typed = ''
let forget: ReturnType<typeof setTimeout> | undefined

/** Letters go to the next name that begins with them. */
function typeAhead(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.key.length === 0 || [...event.key].length !== 1) return false
  // By itself it is no letter: it shows what is chosen.
  if (event.key === ' ' && typed === '') return false
  clearTimeout(forget)
  forget = setTimeout(() => (typed = ''), FORGET_MS)
  typed += event.key
  const same = [...typed].every((letter) => letter === event.key)
  void jump(same ? event.key : typed, same)
  return true
}

async function jump(prefix: string, onward: boolean): Promise<void> {
  const {active} = useSelection.getState().selection
  const from = Math.max(0, onward ? active + 1 : active)
  const row = await attempt(async () => (await findRow({prefix, from})) ?? (from > 0 ? findRow({prefix}) : undefined))
  if (row !== undefined) await choose(row, 'only')
}

import type {KeyboardEvent} from 'react'
import {attempt} from '../../core/attempt.ts'
import {type Pane, perPane} from '../../core/pane.ts'
import type {Elsewhere} from './entry-menu.tsx'
import {rowId} from './file-row.tsx'
import {keyAlongLine} from './key-along-line.ts'
import {findRow} from './read-rows.ts'
import {type GridShape, rowAfterKey} from './row-after-key.ts'
import {choose, chooseAll, chooseNothing, useSelection} from './selection-store.ts'

interface KeyScope extends GridShape {
  readonly pane: Pane
  readonly onOpen: (row: number, where?: Elsewhere) => void
  readonly onAside?: ((by: 1 | -1) => void) | undefined
}

/** What a key does while the files have the keyboard. */
export function chooseByKey(event: KeyboardEvent, scope: KeyScope): void {
  if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return
  if (aside(event, scope) || move(event, scope) || act(event, scope) || typeAhead(event, scope.pane)) event.preventDefault()
}

function aside({key, shiftKey, ctrlKey, metaKey, currentTarget}: KeyboardEvent, {onAside}: KeyScope): boolean {
  if (!onAside || shiftKey || ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false
  onAside(keyAlongLine(key, currentTarget) === 'ArrowRight' ? 1 : -1)
  return true
}

function move(event: KeyboardEvent, scope: KeyScope): boolean {
  const {active} = useSelection.getState(scope.pane).selection
  const row = rowAfterKey(keyAlongLine(event.key, event.currentTarget), active, scope)
  if (row === undefined) return false
  const add = event.ctrlKey || event.metaKey
  if (event.shiftKey) void choose(row, add ? 'range-add' : 'range', scope.pane)
  else void choose(row, add ? 'focus' : 'only', scope.pane)
  return true
}

function act(event: KeyboardEvent, scope: KeyScope): boolean {
  const {active, all, keys} = useSelection.getState(scope.pane).selection
  const mod = event.ctrlKey || event.metaKey
  if (mod && event.key.toLowerCase() === 'a') chooseAll(scope.pane)
  // Where nothing is chosen, Escape is left to the window: it leaves the search.
  else if (event.key === 'Escape' && (all || keys.size > 0)) chooseNothing(scope.pane)
  else return active >= 0 && active < scope.total && actOn(active, event, scope)
  return true
}

function actOn(row: number, event: KeyboardEvent, {pane, onOpen}: KeyScope): boolean {
  const mod = event.ctrlKey || event.metaKey
  if (event.key === 'Enter') onOpen(row, mod ? (event.shiftKey ? 'other' : 'tab') : undefined)
  else if (event.key === ' ' && typing(pane).typed === '' && mod) void choose(row, 'toggle', pane)
  else return (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && openMenu(event, pane)
  return true
}

/** The menu of the keyboard opens at the row that it stands on. */
function openMenu(event: KeyboardEvent, pane: Pane): boolean {
  const row = document.getElementById(rowId(pane, useSelection.getState(pane).selection.active))
  if (!row) return false
  event.preventDefault()
  const {left, bottom} = row.getBoundingClientRect()
  row.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: left + 32, clientY: bottom, button: 2}))
  return true
}

const FORGET_MS = 900

interface Typing {
  typed: string
  forget?: ReturnType<typeof setTimeout> | undefined
}
const typing = perPane((): Typing => ({typed: ''}))

/** Letters go to the next name that begins with them. */
function typeAhead(event: KeyboardEvent, pane: Pane): boolean {
  if (event.ctrlKey || event.metaKey || event.key.length === 0 || [...event.key].length !== 1) return false
  const mine = typing(pane)
  // By itself it is no letter: it shows what is chosen.
  if (event.key === ' ' && mine.typed === '') return false
  clearTimeout(mine.forget)
  mine.forget = setTimeout(() => (mine.typed = ''), FORGET_MS)
  mine.typed += event.key
  const same = [...mine.typed].every((letter) => letter === event.key)
  void jump({prefix: same ? event.key : mine.typed, onward: same}, pane)
  return true
}

async function jump({prefix, onward}: {readonly prefix: string; readonly onward: boolean}, pane: Pane): Promise<void> {
  const {active} = useSelection.getState(pane).selection
  const from = Math.max(0, onward ? active + 1 : active)
  const row = await attempt(async () => (await findRow({prefix, from}, pane)) ?? (from > 0 ? findRow({prefix}, pane) : undefined))
  if (row !== undefined) await choose(row, 'only', pane)
}

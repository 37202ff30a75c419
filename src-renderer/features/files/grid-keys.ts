import type {KeyboardEvent} from 'react'
import {attempt} from '../../core/attempt.ts'
import {type Pane, perPane} from '../../core/pane.ts'
import type {Elsewhere} from './entry-menu.tsx'
import {rowId} from './file-row.tsx'
import {findRow} from './read-rows.ts'
import {type GridShape, rowAfterKey} from './row-after-key.ts'
import {fold, headUnderKeys, standOnHead} from './folded-groups.ts'
import type {RowLines} from './row-lines.ts'
import {choose, chooseAll, chooseNothing, useSelection} from './selection-store.ts'
import {lineOfStop, sectionOfStop, type Stop, stopAfterKey} from './stop-after-key.ts'

interface KeyScope extends GridShape {
  readonly pane: Pane
  readonly onOpen: (row: number, where?: Elsewhere) => void
  readonly onAside?: ((by: 1 | -1) => void) | undefined
  readonly lines: RowLines
  /** Brings a line into view. */
  readonly show: (line: number) => void
}

/** What a key does while the files have the keyboard. */
export function chooseByKey(event: KeyboardEvent, scope: KeyScope): void {
  if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return
  if (aside(event, scope) || inGroups(event, scope) || move(event, scope) || act(event, scope) || typeAhead(event, scope.pane))
    event.preventDefault()
}

function aside({key, shiftKey, ctrlKey, metaKey, currentTarget}: KeyboardEvent, {onAside}: KeyScope): boolean {
  if (!onAside || shiftKey || ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false
  const mirrored = getComputedStyle(currentTarget).direction === 'rtl'
  onAside((key === 'ArrowRight') === mirrored ? -1 : 1)
  return true
}

/** Among grouped rows the keyboard goes over their heads, which fold and unfold what is below them. */
function inGroups(event: KeyboardEvent, scope: KeyScope): boolean {
  const {lines, pane, total} = scope
  if (!lines.sections[0]?.group || total === 0) return false
  const head = headUnderKeys(pane)
  const stop: Stop = head === undefined ? {row: useSelection.getState(pane).selection.active} : {head}
  if (foldByKey(event, stop, scope)) return true
  const next = stopAfterKey(event.key, stop, scope)
  if (!next) return false
  if ('row' in next) moveTo(next.row, event, pane)
  else {
    standOnHead(next.head, pane)
    scope.show(lineOfStop(next, lines))
  }
  return true
}

function foldByKey(event: KeyboardEvent, stop: Stop, {lines, pane}: KeyScope): boolean {
  const section = sectionOfStop(stop, lines)
  if (!section?.group || event.shiftKey || event.ctrlKey || event.metaKey) return false
  const folds = foldWish(event, 'head' in stop, section.folded)
  // Among tiles the arrows lead from row to row.
  if (folds === undefined || (!('head' in stop) && (lines.columns > 1 || !folds))) return false
  standOnHead(section.group.key, pane)
  fold(section.group.key, folds, pane)
  return true
}

/** Whether a key folds or unfolds; undefined where it does neither. */
function foldWish({key, currentTarget}: KeyboardEvent, onHead: boolean, folded: boolean): boolean | undefined {
  if (onHead && (key === 'Enter' || key === ' ')) return !folded
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  return (key === 'ArrowLeft') === (getComputedStyle(currentTarget).direction !== 'rtl')
}

function move(event: KeyboardEvent, scope: KeyScope): boolean {
  const {active} = useSelection.getState(scope.pane).selection
  const row = rowAfterKey(event.key, active, scope)
  if (row === undefined) return false
  moveTo(row, event, scope.pane)
  return true
}

function moveTo(row: number, event: KeyboardEvent, pane: Pane): void {
  const add = event.ctrlKey || event.metaKey
  if (event.shiftKey) void choose(row, add ? 'range-add' : 'range', pane)
  else void choose(row, add ? 'focus' : 'only', pane)
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

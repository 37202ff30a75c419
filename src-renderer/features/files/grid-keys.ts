import type {KeyboardEvent} from 'react'
import {attempt} from '../../core/attempt.ts'
import {type Pane, perPane} from '../../core/pane.ts'
import {moveByKey} from './grid-moves.ts'
import {keyAlongLine} from './key-along-line.ts'
import {findRow} from './read-rows.ts'
import {choose, useSelection} from './selection-store.ts'

interface KeyScope {
  readonly pane: Pane
  readonly onAside?: ((by: 1 | -1) => void) | undefined
}

/** What moves through the files while they have the keyboard; keys that do something with them are commands. */
export function chooseByKey(event: KeyboardEvent, scope: KeyScope): void {
  if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return
  if (aside(event, scope) || move(event, scope.pane) || typeAhead(event, scope.pane)) event.preventDefault()
}

function aside({key, shiftKey, ctrlKey, metaKey, currentTarget}: KeyboardEvent, {onAside}: KeyScope): boolean {
  if (!onAside || shiftKey || ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false
  onAside(keyAlongLine(key, currentTarget) === 'ArrowRight' ? 1 : -1)
  return true
}

function move(event: KeyboardEvent, pane: Pane): boolean {
  const {shiftKey} = event
  const add = event.ctrlKey || event.metaKey
  return moveByKey(keyAlongLine(event.key, event.currentTarget), pane, shiftKey ? (add ? 'range-add' : 'range') : add ? 'focus' : 'only')
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

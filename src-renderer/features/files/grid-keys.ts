import type {KeyboardEvent} from 'react'
import {attempt} from '../../core/attempt.ts'
import {type Pane, perPane} from '../../core/pane.ts'
import {FORGET_MS} from '../../ui/type-ahead.ts'
import {beingChosen} from './being-chosen.ts'
import {fold, headUnderKeys, standOnHead} from './folded-groups.ts'
import {moveByKey, shapeIn} from './grid-moves.ts'
import {keyAlongLine} from './key-along-line.ts'
import {findRow} from './read-rows.ts'
import type {RowLines} from './row-lines.ts'
import {choose, useSelection} from './selection-store.ts'
import {sectionOfStop} from './stop-after-key.ts'

interface KeyScope {
  readonly pane: Pane
  readonly onAside?: ((by: 1 | -1) => void) | undefined
}

/** What moves through the files while they have the keyboard; keys that do something with them are commands. */
export function chooseByKey(event: KeyboardEvent, scope: KeyScope): void {
  if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return
  const hasMoved = aside(event, scope) || foldByKey(event, scope.pane) || move(event, scope.pane)
  // What is typed after that begins another name.
  if (hasMoved) typing(scope.pane).typed = ''
  if (hasMoved || typeAhead(event, scope.pane)) event.preventDefault()
}

function aside({key, shiftKey, ctrlKey, metaKey, currentTarget}: KeyboardEvent, {onAside}: KeyScope): boolean {
  if (!onAside || shiftKey || ctrlKey || metaKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false
  onAside(keyAlongLine(key, currentTarget) === 'ArrowRight' ? 1 : -1)
  return true
}

/** Among grouped rows the heads fold and unfold what is below them. */
function foldByKey(event: KeyboardEvent, pane: Pane): boolean {
  const lines = shapeIn(pane)?.lines
  if (!lines || event.shiftKey || event.ctrlKey || event.metaKey) return false
  const head = headUnderKeys(pane)
  const section = sectionOfStop(head === undefined ? {row: useSelection.getState(pane).selection.active} : {head}, lines)
  if (!section?.group) return false
  const folds = foldWish(event, head !== undefined, section.folded)
  if (folds === undefined || (head === undefined && !leadsToHead(folds, lines))) return false
  standOnHead(section.group.key, pane)
  fold(section.group.key, folds, pane)
  return true
}

// Among tiles the arrows lead from row to row, and a row has nothing to unfold.
const leadsToHead = (folds: boolean, {columns}: RowLines): boolean => folds && columns === 1

/** Whether a key folds or unfolds; undefined where it does neither. */
function foldWish({key, currentTarget}: KeyboardEvent, onHead: boolean, folded: boolean): boolean | undefined {
  if (onHead && (key === 'Enter' || key === ' ')) return !folded
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  return (key === 'ArrowLeft') === (getComputedStyle(currentTarget).direction !== 'rtl')
}

function move(event: KeyboardEvent, pane: Pane): boolean {
  const {shiftKey} = event
  const add = event.ctrlKey || event.metaKey
  return moveByKey(keyAlongLine(event.key, event.currentTarget), pane, shiftKey ? (add ? 'range-add' : 'range') : add ? 'focus' : 'only')
}

interface Typing {
  typed: string
  /** When the last letter was typed, which may be long before it is heard. */
  at: number
  jumping: Promise<void>
}
const typing = perPane((): Typing => ({typed: '', at: -Infinity, jumping: Promise.resolve()}))

/** Letters go to the next name that begins with them. */
function typeAhead(event: KeyboardEvent, pane: Pane): boolean {
  if (event.ctrlKey || event.metaKey || event.key.length === 0 || [...event.key].length !== 1) return false
  const mine = typing(pane)
  if (event.timeStamp - mine.at > FORGET_MS) mine.typed = ''
  // By itself it is no letter: it shows what is chosen.
  if (event.key === ' ' && mine.typed === '') return false
  const typed = mine.typed + event.key
  Object.assign(mine, {typed, at: event.timeStamp})
  const onward = [...typed].every((letter) => letter === event.key)
  // One after the other; who goes on typing meanwhile means the longer name alone.
  mine.jumping = mine.jumping.then(() => {
    if (onward || typed === mine.typed) return jump({prefix: onward ? event.key : typed, onward}, pane)
  })
  void beingChosen(mine.jumping, pane)
  return true
}

async function jump({prefix, onward}: {readonly prefix: string; readonly onward: boolean}, pane: Pane): Promise<void> {
  const {active} = useSelection.getState(pane).selection
  const from = Math.max(0, onward ? active + 1 : active)
  const row = await attempt(async () => (await findRow({prefix, from}, pane)) ?? (from > 0 ? findRow({prefix}, pane) : undefined))
  if (row !== undefined) await choose(row, 'only', pane)
}

import type {CommandId} from '../../messages.ts'
import {activePane} from '../../core/pane.ts'
import {onMac} from '../../core/platform.ts'
import {headUnderKeys, isDrawing} from '../../features/files/index.ts'
import {commands} from '../commands.ts'
import {contextNow} from '../context.ts'
import {runCommand} from '../run-command.ts'
import {asAnyDigit, chordsOf, isCommandKey} from './chord.ts'
import {holdKeys} from './hold-keys.ts'
import {keymapNow} from './keymap.ts'
import {isFiles, isHeard} from './where-heard.ts'

const NEXT_STROKE_MS = 1_000
let before: {readonly chord: string; readonly at: number} | undefined

/** Does the commands that keys stand for, and those of the side buttons of a mouse; the answer ends it. */
export function listenToKeys(): () => void {
  const heldNoMore = holdKeys()
  window.addEventListener('keydown', hearAmongFiles, true)
  window.addEventListener('keydown', hearElsewhere)
  window.addEventListener('mouseup', hearMouse)
  return () => {
    heldNoMore()
    window.removeEventListener('keydown', hearAmongFiles, true)
    window.removeEventListener('keydown', hearElsewhere)
    window.removeEventListener('mouseup', hearMouse)
  }
}

// The files go to the next name by letters, so what a letter means otherwise is looked for before they hear it.
function hearAmongFiles(event: KeyboardEvent): void {
  if (!isFiles(event.target) || isForGrid(event) || !hear(event)) return
  event.preventDefault()
  event.stopPropagation()
}

// On the head of a group two of them fold and unfold; a box that is drawn is taken back.
function isForGrid({key}: KeyboardEvent): boolean {
  if (key === 'Escape') return isDrawing(activePane())
  return (key === 'Enter' || key === ' ') && headUnderKeys(activePane()) !== undefined
}

function hearElsewhere(event: KeyboardEvent): void {
  if (!event.defaultPrevented && !isFiles(event.target) && hear(event)) event.preventDefault()
}

/** True where the key was for a command, or is the first of several that are. */
function hear(event: KeyboardEvent): boolean {
  if (event.isComposing || event.getModifierState('AltGraph')) return false
  const chords = chordsOf(event, onMac)
  if (chords.length === 0 || isAsking(event, chords)) return false
  const begin = before && event.timeStamp - before.at < NEXT_STROKE_MS ? `${before.chord} ` : ''
  before = undefined
  return chords.some((chord) => (begin !== '' && did(begin + chord, event)) || doesAndBegins(chord, event))
}

/** A key may do something and begin another one: who goes on at once means that. */
function doesAndBegins(chord: string, event: KeyboardEvent): boolean {
  const done = did(chord, event)
  return begins(chord, event) || done
}

/** Does the first of the commands of a key that is heard here and can be done. */
function did(keys: string, event: KeyboardEvent): boolean {
  const {bound} = keymapNow()
  const digit = bound.has(keys) ? undefined : asAnyDigit(keys)
  const ids = bound.get(digit?.chord ?? keys) ?? []
  return ids.some((id) => isHeard(id, keys, event.target) && act(id, event, digit?.digit))
}

/** Waits for the next stroke where this is the first of several. */
function begins(chord: string, {target, timeStamp}: KeyboardEvent): boolean {
  if (!keymapNow().begun.has(chord) || !isFiles(target)) return false
  before = {chord, at: timeStamp}
  return true
}

/** A key that is held goes on only where that is meant; it is no other key meanwhile. */
function act(id: CommandId, event: KeyboardEvent, argument: string | undefined): boolean {
  const {repeats, cannot} = commands[id]
  return event.repeat && !repeats ? cannot?.(contextNow()) === undefined : runCommand(id, {argument})
}

// While something is asked of the user, keys are for that; in a menu those are that move in it, take an entry or leave it.
function isAsking({key, target}: KeyboardEvent, chords: readonly string[]): boolean {
  if (document.querySelector('[role="dialog"]')) return true
  if (target instanceof Element && target.closest('[role="menu"]')) return !chords.some(isCommandKey)
  return key === 'Escape' && document.querySelector('[role="menu"]') !== null
}

function hearMouse(event: MouseEvent): void {
  if (event.button === 3) runCommand('go.back')
  if (event.button === 4) runCommand('go.forward')
}

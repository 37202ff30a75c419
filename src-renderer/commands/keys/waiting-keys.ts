import type {CommandId} from '../../messages.ts'
import {onMac} from '../../core/platform.ts'
import {commands} from '../commands.ts'
import {asAnyDigit, chordsOf} from './chord.ts'
import {keymapNow} from './keymap.ts'
import {isFiles, isHeard} from './where-heard.ts'

/** What a key is to rows that are on their way: a letter of a name, or what chooses or changes files. */
export type Waiting = 'letter' | 'act'

/** Which keys wait for rows; `before` is the one that waits already, with which it may be one key together. */
export function waitingOf(event: KeyboardEvent, before: KeyboardEvent | undefined): Waiting | undefined {
  // It takes back what waits. And while something is asked of the user, keys are for that.
  if (event.key === 'Escape' || document.querySelector('[role="dialog"]')) return undefined
  const {target} = event
  // While rows are late nobody has the keyboard.
  const onGrid = target === document.body || isFiles(target)
  const bound = isTyped(event) ? [] : strokesOf(event, before).flatMap((keys) => meantBy(keys).map((id) => ({keys, id})))
  if (bound.length > 0) return bound.some(({keys, id}) => isForRows(id) && (onGrid || isHeard(id, keys, target))) ? 'act' : undefined
  if (!onGrid) return undefined
  return isLetter(event) ? 'letter' : moves.has(event.key) && !event.altKey ? 'act' : undefined
}

/** Whether a key writes something by itself; Alt does on macOS. */
export const isLetter = (event: KeyboardEvent): boolean =>
  [...event.key].length === 1 && (isTyped(event) || (!event.ctrlKey && !event.metaKey && (onMac || !event.altKey)))

// No command is heard by it.
const isTyped = (event: KeyboardEvent): boolean => event.getModifierState('AltGraph')

const moves = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])

function strokesOf(event: KeyboardEvent, before: KeyboardEvent | undefined): readonly string[] {
  const chords = chordsOf(event, onMac)
  const begun = before ? chordsOf(before, onMac) : []
  return [...begun.flatMap((begin) => chords.map((chord) => `${begin} ${chord}`)), ...chords]
}

/** The commands that keys stand for, or begin. */
function meantBy(keys: string): readonly CommandId[] {
  const {bound, begun} = keymapNow()
  const own = bound.get(keys) ?? bound.get(asAnyDigit(keys)?.chord ?? keys) ?? []
  if (!begun.has(keys)) return own
  return [...own, ...[...bound].flatMap(([whole, ids]) => (whole.startsWith(`${keys} `) ? ids : []))]
}

// Who leaves for another pane need not wait for the rows of this one.
const isForRows = (id: CommandId): boolean => commands[id].among === 'files' && commands[id].group !== 'go'

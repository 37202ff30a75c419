import {onMac} from '../../core/platform.ts'
import type {CommandId} from '../../messages.ts'
import {ANY_DIGIT, asAnyDigit, chordsOf} from './chord.ts'
import {keymapNow} from './keymap.ts'

/** What pressed keys are kept as for a command; nothing as long as only modifiers are held. What any digit stands for keeps any digit. */
export function recordedChord(event: KeyboardEvent, id: CommandId): string | undefined {
  const chord = chordsOf(event, onMac).at(-1)
  const takesDigits = keymapNow().keys[id].some((keys) => keys.endsWith(ANY_DIGIT))
  return chord === undefined || !takesDigits ? chord : asAnyDigit(chord)?.chord
}

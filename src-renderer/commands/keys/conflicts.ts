import type {CommandId} from '../../messages.ts'
import {ANY_DIGIT, asAnyDigit} from './chord.ts'
import type {Keymap} from './keymap.ts'

/** The other commands that keys do already: by the same keys, by any digit where they are one, or as the first of several strokes. */
export function othersWith(chord: string, id: CommandId, {bound}: Keymap): readonly CommandId[] {
  const anyDigit = asAnyDigit(chord)?.chord
  const meets = (keys: string): boolean =>
    keys === chord || keys === anyDigit || keys.startsWith(`${chord} `) || (chord.endsWith(ANY_DIGIT) && asAnyDigit(keys)?.chord === chord)
  const others = [...bound].flatMap(([keys, ids]) => (meets(keys) ? ids : []))
  return [...new Set(others)].filter((other) => other !== id)
}

import type {Settings} from '../../../contract/system.ts'
import {english, type ShellWords} from './english.ts'
import {german} from './german.ts'

let spoken: ShellWords = english

/** What the desktop program says now, in the language that it speaks. */
export const shellWords = (): ShellWords => spoken

/** From now on it speaks as is wished: of the languages that the system prefers, the first that there is. Made languages are for pages alone. */
export function speakInShell(wish: Settings['language'], preferred: readonly string[]): void {
  const tongues = wish === 'system' ? preferred.map((locale) => locale.toLowerCase().split('-')[0]) : [wish]
  spoken = tongues.find((tongue) => tongue === 'de' || tongue === 'en') === 'de' ? german : english
}

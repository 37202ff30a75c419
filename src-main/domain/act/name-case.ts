import {decodeUtf8} from '../utf8.ts'
import type {Abilities} from './work-disk.ts'
import {bytesKey} from './spot-path.ts'

/** The same for two names that a folder cannot hold both. Where it could be either, they count as the same: a question is cheaper than a file. */
export function nameKey(name: Uint8Array, {caseSensitive}: Pick<Abilities, 'caseSensitive'>): string {
  if (caseSensitive) return bytesKey(name)
  const text = decodeUtf8(name)
  // What is not text is told apart from all text by the zero byte, which no name has.
  if (text === undefined) return `\0${bytesKey(name).replace(/[A-Z]/g, (letter) => letter.toLowerCase())}`
  return text.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC')
}

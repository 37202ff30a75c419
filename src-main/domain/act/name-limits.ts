import {isDot, isDotDot} from '../byte-path.ts'
import {displayName, printable} from '../display-path.ts'
import {decodeUtf8} from '../utf8.ts'
import type {Abilities} from './work-disk.ts'

/** Why a volume cannot hold a name, as a sentence; undefined where it can. */
export function nameTrouble(name: Uint8Array, {nameBytes, names}: Pick<Abilities, 'nameBytes' | 'names'>): string | undefined {
  if (name.length > nameBytes) return `${quote(name)} is longer than the ${nameBytes} bytes that a name may have there.`
  if (names === 'any') return undefined
  const why = windowsTrouble(name)
  return why && `The volume cannot hold the name ${quote(name)}: ${why}.`
}

/** Why something is no name at all, on any disk. */
export function noName(name: Uint8Array): string | undefined {
  if (name.length === 0) return 'A name cannot be empty.'
  if (isDot(name) || isDotDot(name)) return `${quote(name)} is no name of its own.`
  if (name.includes(0x2f) || name.includes(0)) return `${quote(name)} has a character that no name can have.`
  return undefined
}

export function quote(name: Uint8Array): string {
  const shown = printable(displayName(name).text)
  return shown.length > 80 ? `“${shown.slice(0, 79)}…”` : `“${shown}”`
}

// Windows reads the superscripts of Latin-1 as digits, too, and drops what follows the first dot or the spaces before it.
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\.|:|$)/i
const forbidden = /[\u0000-\u001f<>:"|?*\\/]/

function windowsTrouble(name: Uint8Array): string | undefined {
  const text = decodeUtf8(name)
  if (text === undefined) return 'it is not valid text'
  if (forbidden.test(text)) return 'a character in it is not allowed there'
  if (/[. ]$/.test(text)) return 'it ends with a dot or a space'
  if (reserved.test(text)) return 'it is the name of a device there'
  return undefined
}

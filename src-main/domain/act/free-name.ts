import {encodeUtf8, sequenceLength} from '../utf8.ts'
import type {Abilities} from './work-disk.ts'
import {nameKey} from './name-case.ts'

/** Finds names that nothing has in one folder. */
export interface NameGiver {
  /** The first of `name (2).ext`, `name (3).ext` … that is free; whoever takes it must be told of as taken from then on. */
  next(name: Uint8Array, folder: boolean): Uint8Array
  /** The name itself where it is free and short enough, else the next. */
  first(name: Uint8Array, folder: boolean): Uint8Array
}

export interface GivenIn {
  readonly abilities: Pick<Abilities, 'nameBytes' | 'caseSensitive'>
  /** What is there, and what the plan brings or will bring. */
  readonly taken: (name: Uint8Array) => boolean
}

/** Gives free names in one folder. It remembers how far it counted, so that a thousand files of one name are no million looks. */
export function nameGiver({abilities, taken}: GivenIn): NameGiver {
  const counted = new Map<string, number>()
  const next = (name: Uint8Array, folder: boolean): Uint8Array => {
    const key = `${folder ? 'd' : 'f'} ${nameKey(name, abilities)}`
    for (let number = counted.get(key) ?? 2; ; number++) {
      const candidate = numbered(name, {number, folder, bytes: abilities.nameBytes})
      if (taken(candidate)) continue
      counted.set(key, number + 1)
      return candidate
    }
  }
  return {
    next,
    first: (name, folder) => {
      const fitting = shorten(name, {folder, bytes: abilities.nameBytes, suffix: new Uint8Array()})
      return taken(fitting) ? next(name, folder) : fitting
    },
  }
}

/** `name (2).ext`, shortened between two characters so that it fits. */
export function numbered(name: Uint8Array, how: {readonly number: number; readonly folder: boolean; readonly bytes: number}): Uint8Array {
  return shorten(name, {...how, suffix: encodeUtf8(` (${how.number})`)})
}

interface Room {
  readonly folder: boolean
  readonly bytes: number
  readonly suffix: Uint8Array
}

function shorten(name: Uint8Array, {folder, bytes, suffix}: Room): Uint8Array {
  const extension = folder ? name.length : extensionStart(name)
  const tail = name.subarray(extension)
  const room = bytes - suffix.length
  // An extension that would leave nothing of the name gives way as well.
  if (tail.length >= room) return joined(cut(name, room), suffix)
  return joined(cut(name.subarray(0, extension), room - tail.length), suffix, tail)
}

/** Where the extension of a file's name begins, with its dot; the name's length where it has none. */
export function extensionStart(name: Uint8Array): number {
  const dot = name.lastIndexOf(DOT)
  if (dot <= 0 || dot === name.length - 1 || name.length - dot > LONGEST || name.indexOf(SPACE, dot) >= 0) return name.length
  if (name.subarray(0, dot).every((byte) => byte === DOT)) return name.length
  const before = dot - TAR.length
  const isTar = before > 0 && TAR.every((byte, at) => (name[before + at]! | LOWER) === byte)
  return isTar ? before : dot
}

const DOT = 0x2e
const SPACE = 0x20
/** Makes an ASCII letter small and leaves the dot a dot. */
const LOWER = 0x20
/** Longer ones are the rest of a sentence. */
const LONGEST = 24
const TAR = encodeUtf8('.tar')

/** The longest beginning that fits and splits no character; bytes that are not UTF-8 stand alone. */
function cut(name: Uint8Array, bytes: number): Uint8Array {
  if (name.length <= bytes) return name
  let end = 0
  for (;;) {
    const next = end + (sequenceLength(name, end, name.length) || 1)
    if (next > bytes) return name.subarray(0, end)
    end = next
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const name = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    name.set(part, at)
    at += part.length
  }
  return name
}

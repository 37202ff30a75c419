import {baseName, equalBytes, joinPath, parentPath} from '../byte-path.ts'
import {encodeUtf8, latin1} from '../utf8.ts'
import type {Spot} from './spot.ts'

/** What all names begin with that acts give for a while to what nobody shall see. */
export const PRIVATE_PREFIX = '.onefold-'
/** The folder of earlier versions, at the top of a volume. */
export const VERSION_STORE = encodeUtf8('.onefold-versions')

/** One step of one act: its private names are told by these alone, so that whoever comes after a crash finds them. */
export interface StepPlace {
  readonly act: string
  readonly part: number
  readonly index: number
}

/** What comes to a folder, before it has its name, and what a replace takes out, before the version store has it. */
export function partSpot(place: StepPlace, folder: Uint8Array): Spot {
  return {folder, name: privateName(place, PART)}
}

/** What is about to be taken away, while it is looked at once more. */
export function goingSpot(place: StepPlace, folder: Uint8Array): Spot {
  return {folder, name: privateName(place, GOING)}
}

/** Whether something has this name only until another step moves it on, as in a ring of renames. */
export function isPassing({name}: Spot): boolean {
  return PREFIX.every((byte, at) => name[at] === byte)
}
const PREFIX = encodeUtf8(PRIVATE_PREFIX)

/** Whether a name is one of ours, which no list, search or index shows: the version store, and what acts keep for a while. */
export function isPrivateName(name: Uint8Array): boolean {
  return name.length > PREFIX.length && PREFIX.every((byte, at) => name[at] === byte) && ownName.test(latin1(name.subarray(0, LONGEST)))
}
const ownName = /^\.onefold-(versions|swap-\d+|[\da-f]{32}-\d+-\d+\.(part|going))$/
const LONGEST = 255

/** Where the version store in this folder keeps what a step replaces. */
export function versionSpot(place: StepPlace, top: Uint8Array): Spot {
  return {folder: actVersions(place.act, top), name: encodeUtf8(`${place.part}-${place.index}`)}
}

/** Whether something lies in the version store of any volume. */
export function isVersion({folder}: Spot): boolean {
  const store = parentPath(folder)
  return store !== undefined && equalBytes(baseName(store), VERSION_STORE)
}

export function actVersions(act: string, top: Uint8Array): Uint8Array {
  return joinPath(joinPath(top, VERSION_STORE), encodeUtf8(act))
}

const PART = encodeUtf8('.part')
const GOING = encodeUtf8('.going')
const DASH = 0x2d

// All digits of the id: the first thirteen of a UUIDv7 are only its millisecond, and two acts may share that.
function privateName({act, part, index}: StepPlace, ending: Uint8Array): Uint8Array {
  if (act !== lastAct) {
    lastAct = act
    lastStem = encodeUtf8(`${PRIVATE_PREFIX}${act.replaceAll('-', '')}`)
  }
  const [partDigits, indexDigits] = [String(part), String(index)]
  const name = new Uint8Array(lastStem.length + partDigits.length + indexDigits.length + ending.length + 2)
  name.set(lastStem)
  const end = putDigits(name, putDigits(name, lastStem.length, partDigits), indexDigits)
  name.set(ending, end)
  return name
}
// Asked for every step of an act.
let lastAct = ''
let lastStem: Uint8Array = new Uint8Array()

function putDigits(name: Uint8Array, at: number, digits: string): number {
  name[at] = DASH
  for (let digit = 0; digit < digits.length; digit++) name[at + 1 + digit] = digits.charCodeAt(digit)
  return at + 1 + digits.length
}

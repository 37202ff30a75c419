import {joinPath} from '../byte-path.ts'
import {encodeUtf8} from '../utf8.ts'
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
  return {folder, name: encodeUtf8(`${stemOf(place)}.part`)}
}

/** What is about to be taken away, while it is looked at once more. */
export function goingSpot(place: StepPlace, folder: Uint8Array): Spot {
  return {folder, name: encodeUtf8(`${stemOf(place)}.going`)}
}

/** Whether something has this name only until another step moves it on, as in a ring of renames. */
export function isPassing({name}: Spot): boolean {
  return PREFIX.every((byte, at) => name[at] === byte)
}
const PREFIX = encodeUtf8(PRIVATE_PREFIX)

/** Where the version store in this folder keeps what a step replaces. */
export function versionSpot(place: StepPlace, top: Uint8Array): Spot {
  return {folder: actVersions(place.act, top), name: encodeUtf8(`${place.part}-${place.index}`)}
}

export function actVersions(act: string, top: Uint8Array): Uint8Array {
  return joinPath(joinPath(top, VERSION_STORE), encodeUtf8(act))
}

// All digits of the id: the first thirteen of a UUIDv7 are only its millisecond, and two acts may share that.
function stemOf({act, part, index}: StepPlace): string {
  return `${PRIVATE_PREFIX}${act.replaceAll('-', '')}-${part}-${index}`
}

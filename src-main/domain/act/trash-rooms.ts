import {encodeUtf8} from '../utf8.ts'
import {nameGiver, type NameGiver} from './free-name.ts'
import {missingFolders} from './missing-folders.ts'
import {nameKey} from './name-case.ts'
import type {PlanWork} from './plan-work.ts'
import {bytesKey, shownSpot, spotKey} from './spot-path.ts'
import {DIR, type Facts, type Spot} from './spot.ts'
import type {MakeFolderStep, Step} from './step.ts'
import {weigh} from './weigh.ts'

/** A trash as XDG Trash 1.0 has it: two folders side by side. */
export interface TrashPlace {
  readonly files: Uint8Array
  readonly info: Uint8Array
}

/** Where things are trashed and what is written of them there. */
export interface TrashWays {
  /** The trash for what stands at a spot: on its own volume. Undefined where that has none. */
  readonly trashFor: (spot: Spot) => TrashPlace | undefined
  /** The bytes of the info file, for what is trashed from a spot. */
  readonly infoFor: (spot: Spot) => Uint8Array
}

export interface ToTrash {
  readonly item: number
  readonly from: Spot
  readonly seen: Facts
  readonly place: TrashPlace
  readonly info: Uint8Array
  /** What it shall be called there; its own name if nothing is said. */
  readonly name?: Uint8Array | undefined
  /** As of a step. */
  readonly touched?: boolean | undefined
  readonly kept?: Spot | undefined
  readonly keptSeen?: Facts | undefined
}

/** The trashes of one plan. */
export interface TrashRooms {
  /** The steps that put one thing into a trash, with the folders that it lacks; none where that is not possible, which is noted as a refusal. */
  put(thing: ToTrash): Generator<Step>
}

interface Room {
  /** What must still be made. */
  lacking: readonly Spot[]
  readonly device: string
  readonly mount: string
  readonly names: NameGiver
  readonly take: (name: Uint8Array) => void
}

const SUFFIX = encodeUtf8('.trashinfo')

export function trashRooms(work: PlanWork): TrashRooms {
  const rooms = new Map<string, Room | undefined>()
  const roomAt = (place: TrashPlace): Room | undefined => {
    const key = bytesKey(place.files)
    if (!rooms.has(key)) rooms.set(key, openRoom(work, place))
    return rooms.get(key)
  }
  return {
    *put({item, from, seen, place, info, name: wish = from.name, touched = hasOtherNames(seen), kept, keptSeen}) {
      const room = roomAt(place)
      if (!room) return
      const isNear = work.disk.abilities(from.folder).device === room.device && work.mounts.over(from.folder) === room.mount
      if (!isNear) {
        const path = shownSpot(from)
        work.notes.refuse({path, code: 'Unsupported', message: `The trash is on another volume than ${path}.`})
        return
      }
      if (!weigh(work, {spot: from, seen}, 'trash')) return
      yield* room.lacking.map((to): MakeFolderStep => ({kind: 'make-folder', item, to, mode: 0o700}))
      room.lacking = []
      const name = room.names.first(wish, seen.kind === DIR)
      room.take(name)
      yield {kind: 'trash', item, touched, from, seen, to: {folder: place.files, name}, infoAt: infoSpot(place, name), info, kept, keptSeen}
    },
  }
}

function hasOtherNames({kind, nlink}: Facts): true | undefined {
  return (kind !== DIR && nlink > 1) || undefined
}

function infoSpot({info}: TrashPlace, name: Uint8Array): Spot {
  return {folder: info, name: Uint8Array.from([...name, ...SUFFIX])}
}

function openRoom(work: PlanWork, place: TrashPlace): Room | undefined {
  const files = missingFolders(work, place.files)
  const infos = files && missingFolders(work, place.info)
  if (!infos) return undefined
  const {abilities, existing} = files
  const brought = new Set<string>()
  const taken = (name: Uint8Array): boolean =>
    brought.has(nameKey(name, abilities)) ||
    work.disk.facts({folder: place.files, name}) !== undefined ||
    work.disk.facts(infoSpot(place, name)) !== undefined
  const names = nameGiver({abilities: {...abilities, nameBytes: abilities.nameBytes - SUFFIX.length}, taken})
  const above = new Map([...files.missing, ...infos.missing].map((spot) => [spotKey(spot), spot]))
  const take = (name: Uint8Array) => void brought.add(nameKey(name, abilities))
  return {lacking: [...above.values()], device: abilities.device, mount: work.mounts.over(existing), names, take}
}

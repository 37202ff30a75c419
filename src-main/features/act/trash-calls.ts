import {Buffer} from 'node:buffer'
import {equalBytes, isWithin} from '../../domain/byte-path.ts'
import {parseTrashInfo, originOf} from '../../domain/act/trash-info.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import {systemWorkDisk} from '../../host/work/system-work-disk.ts'
import {systemTrashPlaces} from '../../host/work/trash-folders.ts'
import {linuxTrashFolders} from '../../host/work/trash-folders.linux.ts'
import {readInfoText} from './plan-ground.ts'

/** A thing in a trash of this user. */
export interface TrashedFacts {
  readonly spot: Spot
  /** Where it came from; absent where its info file does not tell, or tells of a place outside its volume. */
  readonly origin?: Uint8Array | undefined
  /** Local time, as `2026-11-26T09:05:00`. */
  readonly deletedAt?: string | undefined
  readonly facts: Facts
}

/** Which trashes: all but those on the volumes that are mounted here, or only those of one. */
export type WhichTrashes = {readonly without: readonly Uint8Array[]} | {readonly only: Uint8Array}

/** Lists trashes, in the thread that owns the disk. */
export type TrashCalls = {readonly listTrash: (input: WhichTrashes | void) => readonly TrashedFacts[]}

/** The trash part of a disk thread's table: all trashes of this user, the newest thing first. */
export function trashCalls(): TrashCalls {
  return {
    listTrash: (which) => {
      const disk = systemWorkDisk()
      const things = trashesOf(disk, which ?? {without: []}).flatMap(({files, info, bounds}) => {
        if (!disk.facts({folder: info.subarray(0, info.lastIndexOf(0x2f)), name: info.subarray(info.lastIndexOf(0x2f) + 1)})) return []
        return disk.list(files).map(({name, facts}): TrashedFacts => {
          const told = parseTrashInfo(readInfoText(disk, {folder: info, name: withEnding(name)}))
          return {spot: {folder: files, name}, facts, origin: told && originOf(told, bounds), deletedAt: told?.deletedAt}
        })
      })
      return things.toSorted((a, b) => (b.deletedAt ?? '').localeCompare(a.deletedAt ?? ''))
    },
  }
}

function trashesOf(disk: ReturnType<typeof systemWorkDisk>, which: WhichTrashes): ReturnType<typeof linuxTrashFolders> {
  const places = systemTrashPlaces(disk)
  const {mounts} = places
  if ('only' in which) return linuxTrashFolders({...places, mounts: [which.only]}).filter(({folder}) => isWithin(folder, which.only))
  return linuxTrashFolders({...places, mounts: mounts.filter((top) => !which.without.some((point) => equalBytes(point, top)))})
}

const withEnding = (name: Uint8Array): Uint8Array => Buffer.concat([name, Buffer.from('.trashinfo')])

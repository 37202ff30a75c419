import {onBattery} from '../host/battery.ts'
import {glimpse} from '../host/glimpse.ts'
import {tellGoingOn} from '../host/going-on.ts'
import {blake3} from '../host/hash/blake3.ts'
import {hashCalls} from '../host/hash/hash-calls.ts'
import type {HashInput, HashResults} from '../host/hash/hash-results.ts'
import {look, seen} from '../host/look.ts'
import {readHead} from '../host/read-head.ts'
import {readText} from '../host/read-text.ts'
import {followLinks, throughLinks} from '../host/through-links.ts'
import {measureSpeed} from '../host/volumes/measure-speed.ts'
import {probeVolume} from '../host/volumes/probe-volume.ts'
import {spaceNow} from '../host/volumes/space-of.ts'
import {volumes} from '../host/volumes/volumes.ts'
import {chunkBuffers} from '../host/walk/chunk-writer.ts'
import {ignoreFilesIn} from '../host/walk/ignore-files.ts'
import {otherNames} from '../host/walk/other-names.ts'
import {systemFolderReader} from '../host/walk/system-folder-reader.ts'
import {type ListFolder, listFolder, walkCalls} from '../host/walk/walk-calls.ts'
import {whyLeftOut} from '../host/walk/why-left-out.ts'
import {moving} from '../runtime/serve-calls.ts'
import {goingOn} from '../runtime/serve-parent.ts'
import type {DiskActs} from './act/disk-acts.ts'
import type {DiskCalls} from './disk-calls.ts'
import type {FileTypes} from './file/type-table.ts'

/** The table of a disk thread; large answers are moved, not copied. */
export function diskCalls(types: FileTypes) {
  tellGoingOn(goingOn)
  const walks = walkCalls()
  const hashes = hashCalls(types.detectNumber)
  return {
    ...walks,
    ...actsLater(),
    hashFiles: async (input: HashInput, isHalted?: () => boolean) => {
      const results = await hashes.hashFiles(input, isHalted)
      return moving(results, hashBuffers(results))
    },
    next: (input: Parameters<DiskCalls['next']>[0]) => {
      const step = walks.next(input)
      return moving(step, chunkBuffers(step.chunk))
    },
    listFolder: (input: ListFolder) => {
      const chunk = listFolder(input)
      return moving(chunk, chunkBuffers(chunk))
    },
    prepare: () => {
      systemFolderReader().close()
      blake3()
    },
    look,
    glimpse,
    seen,
    throughLinks,
    followLinks,
    whyLeftOut,
    ignoreFilesIn,
    otherNames,
    readHead,
    readText,
    space: ({path}: {readonly path: Uint8Array}) => spaceNow(path),
    hostVolumes: () => volumes(),
    onBattery: () => onBattery(),
    probeVolume,
    measureSpeed,
  }
}

const hashBuffers = ({status, kind, keys, samples, types}: HashResults): readonly ArrayBuffer[] =>
  [status, kind, keys, samples, types].map((column) => column.buffer as ArrayBuffer)

type Later<T> = {readonly [K in keyof T]: (input: never) => Promise<unknown>}

/** What acts take is loaded by the first of them: most threads never change a file, and hold a third less without it. */
function actsLater(): Later<DiskActs> {
  let loading: Promise<DiskActs> | undefined
  const later = (name: keyof DiskActs) => async (input: never) => {
    const acts = await (loading ??= import('./act/disk-acts.ts').then(({diskActs}) => diskActs()))
    return acts[name](input)
  }
  return {
    beginParts: later('beginParts'),
    nextOfParts: later('nextOfParts'),
    leaveParts: later('leaveParts'),
    beginPlan: later('beginPlan'),
    nextOfPlan: later('nextOfPlan'),
    endPlan: later('endPlan'),
    lookAtSpots: later('lookAtSpots'),
    listTrash: later('listTrash'),
    removeVersions: later('removeVersions'),
  }
}

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
import {systemFolderReader} from '../host/walk/system-folder-reader.ts'
import {type ListFolder, listFolder, walkCalls} from '../host/walk/walk-calls.ts'
import {whyLeftOut} from '../host/walk/why-left-out.ts'
import {moving} from '../runtime/serve-calls.ts'
import {goingOn} from '../runtime/serve-parent.ts'
import {systemWorkDisk} from '../host/work/system-work-disk.ts'
import {type ActCalls, actCalls} from './act/act-calls.ts'
import {spotCalls} from './act/spot-calls.ts'
import {planCalls} from './act/plan-calls.ts'
import {trashCalls} from './act/trash-calls.ts'
import {versionCalls} from './act/version-calls.ts'
import type {DiskCalls} from './disk-calls.ts'
import type {FileTypes} from './file/type-table.ts'

/** The table of a disk thread; large answers are moved, not copied. */
export function diskCalls(types: FileTypes) {
  tellGoingOn(goingOn)
  const walks = walkCalls()
  const hashes = hashCalls(types.detectNumber)
  return {
    ...walks,
    ...planCalls(),
    ...trashCalls(),
    ...spotCalls(),
    ...versionCalls(),
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

/** The work disk is opened by the first act: most threads never change a file. */
function actsLater(): ActCalls {
  let calls: ActCalls | undefined
  const opened = (): ActCalls => (calls ??= actCalls({disk: systemWorkDisk(), hash: blake3()}))
  return {
    beginParts: (input) => opened().beginParts(input),
    nextOfParts: (input) => opened().nextOfParts(input),
    leaveParts: (input) => opened().leaveParts(input),
  }
}

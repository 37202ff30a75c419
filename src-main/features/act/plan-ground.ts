import {Buffer} from 'node:buffer'
import {resultOnDevices, stepOnDevices} from '../../domain/act/known-devices.ts'
import type {ActDone} from '../../domain/act/plan-undo.ts'
import type {TrashedThing} from '../../domain/act/plan-restore.ts'
import {originOf, parseTrashInfo} from '../../domain/act/trash-info.ts'
import type {Spot} from '../../domain/act/spot.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import {baseName, equalBytes, isWithin, joinPath, parentPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {openArchiveDisk} from '../../host/archive/archive-disk.ts'
import {systemWorkDisk} from '../../host/work/system-work-disk.ts'
import {systemTrashPlaces, trashInfoFor} from '../../host/work/trash-folders.ts'
import {linuxTrashFolders, linuxTrashFor} from '../../host/work/trash-folders.linux.ts'
import {mayChangeNames} from '../../host/work/volume-places.ts'
import {type ActInput, type AskedSpot, spotOf} from './act-request.ts'
import type {PlanGround} from './act-steps.ts'
import {archivesIn} from './archives-read.ts'
import {devicesNow} from './device-now.ts'
import {comparing} from './same-content.ts'

export interface GroundInput {
  readonly now: number
  readonly done?: ActDone | undefined
  readonly input: ActInput
}

/** The ground of one plan on this machine: its disk, its mounts and its trashes as they are now. */
export function planGround({now, done, input}: GroundInput): PlanGround & {end(): void} {
  const own = systemWorkDisk()
  let found: readonly Uint8Array[] | undefined
  const archives = (): readonly Uint8Array[] => (found ??= archivesIn(input, done, own))
  const disk = openArchiveDisk(own, archives)
  const places = systemTrashPlaces(disk)
  const trashFor = ({folder}: Spot) => linuxTrashFor(folder, places)
  return {
    disk: {
      facts: (spot) => disk.facts(spot),
      list: (folder) => disk.list(folder),
      linkTarget: (spot) => disk.linkTarget(spot),
      abilities: (folder) => disk.abilities(folder),
      mayChange: mayChangeNames,
      sameContent: comparing(disk),
    },
    mounts: places.mounts,
    trashFor,
    infoFor: (spot) => trashInfoFor(spot, trashFor(spot)!, now),
    trashed: (asked) => trashedThing(asked, disk, trashesOver(asked, places)),
    done: done && onDevices(done, disk),
    end: () => disk.rest(),
  }
}

/** Of the volumes that a thing may lie on; others are not asked, as one of them may not answer. */
function trashesOver({folder}: AskedSpot, places: ReturnType<typeof systemTrashPlaces>): ReturnType<typeof linuxTrashFolders> {
  return linuxTrashFolders({...places, mounts: places.mounts.filter((top) => isWithin(folder, top))})
}

/** What an act made lies on the same volumes, whatever their numbers are now. */
function onDevices({parts, part}: ActDone, disk: WorkDisk): ActDone {
  const deviceOf = devicesNow(disk)
  return {
    parts,
    part: (no) => {
      const {steps, results} = part(no)
      return {
        steps: steps.map((step) => stepOnDevices(step, deviceOf)),
        results: results.map((result, at) => resultOnDevices(result, steps[at]!, deviceOf)),
      }
    },
  }
}

function trashedThing(asked: AskedSpot, disk: WorkDisk, trashes: ReturnType<typeof linuxTrashFolders>): TrashedThing | undefined {
  const spot = spotOf(asked)
  const trash = trashes.find(({files}) => equalBytes(files, spot.folder))
  if (!trash) return undefined
  const infoAt = {folder: trash.info, name: new Uint8Array(Buffer.concat([spot.name, Buffer.from('.trashinfo')]))}
  const info = parseTrashInfo(readInfoText(disk, infoAt))
  const origin = info && originOf(info, trash.bounds)
  if (!origin) return undefined
  const back = {spot: {folder: parentPath(origin)!, name: baseName(origin)}, shown: displayName(origin).text}
  return {trashed: {spot, shown: displayName(joinPath(spot.folder, spot.name)).text}, infoAt, back}
}

const INFO_BYTES = 64 * 1024

/** The bytes of an info file; none where there is no such file. */
export function readInfoText(disk: WorkDisk, at: Spot): Uint8Array {
  if (disk.facts(at)?.kind !== 0) return new Uint8Array(0)
  const file = disk.openSource(at)
  try {
    return disk.read(file, {offset: 0, length: INFO_BYTES}).slice()
  } finally {
    disk.close(file)
  }
}

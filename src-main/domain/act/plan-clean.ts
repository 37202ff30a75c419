import {CoreError} from '../../contract/errors.ts'
import {joinPath} from '../byte-path.ts'
import {displayName} from '../display-path.ts'
import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {planTrash} from './plan-trash.ts'
import {askedFacts, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {isPrivateName} from './private-names.ts'
import {spotPath} from './spot-path.ts'
import {DIR, type Spot} from './spot.ts'
import type {Step} from './step.ts'
import type {TrashWays} from './trash-rooms.ts'
import type {Listed} from './work-disk.ts'

export interface CleanRequest extends PlanWishes, TrashWays {
  readonly folders: readonly Asked[]
}

/** Plans to put into the trash what lies below folders and is a folder that holds nothing, or nothing but such folders. The asked ones stay. */
export function* planClean(disk: LookDisk, request: CleanRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, request, true)
  const sources = request.folders.flatMap((folder) => emptyBelow(work, folder))
  const checked = work.notes.summary()
  if (checked.blockedBy) return checked
  return yield* planTrash(disk, {...request, sources})
}

interface Level {
  readonly spot: Spot
  readonly device: string
  readonly list: readonly Listed[]
  at: number
  /** It holds something else than folders that hold nothing. */
  holds: boolean
  /** The outermost folders in it that hold nothing. */
  readonly empty: Spot[]
}

function emptyBelow(work: PlanWork, {spot, shown}: Asked): readonly Asked[] {
  const seen = askedFacts(work, spot, shown)
  if (!seen) return []
  if (seen.kind !== DIR) {
    work.notes.refuse({path: shown, code: 'NotAFolder', message: `${shown} is no folder.`})
    return []
  }
  const found: Asked[] = []
  const levels = [levelAt(work, spot, seen.device)]
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const listed = level.list[level.at++]
    if (!listed) {
      levels.pop()
      found.push(...leave(level, levels.at(-1)))
    } else if (isOwnFolder(work, level, listed))
      levels.push(levelAt(work, {folder: spotPath(level.spot), name: listed.name}, listed.facts.device))
    else level.holds = true
  }
  return found
}

/** Judges a folder after all that is in it; answers the empty ones that lie in one which is not, or in the one that was asked for. */
function leave({spot, holds, empty}: Level, above: Level | undefined): readonly Asked[] {
  if (above && !holds) {
    above.empty.push(spot)
    return []
  }
  if (above) above.holds = true
  return empty.map((one) => ({spot: one, shown: displayName(spotPath(one)).text}))
}

/** What is mounted there, and what we keep there ourselves, is no empty folder whatever is in it. */
function isOwnFolder(work: PlanWork, {spot, device}: Level, {name, facts}: Listed): boolean {
  return facts.kind === DIR && !isPrivateName(name) && !work.mounts.isMount(joinPath(spotPath(spot), name), facts, device)
}

function levelAt({disk}: PlanWork, spot: Spot, device: string): Level {
  try {
    return {spot, device, list: disk.list(spotPath(spot)), at: 0, holds: false, empty: []}
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    // What cannot be read is never taken for empty.
    return {spot, device, list: [], at: 0, holds: true, empty: []}
  }
}

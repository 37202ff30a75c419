import type {ResolveWay} from '../../contract/duplicate.ts'
import type {LookDisk} from './look-disk.ts'
import type {PlanSummary} from './plan-notes.ts'
import {placeFor} from './plan-trash.ts'
import {looked, nothing, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {recordedFacts, type Recorded} from './recorded.ts'
import {sameThing, type Facts} from './spot.ts'
import type {Step} from './step.ts'
import {trashRooms, type TrashRooms, type TrashWays} from './trash-rooms.ts'

/** Files with the same bytes, of which one stays. */
export interface ResolveGroup {
  readonly kept: Recorded
  /** Its volume can share blocks between files. */
  readonly clones: boolean
  /** The names of the files that go. */
  readonly others: readonly Recorded[]
}

export interface ResolveRequest extends PlanWishes, TrashWays {
  readonly by: ResolveWay
  readonly groups: readonly ResolveGroup[]
}

interface Resolving {
  readonly work: PlanWork
  readonly request: ResolveRequest
  readonly rooms: TrashRooms
}

/** Plans what becomes of files with the same bytes: one stays, and only while it is what was hashed do the others go. Items are the others, through all groups. */
export function* planResolve(disk: LookDisk, request: ResolveRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, request, true)
  const resolving = {work, request, rooms: trashRooms(work)}
  let item = 0
  for (const group of request.groups) {
    const kept = recordedFacts(work, group.kept)
    const state: GroupState = {group, kept, linked: false}
    for (const other of group.others) {
      if (kept) yield* resolveOne(resolving, {...state, kept}, {other, item})
      state.linked = true
      item++
    }
  }
  return work.notes.summary()
}

interface GroupState {
  readonly group: ResolveGroup
  readonly kept: Facts | undefined
  /** An earlier step has given the file that stays another name, which moves its ctime. */
  linked: boolean
}

interface One {
  readonly other: Recorded
  readonly item: number
}

function* resolveOne(
  resolving: Resolving,
  {group, kept, linked}: GroupState & {readonly kept: Facts},
  {other, item}: One,
): Generator<Step> {
  const {work, request, rooms} = resolving
  const {spot, shown} = other
  const seen = recordedFacts(work, other)
  if (!seen) return
  const {spot: from} = group.kept
  // Another name of the file that stays holds nothing that could be freed.
  if (sameThing(kept, seen)) return yield nothing(work, {item, to: spot, why: 'same-place'})
  if (request.by === 'trash') {
    const place = looked(work, shown, () => placeFor(work, {source: other, seen}, request))?.value
    if (place) yield* rooms.put({item, from: spot, seen, place, info: request.infoFor(spot), kept: from, keptSeen: kept})
    return
  }
  const message = looked(work, shown, () => whyNot(resolving, group, {other, seen}))
  if (!message) return
  if (message.value !== undefined) return work.notes.refuse({path: shown, code: 'Unsupported', message: message.value})
  work.notes.route(request.by === 'link' ? 'link' : 'clone')
  work.notes.works(seen)
  const bringing = {item, from, seen: kept, to: spot, existing: seen, instead: 'share'} as const
  if (request.by === 'reflink') yield {kind: 'copy-file', ...bringing, removeSource: false}
  else yield {kind: 'new-hard-link', ...bringing, touched: linked || seen.nlink > 1 || undefined}
}

function whyNot(
  {work: {disk, mounts}, request: {by}}: Resolving,
  {kept, clones}: ResolveGroup,
  {other, seen}: {readonly other: Recorded; readonly seen: Facts},
): string | undefined {
  const [here, there] = [other, kept].map(({spot: {folder}}) => ({...disk.abilities(folder), mount: mounts.over(folder)}))
  const what = by === 'link' ? 'be its other name' : 'share its blocks'
  if (here!.device !== there!.device || here!.mount !== there!.mount)
    return `${other.shown} is on another volume than ${kept.shown}, so that it cannot ${what}: put it into the trash, or name the folders of one volume.`
  if (here!.readOnly) return `The volume of ${other.shown} is read-only.`
  if (by === 'link') return here!.hardLinks ? undefined : `The volume of ${other.shown} has no hard links.`
  if (!clones) return `The volume of ${other.shown} cannot share blocks between files.`
  return seen.nlink > 1 ? `${other.shown} has other names, which would not share its blocks: link it, or put it into the trash.` : undefined
}

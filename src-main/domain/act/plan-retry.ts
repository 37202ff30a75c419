import type {LookDisk} from './look-disk.ts'
import type {ConflictSide, PlanSummary} from './plan-notes.ts'
import type {ActDone} from './plan-undo.ts'
import {planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {bytesKey, foldersAbove, shownSpot, spotKey, spotPath} from './spot-path.ts'
import {DIR, FILE, LINK, sameBytes, type Facts, type Spot} from './spot.ts'
import type {Step, StepResult} from './step.ts'
import {trashRooms, type TrashRooms, type TrashWays} from './trash-rooms.ts'

export interface RetryRequest extends PlanWishes, TrashWays {
  /** The act as it ended; a part that was never begun has no results. */
  readonly done: ActDone
}

interface Retrying {
  readonly work: PlanWork
  readonly ways: TrashWays
  readonly rooms: TrashRooms
  /** Folders that this plan makes. */
  readonly made: Set<string>
  /** Folders that something is brought to, with those above them: they get their times again. */
  readonly changed: Set<string>
}

/** Plans anew what an act did not do: its steps that failed, were refused or never came to their turn, as the disk is now. */
export function* planRetry(disk: LookDisk, request: RetryRequest): Generator<Step, PlanSummary> {
  const work = planWork(disk, {weigh: false, ...request}, true)
  const retrying = {work, ways: request, rooms: trashRooms(work), made: new Set<string>(), changed: new Set<string>()}
  let first: Step | undefined
  for (let no = 0; no < request.done.parts; no++) {
    const {steps, results} = request.done.part(no)
    for (const [at, step] of steps.entries()) {
      if (!isLeft(step, results[at], retrying)) continue
      first ??= step
      yield* again(retrying, step)
    }
  }
  const shown = first ? shownSpot('to' in first ? first.to : first.from) : ''
  for (const refusal of work.room.refusals(shown)) work.notes.refuse(refusal)
  return work.notes.summary()
}

function isLeft(step: Step, result: StepResult | undefined, {changed}: Retrying): boolean {
  if (!result || result.outcome === 'failed' || result.outcome === 'refused') return step.kind !== 'nothing'
  // It was not empty, because what was to leave it had failed.
  if (step.kind === 'remove') return step.seen.kind === DIR && result.outcome === 'skipped'
  return step.kind === 'settle-folder' && changed.has(bytesKey(spotPath(step.to)))
}

function* again(retrying: Retrying, step: Step): Generator<Step> {
  switch (step.kind) {
    case 'nothing':
      return
    case 'make-folder':
      return yield* makeAgain(retrying, step)
    case 'settle-folder':
      return yield* settleAgain(retrying, step)
    case 'remove':
      return yield* removeAgain(retrying, step)
    case 'trash':
      return yield* trashAgain(retrying, step)
    case 'new-link':
      if (!isFree(retrying, step.to)) return
      retrying.work.notes.makes(LINK)
      return yield step
    case 'new-file':
      return yield* writeAgain(retrying, step, step.content.length)
    case 'pack':
      return yield* writeAgain(retrying, step, step.size)
    default:
      return yield* bringAgain(retrying, step)
  }
}

type Of<K extends Step['kind']> = Extract<Step, {kind: K}>

function* makeAgain({work, made}: Retrying, step: Of<'make-folder'>): Generator<Step> {
  const now = work.disk.facts(step.to)
  if (now && now.kind !== DIR) return refuse(work, step.to, 'Something else stands there now.')
  if (now) return
  made.add(bytesKey(spotPath(step.to)))
  work.notes.makes(DIR)
  yield step
}

function* writeAgain(retrying: Retrying, step: Of<'new-file' | 'pack'>, bytes: number): Generator<Step> {
  const {work} = retrying
  if (!isFree(retrying, step.to)) return
  work.notes.makes(FILE, bytes)
  if (!isMade(retrying, step.to.folder)) work.room.need(work.disk.abilities(step.to.folder), bytes)
  yield step
}

function* settleAgain({work, made}: Retrying, step: Of<'settle-folder'>): Generator<Step> {
  const seen = work.disk.facts(step.from)
  const isThere = made.has(bytesKey(spotPath(step.to))) || work.disk.facts(step.to)?.kind === DIR
  if (seen?.kind === DIR && isThere) yield {...step, seen}
}

function* removeAgain({work}: Retrying, step: Of<'remove'>): Generator<Step> {
  const seen = work.disk.facts(step.from)
  // Gone already, by whomever.
  if (!seen) return
  work.notes.works(seen)
  work.notes.route('delete')
  yield {...step, seen, touched: step.touched || seen.kind === DIR || undefined}
}

function* trashAgain({work, ways, rooms}: Retrying, step: Of<'trash'>): Generator<Step> {
  const seen = standing(work, step.from)
  const place = ways.trashFor(step.from)
  if (!seen) return
  if (!place) return refuse(work, step.from, 'There is no trash on its volume.')
  const {item, from, touched, kept, keptSeen} = step
  // It was to go for the sake of another file with its bytes; what was written since has no other.
  if (kept && !sameBytes(seen, step.seen)) return refuse(work, from, 'It was written to since it was found to be a duplicate.')
  yield* rooms.put({item, from, seen, place, info: ways.infoFor(from), touched, kept, keptSeen})
}

type Bringing = Of<'copy-file' | 'copy-link' | 'join' | 'move' | 'restore' | 'new-hard-link' | 'swap-version'>

function* bringAgain(retrying: Retrying, step: Bringing): Generator<Step> {
  const {work, changed} = retrying
  const seen = standing(work, step.from)
  if (!seen || !isFree(retrying, step.to, {seen, existing: step.existing})) return
  work.notes.works(seen)
  const isCopy = step.kind === 'copy-file' || step.kind === 'copy-link'
  work.notes.route(isCopy ? 'copy' : 'rename')
  if (isCopy && !isMade(retrying, step.to.folder)) work.room.need(work.disk.abilities(step.to.folder), seen.size)
  changed.add(bytesKey(step.to.folder))
  for (const folder of foldersAbove(step.to)) changed.add(spotKey(folder))
  const touched = step.touched || seen.nlink > 1 || undefined
  if (step.kind === 'swap-version') yield {...step, seen, touched}
  else yield {...step, seen, existing: work.disk.facts(step.to), touched}
}

const isMade = ({made}: Retrying, folder: Uint8Array): boolean => made.has(bytesKey(folder))

function standing(work: PlanWork, spot: Spot): Facts | undefined {
  const seen = work.disk.facts(spot)
  if (!seen) work.notes.refuse({path: shownSpot(spot), code: 'PathNotFound', message: `${shownSpot(spot)} is gone.`})
  return seen
}

/** Whether a name can be taken now: nothing stands there, or what was to be replaced. What has come there meanwhile waits for a decision. */
function isFree(
  retrying: Retrying,
  to: Spot,
  {seen, existing}: {readonly seen?: Facts | undefined; readonly existing?: Facts | undefined} = {},
): boolean {
  const {work} = retrying
  if (isMade(retrying, to.folder)) return true
  const now = work.disk.facts(to)
  if (now && !(existing && sameBytes(now, existing))) {
    if (seen) work.notes.conflict({source: sideOf(to, seen), target: sideOf(to, now)})
    else refuse(work, to, 'Something else stands there now.')
    return false
  }
  const holder = foldersAbove(to).next().value
  if (holder === undefined || work.disk.facts(holder)?.kind === DIR) return true
  refuse(work, to, 'The folder that should hold it is gone.')
  return false
}

function refuse(work: PlanWork, spot: Spot, why: string): undefined {
  work.notes.refuse({path: shownSpot(spot), code: 'Conflict', message: `${shownSpot(spot)}: ${why}`})
  return undefined
}

const sideOf = (spot: Spot, {kind, size, mtimeNs}: Facts): ConflictSide => ({
  path: shownSpot(spot),
  kind,
  size: kind === FILE ? size : 0,
  mtimeNs,
})

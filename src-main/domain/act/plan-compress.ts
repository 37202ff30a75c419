import {archiveFormat} from '../archive/format.ts'
import {baseName, joinPath} from '../byte-path.ts'
import {displayName} from '../display-path.ts'
import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import {nameTrouble, noName, quote} from './name-limits.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {isPrivateName} from './private-names.ts'
import {bytesKey, spotKey, spotPath} from './spot-path.ts'
import {DIR, FILE, SPECIAL, type Facts} from './spot.ts'
import type {PackStep, Step} from './step.ts'
import {arrivalAt, type Arrival} from './transfer-arrival.ts'
import {walkInside} from './walk-inside.ts'
import type {Listed} from './work-disk.ts'

export interface CompressRequest extends PlanWishes {
  readonly sources: readonly Asked[]
  /** Where the archive is made. */
  readonly folder: Asked
  /** Its name where that is free, else the first free one after it. */
  readonly name: Uint8Array
}

/** Plans to make an archive. Nothing that stands there is ever replaced, and nothing is left out that is not told. */
export function* planCompress(disk: LookDisk, request: CompressRequest): Generator<Step, PlanSummary> {
  const {sources, folder, name} = request
  const work = planWork(disk, request, false)
  const message = noName(name)
  if (message !== undefined) work.notes.refuse({path: folder.shown, code: 'BadInput', message})
  const weighed = weighAll(work, sources)
  const input = {folder: spotPath(folder.spot), shown: folder.shown, names: []}
  const arrival = message === undefined ? looked(work, folder.shown, () => arrivalAt(work, input))?.value : undefined
  const step = arrival && looked(work, folder.shown, () => packed(work, request, {arrival, weighed}))?.value
  if (step) yield step
  for (const refusal of work.room.refusals(folder.shown)) work.notes.refuse(refusal)
  return work.notes.summary(arrival && work.room.on(arrival.landing.abilities.device))
}

interface Weighed {
  readonly sources: readonly Asked[]
  readonly count: number
  readonly size: number
}

/** Counts what goes into the archive; two of one name would be one in it. */
function weighAll(work: PlanWork, asked: readonly Asked[]): Weighed {
  const names = new Map<string, string>()
  const sources: Asked[] = []
  const sums = {count: 0, size: 0}
  for (const source of asked) {
    const {spot, shown} = source
    const before = names.get(bytesKey(spot.name))
    if (before === spotKey(spot)) continue
    names.set(bytesKey(spot.name), spotKey(spot))
    if (before !== undefined) {
      const message = `Two of the things are called ${quote(spot.name)}: an archive has room for one of them at its top.`
      work.notes.refuse({path: shown, code: 'Conflict', message})
      continue
    }
    const seen = askedFacts(work, spot, shown)
    if (!seen) continue
    sources.push(source)
    add(work, seen, sums)
    const top = spotPath(spot)
    if (seen.kind === DIR) looked(work, shown, () => weighInside(work, {top, seen}, sums))
  }
  return {sources, ...sums}
}

interface Sums {
  count: number
  size: number
}

function add(work: PlanWork, seen: Facts, sums: Sums): void {
  if (seen.kind === SPECIAL) return work.notes.nothing('special')
  work.notes.works(seen)
  sums.count++
  if (seen.kind === FILE) sums.size += seen.size
}

/** A folder that cannot be read refuses the whole: an archive of a part must never look whole. */
function weighInside(work: PlanWork, {top, seen}: {readonly top: Uint8Array; readonly seen: Facts}, sums: Sums): void {
  const list = (folder: Uint8Array): readonly Listed[] => work.disk.list(folder).filter(({name}) => !isPrivateName(name))
  for (const {folder, listed} of walkInside(list, top)) {
    const path = joinPath(folder, listed.name)
    if (listed.facts.kind === DIR && work.mounts.isMount(path, listed.facts, seen.device)) {
      const shown = displayName(path).text
      work.notes.refuse({
        path: shown,
        code: 'Conflict',
        message: `${shown} is a mounted volume: compress it, or what is around it, by itself.`,
      })
      return
    }
    add(work, listed.facts, sums)
  }
}

function packed(
  work: PlanWork,
  {folder, name}: CompressRequest,
  {arrival: {landing}, weighed: {sources, count, size}}: {readonly arrival: Arrival; readonly weighed: Weighed},
): PackStep | undefined {
  const {abilities} = landing
  const message = nameTrouble(name, abilities)
  if (message !== undefined) {
    work.notes.refuse({path: folder.shown, code: 'Conflict', message})
    return undefined
  }
  const to = {folder: landing.folder, name}
  const isTaken = work.disk.facts(to) !== undefined
  work.notes.route('copy')
  work.room.need(abilities, size)
  return {
    kind: 'pack',
    item: 0,
    to: isTaken ? {...to, name: landing.names.next(name, false)} : to,
    keptBoth: isTaken || undefined,
    format: archiveFormat(displayName(baseName(name)).text) ?? 'zip',
    sources: sources.map(({spot}) => spot),
    count,
    size,
  }
}

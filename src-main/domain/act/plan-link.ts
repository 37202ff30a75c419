import {equalBytes, joinPath, splitPath} from '../byte-path.ts'
import {encodeUtf8} from '../utf8.ts'
import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import {meet} from './meet.ts'
import type {PlanSummary} from './plan-notes.ts'
import {askedFacts, looked, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {spotPath} from './spot-path.ts'
import {DIR, LINK, type Facts, type Spot} from './spot.ts'
import type {Step} from './step.ts'
import {arrivalFor, type Arrival} from './transfer-arrival.ts'

export interface LinkRequest extends PlanWishes {
  readonly form: 'absolute' | 'relative' | 'hard'
  readonly sources: readonly Asked[]
  /** As for a copy: a folder that is there, or the new path. */
  readonly destination: Asked
}

/** Plans symbolic or hard links to things. */
export function* planLink(disk: LookDisk, request: LinkRequest): Generator<Step, PlanSummary> {
  const {sources, destination, form} = request
  const work = planWork(disk, request, false)
  const arrival = looked(work, destination.shown, () => arrivalFor(work, sources, destination))?.value
  if (!arrival) return work.notes.summary()
  for (const [item, source] of sources.entries()) {
    const seen = askedFacts(work, source.spot, source.shown)
    const step = seen && looked(work, source.shown, () => linkTo(work, {item, source, seen, arrival, form}))?.value
    if (step) yield step
  }
  return work.notes.summary()
}

interface LinkTo {
  readonly item: number
  readonly source: Asked
  readonly seen: Facts
  readonly arrival: Arrival
  readonly form: LinkRequest['form']
}

function linkTo(work: PlanWork, {item, source, seen, arrival, form}: LinkTo): Step | undefined {
  const {landing, name = source.spot.name} = arrival
  const from = source.spot
  const message = form === 'hard' ? whyNoHardLink(work, {source, seen, arrival}) : whyNoLink(arrival)
  if (message !== undefined) {
    work.notes.refuse({path: source.shown, code: 'Unsupported', message})
    return undefined
  }
  const met = meet(work, {item, from, seen, name, landing, merges: false, as: form === 'hard' ? undefined : LINK})
  if (met.does === 'nothing') return met.step
  if (met.does !== 'bring') return undefined
  const {to, existing, keptBoth} = met
  work.notes.makes(LINK)
  if (form === 'hard') return {kind: 'new-hard-link', item, touched: seen.nlink > 1 || undefined, from, seen, to, existing, keptBoth}
  return {kind: 'new-link', item, to, existing, keptBoth, target: form === 'absolute' ? spotPath(from) : relativePath(to, from)}
}

function whyNoLink({landing}: Arrival): string | undefined {
  return landing.abilities.symbolicLinks ? undefined : "The target's volume has no symbolic links."
}

function whyNoHardLink(work: PlanWork, {source, seen, arrival}: Pick<LinkTo, 'source' | 'seen' | 'arrival'>): string | undefined {
  const {abilities, mount} = arrival.landing
  const {folder} = source.spot
  if (seen.kind === DIR) return `${source.shown} is a folder: it can have no second name.`
  if (!abilities.hardLinks) return "The target's volume has no hard links."
  const isNear = work.disk.abilities(folder).device === abilities.device && work.mounts.over(folder) === mount
  return isNear ? undefined : `${source.shown} is on another volume: a hard link cannot lead there.`
}

/** The way from the folder of a link to what it points at. */
export function relativePath(link: Spot, target: Spot): Uint8Array {
  const from = splitPath(link.folder)
  const to = splitPath(spotPath(target))
  let same = 0
  while (same < from.length && same < to.length - 1 && equalBytes(from[same]!, to[same]!)) same++
  const up = from.slice(same).map(() => encodeUtf8('..'))
  return [...up, ...to.slice(same)].reduce((path, name) => joinPath(path, name), new Uint8Array())
}

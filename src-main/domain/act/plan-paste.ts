import type {Asked} from './asked.ts'
import type {LookDisk} from './look-disk.ts'
import {nameTrouble, noName} from './name-limits.ts'
import type {PlanSummary} from './plan-notes.ts'
import {looked, planWork, type PlanWishes, type PlanWork} from './plan-work.ts'
import {spotPath} from './spot-path.ts'
import {FILE} from './spot.ts'
import type {NewFileStep, Step} from './step.ts'
import {arrivalAt, type Arrival} from './transfer-arrival.ts'

export interface PasteRequest extends PlanWishes {
  readonly folder: Asked
  /** The name that the file gets where it is free, else the first free one after it. */
  readonly name: Uint8Array
  readonly content: Uint8Array
}

/** Whatever the system leaves of it for a new file of this user. */
const MODE = 0o666

/** Plans to make a file of bytes that no file held before. Nothing that stands there is ever replaced. */
export function* planPaste(disk: LookDisk, request: PasteRequest): Generator<Step, PlanSummary> {
  const {folder, name} = request
  const work = planWork(disk, request, false)
  const message = noName(name)
  if (message !== undefined) work.notes.refuse({path: folder.shown, code: 'BadInput', message})
  const input = {folder: spotPath(folder.spot), shown: folder.shown, names: []}
  const arrival = message === undefined ? looked(work, folder.shown, () => arrivalAt(work, input))?.value : undefined
  const step = arrival && looked(work, folder.shown, () => newFile(work, request, arrival))?.value
  if (step) yield step
  for (const refusal of work.room.refusals(folder.shown)) work.notes.refuse(refusal)
  return work.notes.summary(arrival && work.room.on(arrival.landing.abilities.device))
}

function newFile(work: PlanWork, {folder, name, content}: PasteRequest, {landing}: Arrival): NewFileStep | undefined {
  const {abilities} = landing
  const message = nameTrouble(name, abilities)
  if (message !== undefined) {
    work.notes.refuse({path: folder.shown, code: 'Conflict', message})
    return undefined
  }
  const to = {folder: landing.folder, name}
  const isTaken = work.disk.facts(to) !== undefined
  work.notes.makes(FILE, content.length)
  work.room.need(abilities, content.length)
  return {
    kind: 'new-file',
    item: 0,
    to: isTaken ? {...to, name: landing.names.next(name, false)} : to,
    keptBoth: isTaken || undefined,
    content,
    mode: MODE,
  }
}

import {CoreError} from '../../contract/errors.ts'
import {equalBytes} from '../../domain/byte-path.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import {sameBytes, type Spot} from '../../domain/act/spot.ts'
import type {CopyFileStep, NewHardLinkStep, TrashStep} from '../../domain/act/step.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import {equalStart} from './equal-start.ts'
import {isOf, refused, stillSeen, type PartWork, type Slot, type Working} from './part-work.ts'
import {targetChanged} from './replace.ts'

/** A step that puts another file in the place of one that holds the same bytes. */
type Sharing = Slot<CopyFileStep | NewHardLinkStep>

/** Whether what a step replaces must hold the bytes that it brings. */
export function isSharing(slot: Slot): slot is Sharing {
  return isOf(slot, 'copy-file', 'new-hard-link') && slot.step.instead === 'share'
}

/** Reads what is replaced and what stays, and refuses where a single byte differs: a hash tells what was, and only this tells what is. */
export function* mustHoldSame(work: PartWork, slot: Sharing): Working {
  const {disk} = work
  const {from, seen, to, existing} = slot.step
  const one = disk.openSource(from)
  try {
    const other = disk.openSource(replacedAt(slot))
    try {
      if (!stillSeen(work, slot.step, {seen, now: disk.factsOf(one)})) throw differs(slot)
      if (existing?.size !== seen.size || (yield* equalStart(work, {one, other, length: seen.size})) !== seen.size) throw differs(slot)
      if (!sameBytes(existing, disk.factsOf(other))) throw targetChanged(to)
    } finally {
      disk.close(other)
    }
  } finally {
    disk.close(one)
  }
}

/** Where a volume cannot exchange names, an earlier run may have given it into the version store already. */
const replacedAt = ({version, step}: Sharing): Spot => version ?? step.to

function differs({step: {from, to}}: Sharing): Error {
  return refused('Conflict', `${shownSpot(to)} and ${shownSpot(from)} do not hold the same bytes: it was left as it is.`)
}

/** Where the bytes alone are brought, what is replaced gives its attributes. */
export function keepReplaced(work: PartWork, slot: Slot<CopyFileStep>, part: OpenFile): readonly string[] {
  const {disk} = work
  const {step} = slot
  const replaced = disk.openSource(replacedAt(slot))
  try {
    const now = disk.factsOf(replaced)
    if (!step.existing || !stillSeen(work, step, {seen: step.existing, now})) throw targetChanged(step.to)
    return disk.keep(part, {seen: now, source: replaced})
  } finally {
    disk.close(replaced)
  }
}

/** Where it is known which bytes must come, no others do. */
export function mustBeExpected({step, hash}: Slot<CopyFileStep>): void {
  if (!step.hash || (hash && equalBytes(hash, step.hash))) return
  const message = `${shownSpot(step.from)} does not hold the recorded bytes any more: ${shownSpot(step.to)} was not replaced by it.`
  throw new CoreError({code: 'Damaged', message})
}

/** Looks whether the file stands untouched for whose sake another one may go. */
export function mustStandKept(work: PartWork, {step}: Slot<TrashStep>): void {
  const {kept, keptSeen, from} = step
  if (!kept || !keptSeen) return
  const now = work.disk.facts(kept)
  if (now && stillSeen(work, {}, {seen: keptSeen, now})) return
  throw refused('Conflict', `${shownSpot(kept)} changed meanwhile: ${shownSpot(from)} was not put into the trash.`)
}

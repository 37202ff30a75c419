import {CoreError} from '../../contract/errors.ts'
import {partSpot} from '../../domain/act/private-names.ts'
import {DIR, type Spot} from '../../domain/act/spot.ts'
import type {MakeFolderStep, NewFileStep, NothingStep, TrashStep} from '../../domain/act/step.ts'
import {attempt, attemptLong} from './attempt.ts'
import {copyFile} from './copy-file.ts'
import {packFile} from './pack-file.ts'
import {isOf, partOf, type PartWork, type Slot, type Working} from './part-work.ts'

/** Makes all that a part brings, in the order of its steps: folders at once, contents under private names. */
export function* preparePart(work: PartWork): Working {
  for (const slot of work.slots) {
    if (slot.state !== 'open') continue
    if (isOf(slot, 'copy-file')) {
      yield* attemptLong(work, slot, copyFile(work, slot))
      ready(slot)
    } else if (isOf(slot, 'pack')) {
      yield* attemptLong(work, slot, packFile(work, slot))
      ready(slot)
    } else if (isOf(slot, 'make-folder')) attempt(work, slot, () => makeFolder(work, slot))
    else if (isOf(slot, 'trash')) {
      attempt(work, slot, () => writeInfo(work, slot))
      ready(slot)
    } else if (isOf(slot, 'new-file')) {
      attempt(work, slot, () => writeNew(work, slot))
      ready(slot)
    } else if (isOf(slot, 'nothing')) endIdle(slot)
    else continue
    yield work.told
  }
}

function ready(slot: Slot): void {
  if (slot.state === 'open') slot.state = 'ready'
}

/**
 * A folder that came meanwhile is taken as made, and told as skipped: an undo leaves it alone. After an earlier run nobody can tell
 * whether that made it.
 */
function makeFolder({disk, names, told, input}: PartWork, slot: Slot<MakeFolderStep>): void {
  const {to, mode} = slot.step
  try {
    names.makeFolder(to, mode)
  } catch (error) {
    if (!(error instanceof CoreError && error.code === 'NameTaken') || disk.facts(to)?.kind !== DIR) throw error
    if (input.how === 'run') slot.outcome = 'skipped'
  }
  slot.state = 'placed'
  told.steps++
}

/** The info file is written beside its place: a half one would be a broken trash for every program. */
function writeInfo(work: PartWork, slot: Slot<TrashStep>): void {
  const {infoAt, info} = slot.step
  writePart(work, slot, {part: partSpot(slot.place, infoAt.folder), bytes: info})
}

function writeNew(work: PartWork, slot: Slot<NewFileStep>): void {
  const {content, mode} = slot.step
  writePart(work, slot, {part: partOf(slot), bytes: content, mode})
  slot.bytes = content.length
  work.told.bytes += content.length
}

interface Written {
  readonly part: Spot
  readonly bytes: Uint8Array
  readonly mode?: number
}

/** Of what an earlier run wrote nothing is believed. */
function writePart(work: PartWork, slot: Slot, {part, bytes, mode}: Written): void {
  const {disk, names} = work
  if (slot.hasPart) names.removeFile(part)
  const file = names.createPart(part, mode)
  slot.hasPart = true
  try {
    if (bytes.length > 0) disk.write(file, bytes, 0)
    if (work.flushEach) disk.flush(file)
  } finally {
    disk.close(file)
  }
}

function endIdle(slot: Slot<NothingStep>): void {
  slot.outcome = 'skipped'
  slot.state = 'ended'
}

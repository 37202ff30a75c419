import {Buffer} from 'node:buffer'
import {isMoved} from '../../domain/act/still-there.ts'
import {partSpot} from '../../domain/act/private-names.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import {FILE} from '../../domain/act/spot.ts'
import type {TrashStep} from '../../domain/act/step.ts'
import {reachable} from './reachable.ts'
import {finishRename} from './half-renamed.ts'
import {refused, type PartWork, type Slot} from './part-work.ts'

/** Recovers a step that puts something into the trash: the thing is there or is not, and its info file must follow it. */
export function recoverTrash(work: PartWork, slot: Slot<TrashStep>): void {
  const {disk, names} = work
  const {from, to, infoAt, seen} = slot.step
  const part = partSpot(slot.place, infoAt.folder)
  slot.hasPart = disk.facts(part) !== undefined
  const info = disk.facts(infoAt)
  const target = disk.facts(to)
  const isTold = info?.kind === FILE && holdsInfo(work, slot)
  if (slot.hasPart && isTold) {
    // Another half of a rename in two calls.
    names.removeFile(part)
    slot.hasPart = false
  }
  if (target && isMoved(seen, target)) {
    if (info && !isTold) throw taken(slot)
    finishRename(work, {spot: from, facts: reachable(disk, from)}, {spot: to, facts: target})
    if (!isTold) {
      if (work.input.how === 'drop') names.place(to, from)
      return
    }
    slot.made = disk.facts(to)
    slot.state = 'placed'
    return
  }
  if (isTold) names.removeFile(infoAt)
  if (target || (info && !isTold)) throw taken(slot)
}

function holdsInfo({disk}: PartWork, {step}: Slot<TrashStep>): boolean {
  const file = disk.openSource(step.infoAt)
  try {
    return Buffer.compare(disk.read(file, {offset: 0, length: step.info.length + 1}), step.info) === 0
  } finally {
    disk.close(file)
  }
}

function taken({step}: Slot<TrashStep>): Error {
  return refused('NameTaken', `Something has come to ${shownSpot(step.to)} meanwhile: nothing was put into the trash.`)
}

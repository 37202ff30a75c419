import {partSpot} from '../../domain/act/private-names.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {TrashStep} from '../../domain/act/step.ts'
import {refused, stillSeen, type PartWork, type Slot} from './part-work.ts'
import {undoing} from './undoing.ts'

/** Gives the info file its name, which reserves the other, and then moves the thing (XDG Trash 1.0). */
export function moveToTrash(work: PartWork, slot: Slot<TrashStep>): void {
  const {disk, names} = work
  const {to, infoAt} = slot.step
  if (slot.hasPart) {
    names.place(partSpot(slot.place, infoAt.folder), infoAt)
    slot.hasPart = false
  }
  const there = disk.facts(to)
  // An earlier run may have moved it already.
  if (!there || !isMoved(slot.step.seen, there)) {
    undoing(
      () => moveIn(work, slot),
      () => names.removeFile(infoAt),
    )
  }
  slot.made = disk.facts(to)
}

function moveIn(work: PartWork, {step}: Slot<TrashStep>): void {
  const {disk, names} = work
  const {from, to, seen} = step
  const now = disk.facts(from)
  if (!now) throw refused('PathNotFound', `${shownSpot(from)} is no longer there.`)
  if (!stillSeen(work, step, {seen, now})) throw refused('Conflict', `${shownSpot(from)} changed meanwhile.`)
  names.place(from, to)
  undoing(
    () => {
      const came = disk.facts(to)
      if (!came || !isMoved(seen, came)) throw refused('Conflict', `${shownSpot(from)} changed meanwhile.`)
    },
    () => names.place(to, from),
  )
}

import {partSpot} from '../../domain/act/private-names.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import type {TrashStep} from '../../domain/act/step.ts'
import {mustStandKept} from './instead.ts'
import {renameSeen} from './rename-seen.ts'
import type {PartWork, Slot} from './part-work.ts'
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
      () => {
        mustStandKept(work, slot)
        renameSeen(work, slot.step, to)
      },
      () => names.removeFile(infoAt),
    )
  }
  slot.made = disk.facts(to)
}

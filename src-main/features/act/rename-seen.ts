import {isPassing} from '../../domain/act/private-names.ts'
import {isMoved} from '../../domain/act/still-there.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {Step} from '../../domain/act/step.ts'
import {refused, stillSeen, type PartWork} from './part-work.ts'
import {undoing} from './undoing.ts'

type Leaving = Pick<Step, 'touched'> & {readonly from: Spot; readonly seen: Facts}

/** Renames what the step was planned for and nothing else: looks, renames, and looks again at what came. */
export function renameSeen(work: PartWork, step: Leaving, to: Spot): void {
  const {disk, names} = work
  const {from, seen} = step
  const now = disk.facts(from)
  if (!now) throw refused('PathNotFound', `${shownSpot(from)} is no longer there.`)
  if (!stillSeen(work, step, {seen, now})) throw changed(from)
  names.place(from, to)
  undoing(
    () => {
      const came = disk.facts(to)
      // Where nothing is any more, it was taken on from there at once.
      if (came && !isMoved(seen, came)) throw changed(from)
    },
    // Not to a private name: whatever came is in sight where it is.
    () => {
      if (!isPassing(from)) names.place(to, from)
    },
  )
}

function changed(spot: Spot): Error {
  return refused('Conflict', `${shownSpot(spot)} changed meanwhile.`)
}

import {shownSpot, spotKey, spotPath} from './spot-path.ts'
import {DIR} from './spot.ts'
import type {MadeFolder} from './made-folders.ts'
import type {MakeFolderStep, RemoveStep, Step, StepResult} from './step.ts'
import {trashNow} from './undo-brought.ts'
import type {Undoing} from './undoing.ts'
import {walkInside} from './walk-inside.ts'

/** Takes a folder away that an act made: with the copies that were made in it into the trash, or, emptied of what was moved there, for good. */
export function* unmake(undoing: Undoing, step: MakeFolderStep, {made}: StepResult): Generator<Step> {
  const {world, work, settled} = undoing
  const {item, to} = step
  const outer = undoing.made.around(to)
  const top = undoing.made.at(to)
  const now = world.unchanged(to, made)
  if (outer) outer.seen++
  if (!now || outer?.holdsCopies) return
  if (top?.holdsCopies) {
    if (holdsMore(undoing, spotPath(to), top)) {
      const message = `${shownSpot(to)} holds things that came since.`
      work.notes.refuse({path: shownSpot(to), code: 'Conflict', message})
    } else yield* trashNow(undoing, {item, at: to, now, origin: to})
    return
  }
  const settling = settled.get(spotKey(to))
  settled.delete(spotKey(to))
  if (settling && world.isNew(settling.from)) yield {kind: 'settle-folder', item, touched: true, from: to, to: settling.from, seen: now}
  work.notes.works(now)
  world.leaves(to)
  yield {kind: 'remove', item, touched: true, from: to, seen: now}
}

/** What the act made in it was gone over, and found as it was: so it is enough to count. */
function holdsMore({work}: Undoing, path: Uint8Array, {seen}: MadeFolder): boolean {
  let count = 0
  for (const _ of walkInside(work.disk.list, path)) if (++count > seen) return true
  return false
}

/** A folder that was emptied by a move comes again; what was deleted for good does not. */
export function* makeAgain({world, work}: Undoing, {item, from, seen}: RemoveStep): Generator<Step> {
  if (seen.kind !== DIR) {
    work.notes.refuse({path: shownSpot(from), code: 'Conflict', message: `${shownSpot(from)} was deleted for good.`})
    return
  }
  if (world.facts(from)?.kind === DIR || !world.canTake(from, seen)) return
  work.notes.works(seen)
  world.arrives(from, seen)
  yield {kind: 'make-folder', item, to: from, mode: (seen.mode & 0o7777) | 0o700}
}

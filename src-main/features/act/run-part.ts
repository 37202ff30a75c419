import {CoreError} from '../../contract/errors.ts'
import {fail} from './attempt.ts'
import {flushContents, flushNames} from './flush-part.ts'
import {
  isOf,
  openPartWork,
  PartStopped,
  resultOf,
  type PartEnd,
  type PartInput,
  type PartTools,
  type PartWork,
  type Working,
} from './part-work.ts'
import {placePart} from './place-part.ts'
import {preparePart} from './prepare-part.ts'
import {recoverPart} from './recover-part.ts'
import {takeAway} from './take-away.ts'
import {tellMade} from './tell-made.ts'
import {unwind} from './unwind.ts'
import {tidyStores} from './version-store.ts'
import {verifyPart} from './verify-part.ts'

/**
 * Carries out one part of an act: contents first, under private names; then flush, read back, names, flush; and only then is taken away
 * what was brought elsewhere. It may be killed at any call and recovered by being run again; it is paused by not asking for more.
 * What it answers is durable.
 */
export function* runPart(input: PartInput, tools: PartTools): Working<PartEnd> {
  const work = openPartWork(input, tools)
  try {
    if (input.how !== 'run') yield* recoverPart(work)
    yield* preparePart(work)
    yield* makeDurable(work)
    if (input.verify) yield* verifyPart(work)
    if (movesIntoNew(work)) yield* sealNames(work)
    yield* placePart(work)
    yield* sealNames(work)
    yield* takeAway(work)
    tidyStores(work)
    yield* sealNames(work)
    yield* tellMade(work)
  } catch (error) {
    // What a disk says no to outside of any step is about all of them.
    const stop = stopOf(error)
    if (!(stop instanceof PartStopped)) throw error
    return {stopped: stop.stop}
  }
  return {results: work.slots.map(resultOf)}
}

/** What is moved into a folder must not go down with it, should the folder not have survived. What is copied there still has its source. */
function movesIntoNew({slots}: PartWork): boolean {
  return slots.some((slot) => isOf(slot, 'make-folder')) && slots.some((slot) => isOf(slot, 'move', 'restore', 'trash'))
}

/** Where the disk could not take all, nobody knows what is missing: everything is written again, each file flushed by itself. */
function* makeDurable(work: PartWork): Working {
  try {
    yield* flushContents(work)
  } catch (error) {
    if (!(error instanceof CoreError) || error.code === 'Offline' || error.code === 'DiskFull') throw stopOf(error)
    for (const slot of work.slots) {
      if (slot.state !== 'ready') continue
      unwind(work, slot)
      slot.state = 'open'
    }
    work.flushEach = true
    yield* preparePart(work)
  }
}

/**
 * Names that could not be made durable are not told as done, and nothing is taken away for their sake. What other parts bring into a folder
 * that may not last would not last either: the act waits, save that a cancelled one has to end.
 */
function* sealNames(work: PartWork): Working {
  try {
    yield* flushNames(work)
  } catch (error) {
    if (!(error instanceof CoreError) || work.input.how !== 'drop') throw stopOf(error)
    for (const slot of work.slots) if (slot.state === 'placed') fail(work, slot, error)
  }
}

const stopOf = (error: unknown): unknown => (error instanceof CoreError ? new PartStopped(error) : error)

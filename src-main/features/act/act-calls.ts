import {CoreError} from '../../contract/errors.ts'
import type {PartEnd, PartInput, PartProgress, PartTools} from './part-work.ts'
import {openArchivesRead} from './archives-read.ts'
import {runParts} from './run-parts.ts'

export interface PartNews {
  readonly progress: PartProgress
  /** Absent while there is more to do. */
  readonly end?: PartEnd | undefined
}

/** What an I/O thread does for the job of an act: it works on some parts of it at a time, for as long as it is told to. */
export interface ActCalls {
  readonly beginParts: (input: PartInput) => void
  /** Goes on for about so long; a flush takes the time that it takes. */
  readonly nextOfParts: (input: {readonly act: string; readonly budgetMs: number}) => PartNews
  /** Puts the parts down where they are; `recover` takes them up again. */
  readonly leaveParts: (input: {readonly act: string}) => void
}

const NONE: PartProgress = {bytes: 0, steps: 0}

/** The table of the thread; the work disk belongs to it alone. */
export function actCalls(tools: PartTools): ActCalls {
  const running = new Map<string, ReturnType<typeof runParts>>()
  const archives = openArchivesRead(tools.disk)
  const leave = (act: string): void => {
    running.get(act)?.return({results: []})
    archives.rest()
    running.delete(act)
  }
  return {
    beginParts(input) {
      leave(input.act)
      running.set(input.act, runParts(input, {...tools, disk: archives.over(input)}))
    },
    nextOfParts({act, budgetMs}) {
      const run = running.get(act)
      if (!run) throw new CoreError({code: 'NotFound', message: `No part of the act ${act} is under way in this thread.`})
      const until = performance.now() + budgetMs
      let progress = NONE
      do {
        const {done, value} = step(run, () => {
          running.delete(act)
          archives.rest()
        })
        if (done) return {progress, end: value}
        progress = value
      } while (performance.now() < until)
      return {progress: {...progress}}
    },
    leaveParts: ({act}) => leave(act),
  }
}

/** A run that ended, or broke, is not asked again. */
function step(run: ReturnType<typeof runParts>, ended: () => void): ReturnType<typeof run.next> {
  try {
    const answer = run.next()
    if (answer.done) ended()
    return answer
  } catch (error) {
    ended()
    throw error
  }
}

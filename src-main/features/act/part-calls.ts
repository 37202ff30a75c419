import {partSentences, type PartProblem} from './part-problems.ts'
import {readPart, resultsText} from '../../domain/act/steps-text.ts'
import {blake3} from '../../host/hash/blake3.ts'
import {systemWorkDisk} from '../../host/work/system-work-disk.ts'
import {indexEffects, type IndexEffects} from './index-effects.ts'
import type {PartEnd, PartInput, PartProgress, PartStop} from './part-work.ts'
import {runPart} from './run-part.ts'

/** Asks the I/O thread to run parts of acts, a stretch at a time. */
export type PartCalls = {
  readonly beginPart: (input: BeginPart) => void
  readonly nextOfPart: (input: {readonly act: string}) => PartStretch
  /** Lets go of a part where it stands; only a recovery goes on with it. */
  readonly leavePart: (input: {readonly act: string}) => void
}

export interface BeginPart {
  readonly act: string
  /** The canonical text of its steps. */
  readonly steps: string
  readonly verify: boolean
  readonly how: PartInput['how']
}

export interface PartStretch extends PartProgress {
  readonly stopped?: PartStop | undefined
  /** At the end. */
  readonly ended?: EndedPart | undefined
}

export interface EndedPart {
  /** The canonical text, for the journal. */
  readonly results: string
  readonly counts: {readonly done: number; readonly failed: number}
  readonly problems: readonly PartProblem[]
  readonly effects: IndexEffects
}

const STRETCH_MS = 50

interface Running {
  readonly steps: ReturnType<typeof readPart>['steps']
  readonly work: Generator<PartProgress, PartEnd>
}

/** The part of a disk thread's table that changes files. One act at a time works in one thread. */
export function partCalls(): PartCalls {
  const running = new Map<string, Running>()
  const disk = systemWorkDisk
  return {
    beginPart: ({act, steps: text, verify, how}) => {
      const part = readPart(text)
      running.set(act, {steps: part.steps, work: runPart({act, part, verify, how}, {disk: disk(), hash: blake3()})})
    },
    nextOfPart: ({act}) => {
      const found = running.get(act)
      if (!found) throw new Error('Invariant: a part is begun before it goes on.')
      const stretch = stretchOf(found)
      if (stretch.ended || stretch.stopped) running.delete(act)
      return stretch
    },
    leavePart: ({act}) => {
      // It ends where it is: what it has open is closed by its own finally blocks.
      running.get(act)?.work.return({results: []})
      running.delete(act)
    },
  }
}

function stretchOf({steps, work}: Running): PartStretch {
  const until = performance.now() + STRETCH_MS
  let told: PartProgress = {bytes: 0, steps: 0}
  for (;;) {
    const next = work.next()
    if (!next.done) {
      told = {...next.value}
      if (performance.now() > until) return told
      continue
    }
    if ('stopped' in next.value) return {...told, stopped: next.value.stopped}
    const {results} = next.value
    const bytes = results.reduce((sum, result) => sum + (result.bytes ?? 0), 0)
    return {
      bytes,
      steps: steps.length,
      ended: {
        results: resultsText(results),
        counts: {
          done: results.filter(({outcome}) => outcome !== 'failed' && outcome !== 'refused').length,
          failed: results.filter(({outcome}) => outcome === 'failed' || outcome === 'refused').length,
        },
        problems: partSentences(steps, results),
        effects: indexEffects(steps, results),
      },
    }
  }
}

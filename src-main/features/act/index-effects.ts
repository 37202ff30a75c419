import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {Step, StepResult} from '../../domain/act/step.ts'

/** What a part changed, as far as the index wants to know. */
export interface IndexEffects {
  /** The same things under other names. */
  readonly moved: readonly {readonly from: Spot; readonly to: Spot; readonly made: Facts; readonly seen: Facts}[]
  readonly gone: readonly Spot[]
  /** What came to be; `hash` where all its bytes were hashed. */
  readonly made: readonly {
    readonly to: Spot
    readonly made: Facts
    readonly hash?: Uint8Array | undefined
    readonly from?: Spot | undefined
  }[]
}

/** Reads from steps and results what moved, went and came. */
export function indexEffects(steps: readonly Step[], results: readonly StepResult[]): IndexEffects {
  const moved: IndexEffects['moved'][number][] = []
  const gone: Spot[] = []
  const made: IndexEffects['made'][number][] = []
  for (const [at, step] of steps.entries()) {
    const result = results[at]
    if (!result || (result.outcome !== 'done' && result.outcome !== 'replaced' && result.outcome !== 'kept-both')) continue
    if (step.kind === 'move' || step.kind === 'restore' || step.kind === 'trash') {
      if (result.made) moved.push({from: step.from, to: step.to, made: result.made, seen: step.seen})
      else gone.push(step.from)
    } else if (step.kind === 'remove') gone.push(step.from)
    else if (step.kind !== 'nothing') {
      if (result.made) made.push({to: step.to, made: result.made, hash: result.hash, ...('from' in step ? {from: step.from} : {})})
      if ('removeSource' in step && step.removeSource) gone.push(step.from)
    }
  }
  return {moved, gone, made}
}

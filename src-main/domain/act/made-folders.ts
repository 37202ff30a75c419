import {bytesKey, spotPath} from './spot-path.ts'
import type {Spot} from './spot.ts'
import type {Step, StepResult} from './step.ts'

/** What an act did, step by step. */
export interface DoneStep {
  readonly step: Step
  readonly result: StepResult
}

/** The outermost of the folders that an act made. */
export interface MadeFolder {
  /** Copies and links were made in it, so that undo trashes it as a whole; else it is empty once all that was moved there has gone back. */
  holdsCopies: boolean
  /** Of what the act made in it, as undo goes over it. */
  seen: number
}

export interface MadeFolders {
  /** The outermost folder that holds a spot; undefined for a folder that is the outermost itself. */
  around(spot: Spot): MadeFolder | undefined
  at(spot: Spot): MadeFolder | undefined
}

/** Finds them in one pass from the first step on: a folder is made before what is in it. */
export function madeFolders(done: Iterable<DoneStep>): MadeFolders {
  const folders = new Map<string, MadeFolder>()
  const lengths = new Set<number>()
  const around = (spot: Spot): MadeFolder | undefined => {
    const path = spotPath(spot)
    for (const length of lengths) {
      const found = path.length > length && path[length] === SLASH ? folders.get(bytesKey(path.subarray(0, length))) : undefined
      if (found) return found
    }
    return undefined
  }
  for (const {step, result} of done) {
    if (!didSomething(result)) continue
    if (step.kind === 'make-folder' && !around(step.to)) {
      const path = spotPath(step.to)
      folders.set(bytesKey(path), {holdsCopies: false, seen: 0})
      lengths.add(path.length)
    }
    const holder = makesCopy(step) ? around(step.to) : undefined
    if (holder) holder.holdsCopies = true
  }
  return {around, at: (spot) => folders.get(bytesKey(spotPath(spot)))}
}

const SLASH = 0x2f

export function didSomething({outcome}: StepResult): boolean {
  return outcome === 'done' || outcome === 'kept-both' || outcome === 'replaced'
}

type CopyMaking = Extract<Step, {kind: 'copy-file' | 'copy-link' | 'join' | 'new-link' | 'new-file' | 'pack' | 'new-hard-link'}>

function makesCopy(step: Step): step is CopyMaking {
  if (step.kind === 'new-link' || step.kind === 'new-file' || step.kind === 'pack' || step.kind === 'new-hard-link') return true
  return (step.kind === 'copy-file' || step.kind === 'copy-link' || step.kind === 'join') && !step.removeSource
}

import {isPacked} from './packed.ts'
import type {Facts} from './spot.ts'
import type {Step, StepResult} from './step.ts'

/** The number of the volume that a folder lies on now; undefined where there is none. */
export type DeviceOf = (folder: Uint8Array) => string | undefined

/**
 * A step as it is to be compared with the disk of now. A volume gets another number when it is mounted again, after a power loss or an
 * unplugging, and is the same volume: who finds the same inode with the same bytes in the same folder has found the same file.
 */
export function stepOnDevices<S extends Step>(step: S, deviceOf: DeviceOf): S {
  const seen = 'seen' in step ? onDevice(step.seen, deviceOf(step.from.folder)) : undefined
  const existing = 'existing' in step && step.existing ? onDevice(step.existing, deviceOf(step.to.folder)) : undefined
  const isSame = (!('seen' in step) || seen === step.seen) && (!('existing' in step) || existing === step.existing)
  return isSame ? step : {...step, ...(seen && {seen}), ...(existing && {existing})}
}

/** The same for what became of a step. */
export function resultOnDevices(result: StepResult, step: Step, deviceOf: DeviceOf): StepResult {
  if (!result.made || !('to' in step)) return result
  const made = onDevice(result.made, deviceOf(step.to.folder))
  return made === result.made ? result : {...result, made}
}

function onDevice(facts: Facts, device: string | undefined): Facts {
  return device === undefined || device === facts.device || isPacked(facts) ? facts : {...facts, device}
}

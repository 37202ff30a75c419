import {displayName} from '../display-path.ts'
import type {PlanWork} from './plan-work.ts'
import type {Abilities} from './work-disk.ts'

/** A folder in which names shall come or go, for something that is shown so. */
export interface Changed {
  readonly folder: Uint8Array
  readonly abilities: Pick<Abilities, 'readOnly'>
  readonly shown: string
}

/** Whether names may come and go in a folder; what forbids it is noted as a refusal. */
export function mayChange(work: PlanWork, {folder, abilities, shown}: Changed): boolean {
  const message = abilities.readOnly
    ? `The volume of ${shown} is read-only.`
    : work.disk.mayChange(folder)
      ? undefined
      : `What is in ${displayName(folder).text} may not be changed by this user.`
  if (message !== undefined) work.notes.refuse({path: shown, code: 'PermissionDenied', message})
  return message === undefined
}

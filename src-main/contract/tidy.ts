import {z} from 'zod'
import {Target} from './ids.ts'
import {action} from './operation.ts'
import {actParts, actWords, conflictWords} from './plan.ts'

const Targets = z.array(Target).min(1)

/** Gives several things a folder of their own. */
export const gather = action({
  ...actParts,
  summary: 'Make a folder and move files and folders into it.',
  input: z.object({targets: Targets, folder: Target, ...actWords}),
  positional: ['targets', 'folder'],
})

/** Takes the folders out of a folder, and leaves what is in them. */
export const flatten = action({
  ...actParts,
  summary: 'Bring everything that lies in the folders below a folder up into it; folders that are empty then go.',
  input: z.object({folder: Target, ...conflictWords, ...actWords}),
  positional: ['folder'],
})

/** Takes away folders that say something is there where nothing is. */
export const clean = action({
  ...actParts,
  summary: 'Put folders below a folder into the trash that hold nothing, or nothing but such folders.',
  input: z.object({targets: Targets, ...actWords}),
  positional: ['targets'],
})

import {z} from 'zod'
import {Target} from './ids.ts'
import {action} from './operation.ts'
import {Acted, actFails, actWords, conflictWords} from './plan.ts'

const acts = {output: Acted, fails: actFails, needs: ['files.write'] as const, waits: true} as const
const Targets = z.array(Target).min(1)
const verify = z.boolean().default(true).describe('Do not read back and compare what was written.')

/** Brings out what is in archives, as a copy does from a folder. */
export const extract = action({
  ...acts,
  summary: 'Unpack archives: what has one thing at its top comes as that, all else in a folder of the archive’s name.',
  input: z.object({
    archives: Targets,
    to: Target.optional().describe('The folder to unpack to; else the one of the first archive.'),
    ...conflictWords,
    verify,
    ...actWords,
  }),
  positional: ['archives'],
})

/** Makes an archive. */
export const compress = action({
  ...acts,
  summary: 'Pack files and folders into a new archive; where its name is taken, it gets a free one.',
  input: z.object({
    sources: Targets,
    to: Target.optional().describe('The new archive, or the folder for it: .zip, .tar.gz or .tar; else a ZIP beside the first source.'),
    verify,
    ...actWords,
  }),
  positional: ['sources'],
})

import {z} from 'zod'
import {Target} from './ids.ts'
import {action} from './operation.ts'
import {actParts, actWords, conflictWords, verify} from './plan.ts'

const Targets = z.array(Target).min(1)

/** Brings out what is in archives, as a copy does from a folder. */
const extract = action({
  ...actParts,
  summary: 'Extract archives: what has one thing at its top comes as that, all else in a folder of the archive’s name.',
  input: z.object({
    archives: Targets,
    to: Target.optional().describe('The folder to extract to; else the one of the first archive.'),
    ...conflictWords,
    verify,
    ...actWords,
  }),
  positional: ['archives'],
})

/** Makes an archive. */
const compress = action({
  ...actParts,
  summary: 'Pack files and folders into a new archive; where its name is taken, it gets a free one.',
  input: z.object({
    sources: Targets,
    to: Target.optional().describe('The new archive, or the folder for it: .zip, .tar.gz or .tar; else a ZIP beside the first source.'),
    verify,
    ...actWords,
  }),
  positional: ['sources'],
})

/** What makes archives and brings out what is in them. */
export const archiveActs = {extract, compress} as const

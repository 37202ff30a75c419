import {z} from 'zod'
import {Target} from './ids.ts'
import {action} from './operation.ts'
import {Acted, actFails, actWords} from './plan.ts'

/** The most that a pasted file holds: it goes with its act through the journal. */
export const MOST_PASTED_BYTES = 16 * 1024 * 1024

const PastedData = z
  .base64()
  .max(Math.ceil(MOST_PASTED_BYTES / 3) * 4, 'a file that is pasted holds at most 16 MB')
  .describe('The bytes of the file, in base64.')

/** Makes a file of bytes that were in no file before. */
export const paste = action({
  summary: 'Make a file of what standard input or the clipboard holds; where its name is taken, it gets a free one.',
  input: z.object({folder: Target, name: z.string().min(1).describe('What the file is called.'), data: PastedData, ...actWords}),
  output: Acted,
  fails: actFails,
  needs: ['files.write'],
  waits: true,
  positional: ['folder'],
  fromInput: {key: 'data', mostBytes: MOST_PASTED_BYTES},
})

import {z} from 'zod'
import {query} from './operation.ts'
import {ActResult} from './outcome.ts'

/** What can be asked of an act on files; its id is also that of its job. */
export const act = {
  results: query({
    summary: 'Tell what became of each thing that an act was asked for.',
    input: z.object({act: z.string()}),
    output: z.object({total: z.number(), results: z.array(ActResult)}),
    fails: ['NotFound'],
    needs: ['read'],
    positional: ['act'],
    listed: false,
  }),
}

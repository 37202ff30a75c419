import {z} from 'zod'
import {Instant} from './ids.ts'
import {query} from './operation.ts'

/** What every check tells beside its facts; `todo` and `command` only where something needs attention. */
const said = {
  state: z.enum(['good', 'attention']),
  /** How it is, in English. */
  sentence: z.string(),
  /** What to do, in English. */
  todo: z.string().optional(),
  /** A command that does it. */
  command: z.string().optional(),
}

const UnreadPlace = z.object({
  location: z.string(),
  /** How many files and folders its last run could not read. */
  count: z.number(),
  /** The first of them. */
  paths: z.array(z.string()),
})

/** One thing that Onefold needs of this machine, or that its user relies on. */
export const HealthCheck = z.discriminatedUnion('about', [
  /** Whether what is indexed may be read. */
  z.object({about: z.literal('folders'), ...said, locations: z.number(), unread: z.array(UnreadPlace)}),
  /** Whether the system tells of changes: what is used of what one user may have. Absent figures: this system has no such limit. */
  z.object({about: z.literal('watches'), ...said, used: z.number().optional(), most: z.number().optional(), polled: z.number()}),
  /** Whether the databases hold together; the index is looked at when the whole is asked for. */
  z.object({
    about: z.literal('library'),
    ...said,
    library: z.string(),
    index: z.string().optional(),
  }),
  /** Which kinds of pictures can be drawn. */
  z.object({about: z.literal('decoders'), ...said, pictures: z.array(z.string())}),
  /** Room where the library lies. */
  z.object({about: z.literal('space'), ...said, path: z.string(), freeBytes: z.number(), totalBytes: z.number()}),
  /** Copies of what cannot be made again. */
  z.object({about: z.literal('backups'), ...said, count: z.number(), newest: Instant.optional(), path: z.string()}),
])
export type HealthCheck = z.infer<typeof HealthCheck>

/** Whether all is well with Onefold itself. */
export const health = {
  check: query({
    summary: 'Tell whether folders can be read, changes are noticed, and the library is whole and backed up.',
    input: z.object({
      whole: z.boolean().default(false).describe('Also read the whole index, which takes a moment where it is large.'),
    }),
    output: z.object({total: z.number(), state: said.state, checks: z.array(HealthCheck)}),
    fails: [],
    needs: ['read'],
    default: true,
  }),
}

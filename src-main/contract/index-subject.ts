import {z} from 'zod'
import {EntryKind} from './file.ts'
import {ContentKey, EntryId, Nanoseconds, Target} from './ids.ts'
import {Job} from './job.ts'
import {IndexMode, Rule} from './location.ts'
import {action, query} from './operation.ts'
import {sizes} from './sizes.ts'

/** One entry as the index holds it. */
export const IndexLine = z.object({
  path: z.string(),
  pathBase64: z.string().optional(),
  id: EntryId,
  kind: EntryKind,
  sizeBytes: z.number(),
  mtimeNs: Nanoseconds,
  /** Decimal digits: an inode may be larger than a number holds. */
  inode: z.string(),
  contentId: ContentKey.optional(),
  sampleId: z.string().optional(),
  fullHash: z.string().optional(),
})
export type IndexLine = z.infer<typeof IndexLine>

const fails = ['PathNotFound', 'NotFound', 'NotAFolder', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout', 'BadInput'] as const

export const index = {
  path: action({
    summary: 'Index a folder once, without adding it as a location.',
    input: z.object({
      path: Target,
      mode: IndexMode.default('shallow').describe('How deep a look is taken at files.'),
      scope: z.enum(['folder', 'recursive']).default('recursive').describe('This folder alone, or all below it.'),
    }),
    output: z.object({job: Job}),
    fails,
    needs: ['library.write'],
    positional: ['path'],
    default: true,
  }),
  list: query({
    summary: 'List what the index holds below a folder, in byte order of the path.',
    input: z.object({
      path: Target,
      limit: z.number().int().min(1).max(50_000).optional().describe('So many at once; else all.'),
      cursor: z.string().optional().describe('Go on after the page that told this cursor.'),
    }),
    output: z.object({total: z.number(), items: z.array(IndexLine), cursor: z.string().optional()}),
    fails: ['PathNotFound', 'NotFound', 'NotAFolder', 'BadInput'],
    needs: ['read'],
    positional: ['path'],
  }),
  verify: query({
    summary: 'Compare the index with the disk; changes nothing.',
    input: z.object({path: Target.optional()}),
    output: z.object({
      checked: z.number(),
      missing: z.number(),
      stale: z.number(),
      differing: z.number(),
      examples: z.array(z.object({path: z.string(), finding: z.enum(['missing', 'stale', 'differing'])})),
    }),
    fails,
    needs: ['read', 'files.read'],
    positional: ['path'],
  }),
  why: query({
    summary: 'Tell whether a path is indexed, and which rule leaves it out or keeps it.',
    input: z.object({
      path: Target.describe('It need not exist; a folder that does not is told by a slash at its end.'),
      rules: z.array(Rule).max(1000).optional().describe('Tell it as though the location had these rules.'),
    }),
    output: z.object({
      indexed: z.boolean(),
      decision: z.enum(['left out', 'kept']).optional().describe('What the rule says; where there is none, no rule matches.'),
      rule: z.string().optional(),
      source: z.string().optional().describe('Where the rule comes from, or why the path is not indexed though no rule leaves it out.'),
      at: z.string().optional().describe('The file that the rule stands in, or the folder that it is for.'),
      line: z.number().optional(),
      folder: z.string().optional().describe('The folder above the path that is left out, with all that is in it.'),
    }),
    fails,
    needs: ['read', 'files.read'],
    positional: ['path'],
  }),
  ...sizes,
}

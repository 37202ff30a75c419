import {z} from 'zod'
import {ContentKey, EntryId, Instant, Target, VolumeId} from './ids.ts'
import {Job} from './job.ts'
import {action, query} from './operation.ts'
import {actFails, Acted, actWords} from './plan.ts'

/** One name of a file that has the same bytes as others. */
export const DuplicateName = z.object({
  id: EntryId,
  path: z.string(),
  /** The whole path in base64, present when `path` could not hold it. */
  pathBase64: z.string().optional(),
  uri: z.string(),
  volume: VolumeId,
  /** Its volume is connected now. */
  online: z.boolean(),
  modifiedAt: Instant,
  /** Names of one file have the same number: it lies on the disk once, and counts once. */
  file: z.number(),
})
export type DuplicateName = z.infer<typeof DuplicateName>

/** Files with the same bytes, proven by their full hashes. */
export const DuplicateGroup = z.object({
  contentId: ContentKey,
  sizeBytes: z.number(),
  /** Files, of several names each one. */
  files: z.number(),
  /** What is free when one of them is left. */
  reclaimableBytes: z.number(),
  /** Every path, in the order of `names`. */
  paths: z.array(z.string()),
  /** The names of one file stand together. */
  names: z.array(DuplicateName),
})
export type DuplicateGroup = z.infer<typeof DuplicateGroup>

/** Which file of a group stays: the one modified first or last, the one with the shortest path, or all of them in a folder (or one named file). */
export const KeepRule = z.string().regex(/^(oldest|newest|shortest|in:[^]+)$/, 'It is one of oldest, newest, shortest and in:FOLDER.')
export type KeepRule = z.infer<typeof KeepRule>

/** What becomes of the others: the trash, another name of the file that stays, or a file that shares its blocks. */
export const resolveWays = ['trash', 'link', 'reflink'] as const
export const ResolveWay = z.enum(resolveWays)
export type ResolveWay = z.infer<typeof ResolveWay>

const scope = {path: Target.optional(), volume: z.string().optional().describe('Only on this volume, by its name or id.')}
const page = {
  limit: z.number().int().min(1).max(50_000).optional().describe('At most so many groups; else all.'),
  cursor: z.string().optional().describe('Go on after the page that answered this.'),
}
const scopeFails = ['PathNotFound', 'NotFound', 'NotAFolder', 'Offline', 'Timeout', 'BadInput'] as const

/** What can be asked of files with the same bytes. */
export const duplicate = {
  list: query({
    summary: 'List files with the same bytes, those first that hold the most to reclaim.',
    input: z.object({...scope, ...page}),
    output: z.object({
      total: z.number(),
      /** Of all groups, not of this page alone. */
      reclaimableBytes: z.number(),
      /** What may have the same bytes and must be read to be sure, as `duplicate find` does; told with the first page. */
      unsure: z.object({groups: z.number(), bytesToRead: z.number()}).optional(),
      groups: z.array(DuplicateGroup),
      cursor: z.string().optional(),
    }),
    fails: scopeFails,
    needs: ['read'],
    positional: ['path'],
  }),
  find: action({
    summary: 'Read what must be read to be sure which files have the same bytes, and no more; then list them.',
    input: z.object(scope),
    output: z.object({job: Job}),
    fails: scopeFails,
    needs: ['library.write'],
    positional: ['path'],
    tells: 'duplicate.list',
  }),
  resolve: action({
    summary: 'Keep one file of each group, and put the others into the trash or make them share its bytes.',
    input: z.object({
      /** Only what is one of these or lies in them; the file that stays must, too, unless it is kept by its folder. Without any, all that is indexed. */
      paths: z.array(Target).default([]),
      /** Only these groups. */
      contents: z.array(ContentKey).optional().describe('Only the group of this content; may be said several times.'),
      keep: KeepRule.describe('Which file stays: oldest, newest, shortest (path), or in:FOLDER.'),
      by: ResolveWay.describe(
        'What becomes of the others: they go into the trash, become names of the one that stays, or share its blocks.',
      ),
      ...actWords,
    }),
    output: Acted,
    fails: actFails,
    needs: ['files.write'],
    positional: ['paths'],
    waits: true,
  }),
}

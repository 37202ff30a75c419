import {z} from 'zod'
import {EntryId, Instant, Target, VolumeId} from './ids.ts'
import {query} from './operation.ts'

/** One part of a tree of sizes: everything, a volume, a folder, a file, or the rest of a folder that is too small to stand alone. */
export const SizeNode = z.object({
  kind: z.enum(['all', 'volume', 'folder', 'file', 'rest']),
  name: z.string(),
  /** Where it is; a rest has the path of its folder. */
  path: z.string(),
  id: EntryId.optional(),
  volume: VolumeId.optional(),
  /** The place of its folder in the list, which comes before it; -1 for the first. */
  parent: z.number().int(),
  bytes: z.number(),
  files: z.number(),
  folders: z.number(),
  /** Of a file its own; of what is not opened further, the one that holds the most bytes. */
  category: z.string().optional(),
  /** How much of it is in files of which another one has the same bytes; told when asked for, as far as contents are known in full. */
  duplicateBytes: z.number().optional(),
  modifiedAt: Instant.optional(),
  /** False where its volume is away: told of volumes and of the first. */
  online: z.boolean().optional(),
})
export type SizeNode = z.infer<typeof SizeNode>

/** What files are added up by. */
export const sumKeys = ['category', 'extension', 'age'] as const
export const SumKey = z.enum(sumKeys)
export type SumKey = z.infer<typeof SumKey>

/** Ages of files by their time of change, the newest first. */
export const ages = ['day', 'week', 'month', 'year', 'two-years', 'five-years', 'older'] as const

const scope = {
  path: Target.optional().describe('Only this folder; else all that is indexed.'),
  volume: z.string().optional().describe('Only this volume, by its name or id.'),
}
const fails = ['PathNotFound', 'NotFound', 'NotAFolder', 'BadInput', 'Offline', 'Timeout'] as const

/** What can be asked of the sizes of what is indexed. */
export const sizes = {
  sizes: query({
    summary: 'Tell what takes the space: the largest folders and files of each level, and the rest of each.',
    input: z.object({
      ...scope,
      depth: z.number().int().min(1).max(64).default(3).describe('So many levels of folders are opened.'),
      share: z.number().min(0).max(1).default(0.001).describe('What is a smaller part of the whole than this goes into the rest.'),
      most: z.number().int().min(1).max(10_000).default(500).describe('At most so many folders, and so many files, of one folder.'),
      duplicates: z.boolean().default(false).describe('Tell how much of each has the same bytes elsewhere; takes longer.'),
    }),
    output: z.object({total: z.number(), seq: z.number(), nodes: z.array(SizeNode)}),
    fails,
    needs: ['read'],
    positional: ['path'],
  }),
  sums: query({
    summary: 'Add up the files by category, by extension or by age.',
    input: z.object({...scope, by: SumKey.default('category').describe('What they are added up by.')}),
    output: z.object({
      total: z.number(),
      files: z.number(),
      bytes: z.number(),
      /** The most bytes first; ages in their order. */
      sums: z.array(z.object({key: z.string(), files: z.number(), bytes: z.number()})),
    }),
    fails,
    needs: ['read'],
    positional: ['path'],
  }),
  risk: query({
    summary: 'Tell how many contents that are known in full have but one copy, and how many have all of them on one volume.',
    input: z.object({}),
    output: z.object({
      /** All contents that are known in full; empty files are left out. */
      contents: z.number(),
      single: z.object({contents: z.number(), bytes: z.number()}),
      oneVolume: z.object({contents: z.number(), bytes: z.number()}),
      /** Files of which no full hash is known, so that nobody can tell. */
      unknownFiles: z.number(),
    }),
    fails: [],
    needs: ['read'],
  }),
}

import {z} from 'zod'
import {EntryId, LocationId, Target, VolumeId} from './ids.ts'
import {Job} from './job.ts'
import {action, query} from './operation.ts'

export const indexModes = ['shallow', 'content', 'deep'] as const
export const IndexMode = z.enum(indexModes)
export type IndexMode = z.infer<typeof IndexMode>

export const LocationState = z.enum(['ready', 'indexing', 'offline', 'partial'])

/** A folder whose entries are kept in the index. */
export const Location = z.object({
  id: LocationId,
  name: z.string(),
  path: z.string(),
  pathBase64: z.string().optional(),
  volume: VolumeId,
  root: EntryId,
  mode: IndexMode,
  /** Names of presets, and patterns in .gitignore syntax. */
  rules: z.array(z.string()),
  /** Rules of folders in it, each for all below its folder; the deepest decides first, before those of the location. */
  folderRules: z.array(z.object({path: z.string(), pathBase64: z.string().optional(), rules: z.array(z.string())})),
  state: LocationState,
  files: z.number(),
  folders: z.number(),
  /** lstat sizes of regular files, each inode once. */
  bytes: z.number(),
})
export type Location = z.infer<typeof Location>

/** One line; a pattern that names a file like a preset begins with `./`. */
export const Rule = z
  .string()
  .max(4096)
  .regex(/^[^\0\n]*$/, 'A rule is one line of text.')

/** A named set of rules. */
export const RulePreset = z.object({name: z.string(), summary: z.string(), patterns: z.array(z.string())})
export type RulePreset = z.infer<typeof RulePreset>

const settable = {
  name: z.string().min(1).max(255).optional().describe('What it is called; else by its folder.'),
  mode: IndexMode.optional().describe(
    'shallow: names and facts; content: what is in files is told apart too; deep: all that is known of a type.',
  ),
  rules: z
    .array(Rule)
    .max(1000)
    .optional()
    .describe(
      'What is left out: the name of a preset (onefold location presets), one behind “!” to turn it off, or a pattern as in .gitignore.',
    ),
}
const LocationWord = z.string().min(1)

export const location = {
  add: action({
    summary: 'Keep an index of a folder.',
    input: z.object({path: Target, ...settable}),
    output: z.object({location: Location, job: Job}),
    fails: ['PathNotFound', 'NotAFolder', 'PermissionDenied', 'BadInput', 'Offline', 'Timeout', 'Conflict'],
    needs: ['library.write'],
    positional: ['path'],
  }),
  list: query({
    summary: 'List the folders that are indexed.',
    input: z.object({}),
    output: z.object({total: z.number(), locations: z.array(Location)}),
    fails: [],
    needs: ['read'],
  }),
  update: action({
    summary: 'Change the name, mode or rules of a location.',
    input: z.object({
      location: LocationWord,
      ...settable,
      folder: Target.optional().describe('A folder in the location: the rules hold for what is below it; “none” takes them away.'),
    }),
    output: z.object({location: Location, job: Job.optional()}),
    fails: ['NotFound', 'PathNotFound', 'BadInput', 'Conflict', 'PermissionDenied', 'InputOutput', 'Offline'],
    needs: ['library.write'],
    positional: ['location'],
  }),
  presets: query({
    summary: 'List the sets of rules that can be named.',
    input: z.object({}),
    output: z.object({total: z.number(), presets: z.array(RulePreset)}),
    fails: [],
    needs: ['read'],
  }),
  rescan: action({
    summary: 'Bring the index of a location up to date.',
    input: z.object({
      location: LocationWord,
      full: z.boolean().default(false).describe('Read every folder again, also where nothing seems changed.'),
    }),
    output: z.object({job: Job}),
    fails: ['NotFound', 'Offline', 'Timeout'],
    needs: ['library.write'],
    positional: ['location'],
  }),
  remove: action({
    summary: 'Forget a location; its files stay where they are.',
    input: z.object({location: LocationWord}),
    output: z.object({removed: LocationId, path: z.string(), note: z.string()}),
    fails: ['NotFound', 'Conflict'],
    needs: ['library.write'],
    positional: ['location'],
  }),
}

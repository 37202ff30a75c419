import {z} from 'zod'
import {archiveActs} from './archive.ts'
import {ContentKey, EntryId, Instant, TagId, Target} from './ids.ts'
import {DiskFacts, KeptVersion} from './disk-facts.ts'
import {FileAct} from './audit.ts'
import {orText} from './json-text.ts'
import {action, query} from './operation.ts'
import {Findings} from './finding.ts'
import {Job} from './job.ts'
import {clean, flatten, gather} from './tidy.ts'
import {paste} from './paste.ts'
import {Preview} from './preview.ts'
import {actParts, actWords, conflictWords, verify} from './plan.ts'

export const entryKinds = ['file', 'dir', 'link', 'special'] as const
export const EntryKind = z.enum(entryKinds)
export type EntryKind = z.infer<typeof EntryKind>

/** One file, folder, link or special file as every door shows it. */
export const Item = z.object({
  /** Absent for what was seen on the disk but has no entry yet. */
  id: EntryId.optional(),
  /** Bytes that are not UTF-8 are shown as `\xNN`. */
  name: z.string(),
  path: z.string(),
  /** The whole path in base64, present when `path` could not hold it. */
  pathBase64: z.string().optional(),
  uri: z.string(),
  kind: EntryKind,
  /** The type of content: image, code, folder … */
  category: z.string(),
  /** The id of the file type, as `image/jpeg` is to JPEG. */
  type: z.string().optional(),
  sizeBytes: z.number(),
  /** A folder's sum over all below it, when it is known. */
  totalBytes: z.number().optional(),
  modifiedAt: Instant,
  createdAt: Instant.optional(),
  contentId: ContentKey.optional(),
  /** The oldest tag first; absent where it has none, and in plain lists of folders. */
  tags: z.array(TagId).optional(),
  /** Where a link points; never followed. */
  linkTarget: z.string().optional(),
  hidden: z.boolean().optional(),
  indexed: z.boolean().optional(),
  /** False where its volume is not connected or does not answer: the path is where it was last seen. */
  online: z.boolean().optional(),
  lastSeenAt: Instant.optional(),
  /** Of a thing in the trash: where it was, and when it came. */
  trashedFrom: z.string().optional(),
  trashedAt: Instant.optional(),
})
export type Item = z.infer<typeof Item>

export const TypeFinding = z.object({
  type: z.string(),
  name: z.string(),
  category: z.string(),
  mime: z.string().optional(),
  by: z.enum(['extension', 'magic', 'content', 'kind']),
  /** Said when the name promises another type than the bytes hold. */
  disagreement: z.string().optional(),
})
export type TypeFinding = z.infer<typeof TypeFinding>

export const ContentFacts = z.object({
  id: ContentKey,
  identity: z.enum(['full', 'sampled']),
  copies: z.array(z.object({uri: z.string(), path: z.string(), online: z.boolean(), verifiedAt: Instant.optional()})),
})
export type ContentFacts = z.infer<typeof ContentFacts>
export const FileInfo = z.object({
  item: Item,
  finding: TypeFinding.optional(),
  content: ContentFacts.optional(),
  /** Absent where the volume cannot be asked now. */
  disk: DiskFacts.optional(),
  /** Earlier contents that are kept, the newest first; absent where there are none. */
  versions: z.array(KeptVersion).optional(),
})
export type FileInfo = z.infer<typeof FileInfo>

const Targets = z.array(Target).min(1)

/** What can be asked of files and folders, wherever they are. */
export const file = {
  list: query({
    summary: 'List a folder, indexed or not.',
    input: z.object({path: Target, hidden: z.boolean().default(true).describe('Leave out hidden files.')}),
    output: orText(z.object({total: z.number(), items: z.array(Item), location: z.string().optional()})),
    fails: ['PathNotFound', 'NotFound', 'NotAFolder', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout', 'BadInput'],
    needs: ['read', 'files.read'],
    positional: ['path'],
  }),
  info: query({
    summary: 'Tell what is known of files and folders.',
    input: z.object({targets: z.array(Target).min(1)}),
    output: FileInfo.extend({items: z.array(FileInfo).optional(), total: z.number().optional()}),
    fails: ['PathNotFound', 'NotFound', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout', 'BadInput'],
    needs: ['read', 'files.read'],
    positional: ['targets'],
  }),
  preview: query({
    summary: 'Show what is in a file without opening it: an image, text, a folder or an archive.',
    input: z.object({
      target: Target,
      from: z.number().int().min(0).optional().describe('Of text: begin at this byte, which an earlier part told as the next.'),
      encoding: z.string().max(20).optional().describe('Of text: as an earlier part told it.'),
    }),
    output: z.object({item: Item, preview: Preview}),
    fails: ['PathNotFound', 'NotFound', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout', 'BadInput', 'Interrupted'],
    needs: ['read', 'files.read'],
    positional: ['target'],
  }),
  history: query({
    summary: 'Tell what was done to a file, the newest first, also under its earlier names.',
    input: z.object({
      path: Target,
      limit: z.number().int().min(1).max(10_000).optional().describe('So many acts, the newest; else 1,000.'),
    }),
    output: z.object({total: z.number(), acts: z.array(FileAct)}),
    fails: ['PathNotFound', 'NotFound', 'Offline', 'Timeout', 'BadInput'],
    needs: ['read'],
    positional: ['path'],
  }),
  open: action({
    summary: 'Open a file with its program, or with another one.',
    input: z.object({target: Target, with: z.string().optional().describe('The program, by its id.')}),
    output: z.object({opened: z.string()}),
    fails: ['PathNotFound', 'NotFound', 'PermissionDenied', 'Unsupported', 'Offline', 'Timeout', 'BadInput'],
    needs: ['system'],
    positional: ['target'],
  }),
  programs: query({
    summary: 'List the programs that can open a file.',
    input: z.object({target: Target}),
    output: z.object({total: z.number(), programs: z.array(z.object({id: z.string(), name: z.string(), standard: z.boolean()}))}),
    fails: ['PathNotFound', 'NotFound', 'Offline', 'Timeout', 'BadInput'],
    needs: ['read'],
    positional: ['target'],
    listed: false,
  }),
  reveal: action({
    summary: "Show a file in the system's own file manager.",
    input: z.object({target: Target}),
    output: z.object({revealed: z.string()}),
    fails: ['PathNotFound', 'NotFound', 'Unsupported', 'Offline', 'Timeout', 'BadInput'],
    needs: ['system'],
    positional: ['target'],
  }),
  terminal: action({
    summary: 'Open a terminal in a folder, or in the one that holds a file.',
    input: z.object({target: Target}),
    output: z.object({opened: z.string()}),
    fails: ['PathNotFound', 'NotFound', 'Unsupported', 'Offline', 'Timeout', 'BadInput'],
    needs: ['system'],
    positional: ['target'],
  }),
  copy: action({
    ...actParts,
    summary: 'Copy files and folders; what is written is read back and compared.',
    input: z.object({sources: Targets, to: Target, ...conflictWords, verify, ...actWords}),
    positional: ['sources', 'to'],
  }),
  move: action({
    ...actParts,
    summary: 'Move files and folders; across volumes the source goes only when its copy is proven.',
    input: z.object({sources: Targets, to: Target, ...conflictWords, verify, ...actWords}),
    positional: ['sources', 'to'],
  }),
  rename: action({
    ...actParts,
    summary: 'Give a file or folder another name.',
    input: z.object({target: Target, name: z.string().min(1), ...conflictWords, ...actWords}),
    positional: ['target', 'name'],
  }),
  batch: action({
    ...actParts,
    summary: 'Give many files new names by a template, or by find and replace.',
    input: z.object({
      targets: Targets,
      template: z.string().optional().describe('The new name, with {name}, {ext}, {n}, {n:03}, {date} and {parent}.'),
      find: z.string().optional().describe('What is replaced in the name.'),
      replace: z.string().optional().describe('What stands there instead; else nothing.'),
      regex: z.boolean().optional().describe('Take --find as a regular expression.'),
      ignoreCase: z.boolean().optional().describe('Take large and small letters for the same.'),
      start: z.number().int().optional().describe('The first number of {n}; else 1.'),
      ...actWords,
    }),
    positional: ['targets'],
  }),
  mkdir: action({
    ...actParts,
    summary: 'Make folders, with those above them that are missing.',
    input: z.object({paths: Targets, ...actWords}),
    positional: ['paths'],
  }),
  paste,
  gather,
  flatten,
  clean,
  ...archiveActs,
  duplicate: action({
    ...actParts,
    summary: 'Copy files and folders beside themselves, under free names.',
    input: z.object({targets: Targets, verify, ...actWords}),
    positional: ['targets'],
  }),
  link: action({
    ...actParts,
    summary: 'Make a symbolic link to a file or folder, or another name for a file.',
    input: z.object({
      target: Target,
      to: Target,
      hard: z.boolean().optional().describe('Another name of the same file, instead of a symbolic link.'),
      relative: z.boolean().optional().describe('Let the symbolic link tell the way from where it stands.'),
      ...conflictWords,
      ...actWords,
    }),
    positional: ['target', 'to'],
  }),
  trash: action({
    ...actParts,
    summary: 'Put files and folders into the trash.',
    input: z.object({targets: Targets, ...actWords}),
    positional: ['targets'],
  }),
  restore: action({
    ...actParts,
    summary: 'Bring things back from the trash to where they were.',
    input: z.object({targets: Targets, ...conflictWords, ...actWords}),
    positional: ['targets'],
  }),
  delete: action({
    ...actParts,
    summary: 'Delete files and folders for good.',
    input: z.object({targets: Targets, ...actWords}),
    positional: ['targets'],
  }),
  empty: action({...actParts, summary: 'Delete for good what is in the trash.', input: z.object({...actWords})}),
  validate: action({
    summary: 'Read files again and compare them with what was recorded, to find bytes that have rotted.',
    input: z.object({targets: Targets}),
    output: z.object({job: Job}),
    fails: ['PathNotFound', 'NotFound', 'Offline', 'Timeout', 'BadInput'],
    needs: ['library.write', 'files.read'],
    positional: ['targets'],
    tells: 'file.findings',
  }),
  findings: query({
    summary: 'Tell what a validation has found.',
    input: z.object({
      job: z.string(),
      limit: z.number().int().min(1).max(50_000).optional().describe('At most so many findings; else all.'),
      cursor: z.string().optional().describe('Go on after the page that answered this.'),
    }),
    output: Findings,
    fails: ['NotFound', 'BadInput'],
    needs: ['read'],
    positional: ['job'],
    isDamaged: ({counts}) => counts.damaged > 0,
  }),
  repair: action({
    ...actParts,
    summary: 'Replace files that have rotted by a good copy of the same bytes; what they held goes into the version store.',
    input: z.object({targets: Targets, ...actWords}),
    positional: ['targets'],
  }),
}

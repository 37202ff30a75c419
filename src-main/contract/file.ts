import {z} from 'zod'
import {ContentKey, EntryId, Instant, Target} from './ids.ts'
import {orText} from './json-text.ts'
import {action, query} from './operation.ts'

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
  /** Where a link points; never followed. */
  linkTarget: z.string().optional(),
  hidden: z.boolean().optional(),
  indexed: z.boolean().optional(),
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
export const FileInfo = z.object({item: Item, finding: TypeFinding.optional(), content: ContentFacts.optional()})
export type FileInfo = z.infer<typeof FileInfo>

/** What can be asked of files and folders, wherever they are. */
export const file = {
  list: query({
    summary: 'List a folder, indexed or not.',
    input: z.object({path: Target, hidden: z.boolean().default(true)}),
    output: orText(z.object({total: z.number(), items: z.array(Item), location: z.string().optional()})),
    fails: ['PathNotFound', 'NotFound', 'NotAFolder', 'PermissionDenied', 'InputOutput', 'Offline', 'BadInput'],
    needs: ['read', 'files.read'],
    positional: ['path'],
  }),
  info: query({
    summary: 'Tell what is known of files and folders.',
    input: z.object({targets: z.array(Target).min(1)}),
    output: FileInfo.extend({items: z.array(FileInfo).optional(), total: z.number().optional()}),
    fails: ['PathNotFound', 'NotFound', 'PermissionDenied', 'InputOutput', 'Offline', 'BadInput'],
    needs: ['read', 'files.read'],
    positional: ['targets'],
  }),
  open: action({
    summary: 'Open a file with its program, or with another one.',
    input: z.object({target: Target, with: z.string().optional()}),
    output: z.object({opened: z.string()}),
    fails: ['PathNotFound', 'NotFound', 'PermissionDenied', 'Unsupported', 'Offline', 'BadInput'],
    needs: ['system'],
    positional: ['target'],
  }),
  programs: query({
    summary: 'List the programs that can open a file.',
    input: z.object({target: Target}),
    output: z.object({total: z.number(), programs: z.array(z.object({id: z.string(), name: z.string(), standard: z.boolean()}))}),
    fails: ['PathNotFound', 'NotFound', 'Offline', 'BadInput'],
    needs: ['read'],
    positional: ['target'],
    listed: false,
  }),
  reveal: action({
    summary: "Show a file in the system's own file manager.",
    input: z.object({target: Target}),
    output: z.object({revealed: z.string()}),
    fails: ['PathNotFound', 'NotFound', 'Unsupported', 'Offline', 'BadInput'],
    needs: ['system'],
    positional: ['target'],
  }),
}

import {z} from 'zod'
import {Instant} from './ids.ts'

/** An image; its pictures are asked for by the item's id. */
const ImagePreview = z.object({
  shows: z.literal('image'),
  /** As it is seen, turned the right way; absent where only a small picture of it is at hand. */
  width: z.number().optional(),
  height: z.number().optional(),
  /** The largest picture that can be had now. */
  size: z.number(),
})

/** Text, decoded, of one part of a file. */
const TextPreview = z.object({
  shows: z.literal('text'),
  encoding: z.string(),
  text: z.string(),
  /** Where the part began. */
  from: z.number(),
  /** Where the next part begins; absent at the end. */
  next: z.number().optional(),
})

/** All below a folder, as the index knows it. */
const FolderPreview = z.object({
  shows: z.literal('folder'),
  files: z.number(),
  folders: z.number(),
  bytes: z.number(),
  /** Files by category, those with the most bytes first. */
  kinds: z.array(z.object({category: z.string(), files: z.number(), bytes: z.number()})),
  /** False where no location keeps it, so that only folders that were looked at are counted. */
  whole: z.boolean(),
})

export const ArchiveEntry = z.object({
  /** With slashes, as the archive says it; nothing is ever unpacked to it. */
  path: z.string(),
  kind: z.enum(['file', 'dir', 'link', 'special']),
  sizeBytes: z.number(),
  modifiedAt: Instant.optional(),
})
export type ArchiveEntry = z.infer<typeof ArchiveEntry>

export const ArchiveListing = z.object({
  format: z.enum(['zip', 'tar', 'tar.gz']),
  files: z.number(),
  folders: z.number(),
  /** Of all files, unpacked, as the archive claims. */
  bytes: z.number(),
  /** The first of them, in the order of the archive. */
  entries: z.array(ArchiveEntry),
  /** The archive holds more than was counted: reading on would have taken too long. */
  cut: z.boolean(),
})
export type ArchiveListing = z.infer<typeof ArchiveListing>

const ArchivePreview = ArchiveListing.extend({shows: z.literal('archive')})

/** There is none, and why: a sentence for people. */
const NoPreview = z.object({
  shows: z.literal('nothing'),
  reason: z.enum(['kind', 'empty', 'away', 'placeholder', 'broken', 'unreadable']),
  why: z.string(),
})

/** What can be shown of a file without opening it with a program. */
export const Preview = z.discriminatedUnion('shows', [ImagePreview, TextPreview, FolderPreview, ArchivePreview, NoPreview])
export type Preview = z.infer<typeof Preview>

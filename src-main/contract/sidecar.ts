import {z} from 'zod'
import type {Item} from './file.ts'
import {ContentKey, Target} from './ids.ts'
import {query} from './operation.ts'

/** The sizes that pictures are made in: the pixels of the longer side. The small ones stand for a file among others, the large ones alone. */
export const pictureSizes = [256, 512, 2048, 4096] as const
export type PictureSize = (typeof pictureSizes)[number]

/** The types of files that pictures are made of. */
const pictured: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif', 'image/svg+xml'])

/** Whether a file can have a picture at all; one that has may yet turn out to be broken. */
export function isPictured({kind, type, sizeBytes}: Pick<Item, 'kind' | 'type' | 'sizeBytes'>): boolean {
  return kind === 'file' && sizeBytes > 0 && type !== undefined && pictured.has(type)
}

/** Names the state of a file's bytes as far as an item tells it: another version may look otherwise. */
export function versionOf({contentId, modifiedAt, sizeBytes}: Pick<Item, 'contentId' | 'modifiedAt' | 'sizeBytes'>): string {
  return contentId ?? `${modifiedAt} ${sizeBytes}`
}

/** The end of a picture's address. It holds an id, never a path, and the version: so it can be kept for ever and is never stale. */
export function pictureAddress(item: Pick<Item, 'id' | 'contentId' | 'modifiedAt' | 'sizeBytes'>, size: PictureSize): string {
  return `${item.id}/${size}?v=${encodeURIComponent(versionOf(item))}`
}

/** What such an address asks for; undefined where it is none. */
export function askedPicture(pathname: string, version: string | null): PictureAsked | undefined {
  const parts = /^\/([0-9a-f-]{36})\/(\d{3,4})$/.exec(pathname)
  const asked = PictureAsked.safeParse({target: parts?.[1], size: Number(parts?.[2]), version: version ?? undefined, data: true})
  return asked.success && version !== null ? asked.data : undefined
}

const PictureAsked = z.object({
  target: Target,
  size: z.literal(pictureSizes).default(256).describe('The pixels of its longer side: 256, 512, 2048 or 4096.'),
  version: z.string().optional().describe('Fail where the file is not in this state any more.'),
  data: z.boolean().default(false).describe('Tell the picture itself, too, in base64.'),
})
export type PictureAsked = z.infer<typeof PictureAsked>

export const Picture = z.object({
  contentId: ContentKey,
  mime: z.string(),
  bytes: z.number(),
  /** It was there already, of this file or of a copy of it. */
  kept: z.boolean(),
  data: z.string().optional(),
})
export type Picture = z.infer<typeof Picture>

/** What is kept of all sidecars, and how much of it there may be: beyond that go those that were not used for longest. */
export const SidecarUsage = z.object({files: z.number(), bytes: z.number(), limitBytes: z.number()})

/** What can be asked of sidecars: what Onefold has made of contents, kept by content so that copies share it, and made again when it is missing. */
export const sidecar = {
  picture: query({
    summary: 'Make a small picture of an image, or tell the one that was made before.',
    input: PictureAsked,
    output: Picture,
    fails: [
      'PathNotFound',
      'NotFound',
      'PermissionDenied',
      'InputOutput',
      'Offline',
      'Timeout',
      'BadInput',
      'Unsupported',
      'Damaged',
      'Conflict',
      'Interrupted',
    ],
    needs: ['read', 'files.read'],
    positional: ['target'],
  }),
  /** Changes nothing that is kept; whoever opens a folder asks for it, because a decoder takes a moment to start. */
  prepare: query({
    summary: 'Have decoders ready for the pictures that will be asked for.',
    input: z.object({}),
    output: z.object({}),
    fails: [],
    needs: ['read'],
    listed: false,
  }),
}

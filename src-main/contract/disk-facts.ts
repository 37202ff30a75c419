import {z} from 'zod'
import {Instant} from './ids.ts'

/** What the disk says of a thing beside what the index keeps. */
export const DiskFacts = z.object({
  /** What it takes on its volume; of a sparse or compressed file less than its size. */
  diskBytes: z.number().optional(),
  /** In octal, as `0644`. */
  mode: z.string(),
  /** As `ls` writes it: `rw-r--r--`. */
  permissions: z.string(),
  owner: z.object({uid: z.number(), gid: z.number(), user: z.string().optional(), group: z.string().optional()}).optional(),
  /** How many names the file has. */
  names: z.number(),
  /** Digits: an inode may be larger than a number holds. */
  inode: z.string(),
  accessedAt: Instant,
  /** When its name, owner or permissions were changed last, or its content. */
  changedAt: Instant,
})
export type DiskFacts = z.infer<typeof DiskFacts>

/** An earlier content of a path, which undoing the act that replaced it brings back. */
export const KeptVersion = z.object({at: Instant, sizeBytes: z.number(), modifiedAt: Instant, act: z.string()})
export type KeptVersion = z.infer<typeof KeptVersion>

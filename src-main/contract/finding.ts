import {z} from 'zod'
import {ContentKey} from './ids.ts'
import {Job} from './job.ts'

/** A file whose bytes were read again and were not found as they were recorded. */
export const Finding = z.object({
  path: z.string(),
  /** The whole path in base64, present when `path` could not hold it. */
  pathBase64: z.string().optional(),
  /** In words for a person. */
  message: z.string(),
  /** Of a damaged file: what it held, and what it holds now. */
  contentId: ContentKey.optional(),
  foundId: ContentKey.optional(),
})
export type Finding = z.infer<typeof Finding>

/** What reading files again has come to so far. */
export const Findings = z.object({
  job: Job,
  /** Files that were compared with their recorded hash. */
  checked: z.number(),
  ok: z.number(),
  bytes: z.number(),
  /** Files without a recorded hash of all their bytes: nothing to compare with. */
  unhashed: z.number(),
  /** Of all findings, not of this page alone. */
  counts: z.object({damaged: z.number(), unreadable: z.number(), missing: z.number(), changed: z.number()}),
  /** The sum of `counts`; the pages bring the damaged first. */
  total: z.number(),
  /** Other bytes although size, times and inode are what they were: rot. */
  damaged: z.array(Finding),
  unreadable: z.array(Finding),
  missing: z.array(Finding),
  /** Written to since it was hashed: new, not damaged. */
  changed: z.array(Finding),
  cursor: z.string().optional(),
})
export type Findings = z.infer<typeof Findings>

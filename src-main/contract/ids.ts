import {z} from 'zod'

/** The kinds of identity that cross borders; each is a UUID (RFC 9562) of its own brand. */
export const EntryId = z.uuid().brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>
export const LocationId = z.uuid().brand<'LocationId'>()
export type LocationId = z.infer<typeof LocationId>
export const VolumeId = z.uuid().brand<'VolumeId'>()
export type VolumeId = z.infer<typeof VolumeId>
export const TagId = z.uuid().brand<'TagId'>()
export type TagId = z.infer<typeof TagId>
export const SavedId = z.uuid().brand<'SavedId'>()
export type SavedId = z.infer<typeof SavedId>
export const LibraryId = z.uuid().brand<'LibraryId'>()
export type LibraryId = z.infer<typeof LibraryId>
export const JobId = z.uuid().brand<'JobId'>()
export type JobId = z.infer<typeof JobId>
export const DeviceId = z.uuid().brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>

/** `f:` and 64 hex digits (BLAKE3-256 of all bytes), or `s:` and 64 hex digits (sampled). */
export const ContentKey = z
  .string()
  .regex(/^[fs]:[0-9a-f]{64}$/)
  .brand<'ContentKey'>()
export type ContentKey = z.infer<typeof ContentKey>

/** Names one file or folder: an absolute path, an `sd://` address, or an entry id. */
export const Target = z.string().min(1)
export type Target = z.infer<typeof Target>

/** ISO 8601 in UTC. */
export const Instant = z.string()
/** Nanoseconds since 1970 in decimal digits, as a string because a number cannot hold them. */
export const Nanoseconds = z.string().regex(/^-?\d+$/)

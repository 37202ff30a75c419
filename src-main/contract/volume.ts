import {z} from 'zod'
import {Instant, VolumeId} from './ids.ts'
import {query} from './operation.ts'

/** What a volume is to its user. */
export const volumeKinds = ['primary', 'user-data', 'external', 'secondary', 'system', 'network', 'cloud', 'virtual'] as const
export const VolumeKind = z.enum(volumeKinds)
export type VolumeKind = z.infer<typeof VolumeKind>

/** `silent`: it is mounted and does not answer. */
export const VolumeState = z.enum(['online', 'offline', 'silent'])
export type VolumeState = z.infer<typeof VolumeState>

/** A disk, a share or another file system, also while it is away. */
export const Volume = z.object({
  id: VolumeId,
  name: z.string(),
  /** Where it was last seen when it is offline. */
  mountPoint: z.string(),
  device: z.string().optional(),
  uuid: z.string().optional(),
  label: z.string().optional(),
  fileSystem: z.string(),
  kind: VolumeKind,
  state: VolumeState,
  /** It is mounted here and answers. */
  online: z.boolean(),
  readOnly: z.boolean(),
  removable: z.boolean(),
  /** It is kept in the list while it is away, also when nothing on it is indexed. */
  tracked: z.boolean(),
  lastSeenAt: Instant,
  /** As last seen when it is offline; 0 where it does not tell. */
  totalBytes: z.number(),
  freeBytes: z.number(),
})
export type Volume = z.infer<typeof Volume>

/** What can be asked of volumes. */
export const volume = {
  list: query({
    summary: 'List the volumes of this machine, and those that were here.',
    input: z.object({}),
    output: z.object({total: z.number(), volumes: z.array(Volume)}),
    fails: ['InputOutput'],
    needs: ['read'],
  }),
}

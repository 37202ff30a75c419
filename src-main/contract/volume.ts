import {z} from 'zod'
import {Instant, LocationId, VolumeId} from './ids.ts'
import {action, query} from './operation.ts'

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
  /** Volumes of one container share their free space. */
  container: z.string().optional(),
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

/** What a kind of file system can do; `maybe` depends on how the volume was made or on who serves it. */
export const VolumeAbilities = z.object({
  reflink: z.union([z.boolean(), z.literal('maybe')]),
  stableInodes: z.boolean(),
  caseSensitive: z.union([z.boolean(), z.literal('maybe')]),
  normalisation: z.enum(['apart', 'one', 'decomposed']),
  nameLimit: z.object({count: z.number(), unit: z.enum(['bytes', 'utf-16'])}),
  /** Of times of change. */
  timeStepNs: z.number(),
  links: z.boolean(),
  fileBytes: z.number().optional(),
})
export type VolumeAbilities = z.infer<typeof VolumeAbilities>

/** Bytes a second. */
export const VolumeSpeed = z.object({readRate: z.number().optional(), writeRate: z.number().optional(), measuredAt: Instant})
export type VolumeSpeed = z.infer<typeof VolumeSpeed>

/** Of what is indexed on a volume. */
export const VolumeStatistics = z.object({
  files: z.number(),
  folders: z.number(),
  bytes: z.number(),
  /** How many of each category, the most first. */
  kinds: z.array(z.object({category: z.string(), count: z.number()})),
})
export type VolumeStatistics = z.infer<typeof VolumeStatistics>

const VolumeWord = z.string().min(1).describe('Its id, its name, or a path on it.')

/** What can be asked of volumes. */
export const volume = {
  list: query({
    summary: 'List the volumes of this machine, and those that are kept while they are away.',
    input: z.object({}),
    output: z.object({total: z.number(), volumes: z.array(Volume)}),
    fails: ['InputOutput'],
    needs: ['read'],
  }),
  info: query({
    summary: 'Tell what is known of a volume: what is indexed on it, what it can do, how fast it is, and which device keeps it.',
    input: z.object({volume: VolumeWord}),
    output: z.object({
      volume: Volume,
      statistics: VolumeStatistics,
      locations: z.array(z.object({id: LocationId, name: z.string(), path: z.string()})),
      abilities: VolumeAbilities,
      speed: VolumeSpeed.optional(),
      keeper: z.object({device: z.string(), term: z.number(), isThisDevice: z.boolean()}).optional(),
    }),
    fails: ['NotFound', 'PathNotFound', 'BadInput'],
    needs: ['read'],
    positional: ['volume'],
  }),
  track: action({
    summary: 'Keep a volume in the list, also while it is away.',
    input: z.object({volume: VolumeWord, name: z.string().min(1).max(255).optional().describe('What it is called; else by its label.')}),
    output: z.object({volume: Volume}),
    fails: ['NotFound', 'PathNotFound', 'BadInput'],
    needs: ['library.write'],
    positional: ['volume'],
  }),
  untrack: action({
    summary: 'Let a volume go from the list when it is away; nothing on it is touched.',
    input: z.object({volume: VolumeWord}),
    output: z.object({volume: Volume}),
    fails: ['NotFound', 'PathNotFound', 'BadInput', 'Conflict'],
    needs: ['library.write'],
    positional: ['volume'],
  }),
  eject: action({
    summary: 'Take a volume off this machine, so that it can be pulled out.',
    input: z.object({volume: VolumeWord}),
    output: z.object({volume: Volume}),
    fails: ['NotFound', 'PathNotFound', 'BadInput', 'Offline', 'Conflict', 'NotAllowed', 'PermissionDenied', 'Unsupported', 'Timeout'],
    needs: ['system'],
    positional: ['volume'],
  }),
  speed: action({
    summary: 'Measure how fast a volume writes and reads; no file is touched, and nothing stays on it.',
    input: z.object({volume: VolumeWord}),
    output: z.object({volume: Volume, speed: VolumeSpeed, bytes: z.number()}),
    fails: ['NotFound', 'PathNotFound', 'BadInput', 'Offline', 'Timeout', 'Unsupported', 'DiskFull', 'InputOutput'],
    needs: ['files.write'],
    positional: ['volume'],
  }),
}

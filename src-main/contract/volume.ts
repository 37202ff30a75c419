import {z} from 'zod'
import {VolumeId} from './ids.ts'
import {query} from './operation.ts'

/** `silent`: it is mounted and does not answer. */
export const VolumeState = z.enum(['online', 'offline', 'silent'])
export type VolumeState = z.infer<typeof VolumeState>

export const Volume = z.object({
  id: VolumeId,
  name: z.string(),
  mountPoint: z.string(),
  device: z.string().optional(),
  uuid: z.string().optional(),
  label: z.string().optional(),
  fileSystem: z.string(),
  kind: z.enum(['system', 'internal', 'external', 'network', 'virtual']),
  state: VolumeState,
  /** It is mounted here and answers. */
  online: z.boolean(),
  readOnly: z.boolean(),
  removable: z.boolean(),
  totalBytes: z.number(),
  freeBytes: z.number(),
})
export type Volume = z.infer<typeof Volume>

/** What can be asked of volumes. */
export const volume = {
  list: query({
    summary: 'List the volumes of this machine.',
    input: z.object({}),
    output: z.object({total: z.number(), volumes: z.array(Volume)}),
    fails: ['InputOutput'],
    needs: ['read'],
  }),
}

import {z} from 'zod'
import {JobId, LocationId} from './ids.ts'
import {Job} from './job.ts'
import {LogLine, Settings} from './system.ts'

/** The closed union of what may have happened. An event is a bell: who needs the facts pulls them. */
export const CoreEvent = z.discriminatedUnion('type', [
  /** The index has gone on to `seq`; at most four a second. */
  z.object({type: z.literal('index.advanced'), seq: z.number()}),
  z.object({type: z.literal('location.changed'), location: LocationId}),
  z.object({type: z.literal('location.removed'), location: LocationId}),
  z.object({type: z.literal('volume.changed')}),
  z.object({type: z.literal('library.changed')}),
  /** Tags, or what they hang on. */
  z.object({type: z.literal('tag.changed')}),
  /** Searches that are kept. */
  z.object({type: z.literal('saved.changed')}),
  z.object({type: z.literal('job.changed'), job: Job}),
  z.object({type: z.literal('job.removed'), job: JobId}),
  z.object({type: z.literal('settings.changed'), settings: Settings}),
  z.object({type: z.literal('log.written'), line: LogLine}),
  /** `failed`: it lost a part of itself and is to be started again. */
  z.object({type: z.literal('core.stopping'), reason: z.string(), failed: z.boolean().optional()}),
])
export type CoreEvent = z.infer<typeof CoreEvent>

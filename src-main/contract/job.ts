import {z} from 'zod'
import {Instant, JobId} from './ids.ts'
import {action, query} from './operation.ts'

export const jobStatuses = ['queued', 'running', 'paused', 'completed', 'partial', 'failed', 'cancelled'] as const
export const JobStatus = z.enum(jobStatuses)
export type JobStatus = z.infer<typeof JobStatus>

export const phaseNames = ['discovery', 'processing', 'aggregation', 'content', 'analysis'] as const
export type PhaseName = (typeof phaseNames)[number]

export const Progress = z.object({
  /** Which part of the work is under way, as `discovery`. */
  phase: z.string().optional(),
  done: z.number(),
  /** Absent while it is not known how much there is. */
  total: z.number().optional(),
  unit: z.enum(['items', 'bytes']),
  /** Units a second over the last seconds. */
  rate: z.number().optional(),
  remainingMs: z.number().optional(),
  message: z.string().optional(),
})
export type Progress = z.infer<typeof Progress>

export const JobError = z.object({path: z.string(), code: z.string(), message: z.string()})
export type JobError = z.infer<typeof JobError>

/** A phase of an index job: how much it did, or that there was nothing to do. */
export const PhaseMetrics = z.object({status: z.enum(['pending', 'running', 'done', 'skipped']), count: z.number(), ms: z.number()})
export type PhaseMetrics = z.infer<typeof PhaseMetrics>

export const Job = z.object({
  id: JobId,
  kind: z.string(),
  /** What it is about, for people: a path or a name. */
  title: z.string(),
  status: JobStatus,
  priority: z.number(),
  lane: z.string(),
  progress: Progress,
  createdAt: Instant,
  startedAt: Instant.optional(),
  finishedAt: Instant.optional(),
  /** Time spent running, pauses left out. */
  durationMs: z.number(),
  /** Figures of the work; an index job has `phases`, `statted`, `listed`, `hashed` and `bytesHashed`. */
  metrics: z.record(z.string(), z.unknown()),
  errors: z.array(JobError),
  errorCount: z.number(),
})
export type Job = z.infer<typeof Job>

const one = {
  input: z.object({job: z.string()}),
  output: z.object({job: Job}),
  positional: ['job'] as const,
}

/** What can be asked of long work. */
export const job = {
  list: query({
    summary: 'List jobs, the newest first.',
    input: z.object({status: JobStatus.optional().describe('Only those.')}),
    output: z.object({total: z.number(), jobs: z.array(Job)}),
    fails: [],
    needs: ['read'],
  }),
  info: query({...one, summary: 'Tell all of one job.', fails: ['NotFound'], needs: ['read']}),
  pause: action({
    ...one,
    summary: 'Pause a job; it can be resumed, also after a restart.',
    fails: ['NotFound', 'Conflict'],
    needs: ['library.write'],
  }),
  resume: action({...one, summary: 'Go on with a paused job.', fails: ['NotFound', 'Conflict'], needs: ['library.write']}),
  cancel: action({...one, summary: 'Stop a job for good.', fails: ['NotFound', 'Conflict'], needs: ['library.write']}),
  retry: action({
    ...one,
    summary: 'Do a failed or cancelled job again; of an act on files, what it left undone.',
    fails: [
      'NotFound',
      'Conflict',
      'PathNotFound',
      'PermissionDenied',
      'InputOutput',
      'DiskFull',
      'Offline',
      'Timeout',
      'NameTaken',
      'PlanMoved',
      'Unsupported',
    ],
    needs: ['library.write', 'files.write'],
  }),
}

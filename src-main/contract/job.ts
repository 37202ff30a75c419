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

/** Failures that could pass, after each of which it was begun again by itself. */
export const JobRetries = z.object({
  count: z.number(),
  /** When it is begun again; absent once that was done. */
  at: Instant.optional(),
  error: JobError,
})
export type JobRetries = z.infer<typeof JobRetries>

/** How many jobs there are of each status. */
export type JobCounts = Readonly<Record<JobStatus, number>>

/** A phase of an index job: how much it did, or that there was nothing to do. */
export const PhaseMetrics = z.object({status: z.enum(['pending', 'running', 'done', 'skipped']), count: z.number(), ms: z.number()})
export type PhaseMetrics = z.infer<typeof PhaseMetrics>

export const Job = z.object({
  id: JobId,
  kind: z.string(),
  /** What it is about, for people: a path or a name. */
  title: z.string(),
  status: JobStatus,
  /** Above 0: somebody waits for it; below 0: background work. */
  priority: z.number(),
  lane: z.string(),
  /** What it reads or writes, as `volume <id>`. */
  uses: z.array(z.string()).optional(),
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
  /** It runs and does nothing for now: it reads contents, and the machine is on its battery. */
  rests: z.literal('battery').optional(),
  retries: JobRetries.optional(),
  /** Somebody has taken note of how it ended. */
  dismissed: z.boolean().optional(),
})
export type Job = z.infer<typeof Job>

/** How people look at jobs: what runs, what waits for its start, what waits for somebody, and what has ended. */
export const jobGroups = ['running', 'waiting', 'attention', 'ended'] as const
export const JobGroup = z.enum(jobGroups)
export type JobGroup = z.infer<typeof JobGroup>

/** A job that failed waits for somebody until he has begun it again or put it away. */
export function groupOf({status, dismissed}: Pick<Job, 'status' | 'dismissed'>): JobGroup {
  if (status === 'running') return 'running'
  if (status === 'queued') return 'waiting'
  return status === 'paused' || (status === 'failed' && !dismissed) ? 'attention' : 'ended'
}

/** How urgent a job may be made, and the number that says so. */
export const jobPriorities = {background: -1, normal: 0, first: 1} as const
export const JobPriority = z.enum(['background', 'normal', 'first'])
export type JobPriority = z.infer<typeof JobPriority>

const one = {
  input: z.object({job: z.string()}),
  output: z.object({job: Job}),
  positional: ['job'] as const,
}

/** What can be asked of long work. */
export const job = {
  list: query({
    summary: 'List jobs, the newest first; those that wait in the order of their start.',
    input: z.object({
      status: JobStatus.optional().describe('Only those.'),
      group: JobGroup.optional().describe('Only those that run, wait, need somebody, or have ended.'),
      kind: z.string().optional().describe('Only those of this kind, as index or act.'),
      location: z.string().optional().describe('Only runs of this location.'),
      volume: z.string().optional().describe('Only those that read or write this volume.'),
      limit: z.number().int().min(1).max(50_000).optional().describe('At most so many; all without it.'),
      cursor: z.string().optional().describe('Go on after the page that told this cursor.'),
      from: z.number().int().min(0).optional().describe('Begin at this place of the list.'),
    }),
    output: z.object({
      total: z.number(),
      /** Of all that the other words choose, whatever `group` and `status` say. */
      groups: z.record(JobGroup, z.number()),
      jobs: z.array(Job),
      cursor: z.string().optional(),
    }),
    fails: ['NotFound', 'BadInput'],
    needs: ['read'],
  }),
  info: query({...one, summary: 'Tell all of one job: its phases, figures, failures and retries.', fails: ['NotFound'], needs: ['read']}),
  pause: action({
    ...one,
    summary: 'Pause a job; it can be resumed, also after a restart.',
    fails: ['NotFound', 'Conflict'],
    needs: ['library.write'],
  }),
  resume: action({...one, summary: 'Go on with a paused job.', fails: ['NotFound', 'Conflict'], needs: ['library.write']}),
  cancel: action({...one, summary: 'Stop a job for good.', fails: ['NotFound', 'Conflict'], needs: ['library.write']}),
  prioritise: action({
    ...one,
    input: z.object({job: z.string(), priority: JobPriority}),
    positional: ['job', 'priority'],
    summary: 'Let a job go before others or after them; background work waits for the battery and for whoever works.',
    fails: ['NotFound', 'Conflict'],
    needs: ['library.write'],
  }),
  dismiss: action({
    ...one,
    summary: 'Put a failed job away: it needs nobody any more and stays in the history.',
    fails: ['NotFound', 'Conflict'],
    needs: ['library.write'],
  }),
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

import {z} from 'zod'
import {Instant} from './ids.ts'
import {action, query} from './operation.ts'
import {Outcome} from './outcome.ts'
import {Acted, actWords} from './plan.ts'

/** One act of the past, as the audit keeps it; each row holds the hash of the one before. */
export const AuditRow = z.object({
  seq: z.number(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  targets: z.array(z.object({path: z.string(), target: z.string().optional(), outcome: Outcome})),
  hash: z.string(),
})
export type AuditRow = z.infer<typeof AuditRow>

/** What one act did to one file. */
export const FileAct = z.object({
  at: Instant,
  action: z.string(),
  title: z.string(),
  act: z.string(),
  actor: z.string(),
  /** Absent where the steps of the act were let go, as after a long time. */
  outcome: Outcome.optional(),
  error: z.object({code: z.string(), message: z.string()}).optional(),
  /** Whether the act can be taken back, or was. */
  undo: z.enum(['possible', 'undone', 'none']),
  from: z.string().optional(),
  to: z.string().optional(),
})
export type FileAct = z.infer<typeof FileAct>

/** What can be asked of what was done. */
export const audit = {
  list: query({
    summary: 'List what was done to files, the newest first.',
    input: z.object({
      limit: z.number().int().min(1).max(50_000).optional().describe('So many at once; else all.'),
      cursor: z.string().optional().describe('Go on after the page that told this cursor.'),
    }),
    output: z.object({total: z.number(), rows: z.array(AuditRow), cursor: z.string().optional()}),
    fails: ['BadInput'],
    needs: ['read'],
  }),
  verify: query({
    summary: 'Check that nothing of the audit was changed or cut off.',
    input: z.object({}),
    output: z.object({rows: z.number(), ok: z.boolean(), brokenAt: z.number().optional()}),
    fails: [],
    needs: ['read'],
    isDamaged: ({ok}) => !ok,
  }),
}

const takenBack = z.object({id: z.string(), action: z.string(), title: z.string()})
const back = {
  fails: [
    'NotFound',
    'PathNotFound',
    'NotAFolder',
    'PermissionDenied',
    'InputOutput',
    'DiskFull',
    'Offline',
    'Timeout',
    'NameTaken',
    'Conflict',
    'PlanMoved',
    'BadInput',
    'Unsupported',
  ],
  needs: ['files.write'],
  waits: true,
} as const
const backInput = z.object({
  act: z.string().optional().describe('Another act than the last, by its id.'),
  dryRun: actWords.dryRun,
  yes: actWords.yes,
})

/** Takes back the last act, or a named one. */
export const undo = {
  last: action({
    ...back,
    summary: 'Take back what was done last, also after a restart.',
    input: backInput,
    output: Acted.extend({undone: takenBack}),
    default: true,
  }),
}

/** Does again what was taken back. */
export const redo = {
  last: action({
    ...back,
    summary: 'Do again what was taken back last.',
    input: backInput,
    output: Acted.extend({redone: takenBack}),
    default: true,
  }),
}

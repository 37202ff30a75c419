import {z} from 'zod'
import {ContentKey, Instant} from './ids.ts'
import {Job} from './job.ts'

/** What is done where a file would come to a place that another one has. */
export const decisions = ['overwrite', 'keep-both', 'skip'] as const
export const Decision = z.enum(decisions)
export type Decision = z.infer<typeof Decision>

export const PlanSide = z.object({
  path: z.string(),
  kind: z.enum(['file', 'dir', 'link', 'special']),
  sizeBytes: z.number(),
  modifiedAt: Instant,
})
export type PlanSide = z.infer<typeof PlanSide>

/** Two that want the same name, with the facts of both; without a decision the plan cannot be carried out. */
export const PlanConflict = z.object({source: PlanSide, target: PlanSide, decision: Decision.optional()})
export type PlanConflict = z.infer<typeof PlanConflict>

/** Why something of the plan cannot be done at all; one is enough to refuse the whole. */
export const PlanRefusal = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  /** Figures that belong to the reason. */
  details: z.record(z.string(), z.unknown()).optional(),
})
export type PlanRefusal = z.infer<typeof PlanRefusal>

/** What an act would do, bound by its hash: the same words about the same disk give the same hash. */
export const Plan = z.object({
  hash: z.string(),
  /** The operation, as `file.copy`. */
  action: z.string(),
  /** In words for a person, as `Copy 3 items to Documents`. */
  title: z.string(),
  /** Files, folders and links that it works on. */
  items: z.number(),
  files: z.number(),
  folders: z.number(),
  bytes: z.number(),
  /** At most 1,000; `conflictCount` counts all. */
  conflicts: z.array(PlanConflict),
  conflictCount: z.number(),
  /** Same content, already there: skipped without asking. */
  identical: z.number(),
  /** Pipes, devices and mounted volumes, and links that lead out of an archive; absent where there are none. */
  leftOut: z.number().optional(),
  refusals: z.array(PlanRefusal),
  /** Where many are renamed at once: which name each gets; the first 1,000. */
  names: z.array(z.object({path: z.string(), name: z.string()})).optional(),
  /** How the bytes go: `rename`, `clone`, `copy`, `stream`, `trash`, `delete`, `none`. */
  route: z.string(),
  /** Of the target volume. */
  space: z.object({volume: z.string(), freeBytes: z.number(), afterBytes: z.number()}).optional(),
  /** From measured speeds; absent while nothing was measured. */
  estimateMs: z.number().optional(),
  /** Contents of which this act takes away the last copies that are known. At most 100; `lastCopyCount` counts all. */
  lastCopies: z.array(z.object({path: z.string(), contentId: ContentKey.optional()})),
  lastCopyCount: z.number(),
  /** Of what it takes away for good and other copies are known of: how many stay. At most 100. */
  copiesLeft: z.array(z.object({path: z.string(), contentId: ContentKey, copies: z.number()})).optional(),
})
export type Plan = z.infer<typeof Plan>

/** What every act answers: the plan, and the job that carries it out where it was accepted; `act.results` tells what became of it. */
export const Acted = z.object({plan: Plan, job: Job.optional()})
export type Acted = z.infer<typeof Acted>

/** Of what is written. */
export const verify = z.boolean().default(true).describe('Do not read back and compare what was written.')

/** What every act may be told beside what it is about. */
export const actWords = {
  /** Only tell the plan. */
  dryRun: z.boolean().optional(),
  /** Carry out whatever the plan is. */
  yes: z.boolean().optional(),
  commit: z.string().optional().describe('Carry out the plan with this hash, and no other.'),
} as const

/** How files that meet are settled: for all of them, or each by its target's path. */
export const conflictWords = {
  overwrite: z.boolean().optional().describe('Replace files of the same name; the old ones are kept and undo brings them back.'),
  keepBoth: z.boolean().optional().describe('Give files of the same name another name.'),
  skip: z.boolean().optional().describe('Leave out files whose name is taken.'),
  decisions: z.array(z.object({path: z.string(), decision: Decision})).optional(),
} as const

/** What every act on files may fail with; a refusal of its plan comes by the code of its first reason, with all of them in `details`. */
export const actFails = [
  'PathNotFound',
  'NotFound',
  'NotAFolder',
  'PermissionDenied',
  'InputOutput',
  'DiskFull',
  'Offline',
  'Timeout',
  'BadInput',
  'NameTaken',
  'Conflict',
  'PlanMoved',
  'ConfirmationNeeded',
  'Unsupported',
  'Damaged',
] as const

/** What all acts on files have in common, whatever they are told. */
export const actParts = {output: Acted, fails: actFails, needs: ['files.write'] as const, waits: true} as const

import {z} from 'zod'

/** How one thing that an act was asked for ended. */
export const Outcome = z.enum(['done', 'skipped', 'kept-both', 'replaced', 'refused', 'failed'])

/** What became of one asked target, or of something inside it that did not go as the rest. */
export const ActResult = z.object({
  path: z.string(),
  /** Where it is now. */
  target: z.string().optional(),
  outcome: Outcome,
  verified: z.boolean().optional(),
  /** Attributes that the target could not take. */
  lost: z.array(z.string()).optional(),
  error: z.object({code: z.string(), message: z.string()}).optional(),
})
export type ActResult = z.infer<typeof ActResult>

import {CoreError, type ErrorCode} from '../contract/errors.ts'
import {type Job, jobPriorities} from '../contract/job.ts'
import type {Plan} from '../contract/plan.ts'
import type {Random, Clock} from '../domain/ports.ts'
import type {ActDrafts, ActText} from './act-types.ts'
import type {Jobs} from './job-types.ts'

/** What an act is asked for; JSON, so that its job can be loaded after a restart. */
export interface ActRequest {
  /** The operation, as `file.copy`. */
  readonly action: string
  readonly input: unknown
  /** The act that this one takes back. */
  readonly undoes?: string | undefined
}

/** A request at one time, in milliseconds since 1970: what a plan writes of the time is part of it. */
export interface TimedRequest extends ActRequest {
  readonly at: number
}

/** Plans one kind of act. The same request about the same world gives the same texts and the same hash; it changes nothing. */
export interface Planner {
  /** In words for a person. */
  title(request: ActRequest): Promise<string>
  /** Gives the parts as they are planned, where somebody takes them; he may make it wait. */
  plan(request: TimedRequest, take?: (parts: readonly ActText[]) => Promise<void>): Promise<Planned>
}

export interface Planned {
  readonly plan: Plan
  /** The resource that its job keeps to itself, as a volume's id. */
  readonly lane: string
  /** What it reads and writes. */
  readonly uses: readonly string[]
  readonly steps: number
  /** Read back what is written. */
  readonly verify: boolean
  /** What is like it: by this its estimate was found, and how long it takes counts for the next one. */
  readonly pace: string
}

/** What the person has said beside what it is about. */
export interface Consent {
  readonly dryRun?: boolean | undefined
  readonly yes?: boolean | undefined
  /** The hash of the plan that was shown, and after a dot when it was made. */
  readonly commit?: string | undefined
}

export interface ActParts {
  readonly journal: ActDrafts
  readonly planner: Planner
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly random: Random
  readonly clock: Clock
  /** The kind of the job that carries acts out; its id is the act's. */
  readonly jobKind: string
}

/**
 * Previews an act, or begins the one that was agreed to: planned again, compared with the plan that was shown, kept whole in the journal,
 * then queued. What is refused has changed nothing.
 */
export async function performAct(
  request: ActRequest,
  consent: Consent & {readonly actor: string},
  parts: ActParts,
): Promise<{readonly plan: Plan; readonly job?: Job}> {
  const agreed = consent.yes === true || consent.commit !== undefined
  const timed = {...request, at: timeOf(consent.commit) ?? parts.clock.now()}
  if (consent.dryRun === true || !agreed) {
    const {plan} = await parts.planner.plan(timed)
    refuseImpossible(plan)
    if (consent.dryRun === true) return {plan}
    throw refusal('ConfirmationNeeded', `${plan.title}: this needs a yes.`, {
      plan,
      hint: 'Say --yes to carry out the plan, or --dry-run to see it only.',
    })
  }
  const id = parts.random.uuid()
  await parts.journal.draftAct({
    id,
    action: request.action,
    title: await parts.planner.title(request),
    request: request.input,
    actor: consent.actor,
    createdAt: parts.clock.now(),
    undoes: request.undoes,
  })
  try {
    const planned = await parts.planner.plan(timed, (texts) => parts.journal.addParts({act: id, parts: texts}))
    mustBeWhole(planned.plan, consent)
    const {plan, lane, uses, steps, verify, pace} = planned
    await parts.journal.acceptAct({act: id, hash: plan.hash})
    const input = {act: id, bytes: plan.bytes, steps, verify, pace}
    // Somebody waits for it.
    const priority = jobPriorities.first
    const job = await parts.jobs.enqueue({id, kind: parts.jobKind, title: plan.title, input, lane, uses, priority})
    return {plan, job}
  } catch (error) {
    await parts.journal.dropDraft({act: id})
    throw error
  }
}

const timeOf = (commit: string | undefined): number | undefined => {
  const time = Number.parseInt(commit?.split('.')[1] ?? '', 36)
  return Number.isSafeInteger(time) ? time : undefined
}

function mustBeWhole(plan: Plan, {commit}: Consent): void {
  if (commit !== undefined && commit !== plan.hash) {
    throw refusal('PlanMoved', 'What this is about has changed since the plan was made, so nothing was done.', {
      plan,
      details: {agreed: commit, now: plan.hash},
      hint: 'Look at the new plan.',
    })
  }
  refuseImpossible(plan)
  const undecided = plan.conflicts.filter(({decision}) => decision === undefined)
  const [first] = undecided
  if (!first) return
  const sentence =
    undecided.length === 1
      ? `${first.target.path} is there already.`
      : `${undecided.length} things are there already, ${first.target.path} first.`
  throw refusal('Conflict', sentence, {plan, hint: 'Say --overwrite, --keep-both or --skip.'})
}

/** One refusal refuses the whole: a half of what was asked for is never done in silence. */
function refuseImpossible(plan: Plan): void {
  const [first] = plan.refusals
  if (first) throw refusal(first.code as ErrorCode, first.message, {plan, details: {refusals: plan.refusals}})
}

interface Reason {
  readonly plan: Plan
  readonly hint?: string
  readonly details?: Readonly<Record<string, unknown>>
}

function refusal(code: ErrorCode, message: string, {plan, hint, details}: Reason): CoreError {
  return new CoreError({code, message, ...(hint === undefined ? {} : {hint}), details: {...details, plan}})
}

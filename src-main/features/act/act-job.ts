import {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
import type {Clock} from '../../domain/ports.ts'
import {isPassing} from '../../domain/act/private-names.ts'
import type {Part, Step, StepResult} from '../../domain/act/step.ts'
import type {ActJournal, ActOutcome, ActRow, EndedPart, PartRow} from '../../runtime/act-types.ts'
import type {JobContext, JobKind, JobOutcome} from '../../runtime/job-types.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {ActCalls} from './act-calls.ts'
import {askedPaths} from './asked-paths.ts'
import type {ActFollower} from './follow-act.ts'
import {type ActFollowing, openFollowing} from './following.ts'
import {openActTally, pathOfStep, type ActTally} from './act-tally.ts'
import {journalParts} from './journal-parts.ts'
import {oneAhead} from './one-ahead.ts'
import {type GroupLimits, partGroups} from './part-groups.ts'
import type {PartEnd, PartInput} from './part-work.ts'

export const ACT_JOB = 'act'
/** Between two looks at whether the job shall halt. */
const BUDGET_MS = 50

const Input = z.object({act: z.string(), bytes: z.number(), steps: z.number(), verify: z.boolean(), pace: z.string().optional()})
export type ActJobInput = z.infer<typeof Input>

export interface ActJobParts {
  readonly journal: Pick<ActJournal, 'act' | 'parts' | 'turnParts' | 'endAct'>
  /** Of the thread that works on files. */
  readonly io: RemoteTable<ActCalls>
  readonly clock: Clock
  /** Else as much as makes flushes cheap. */
  readonly limits?: GroupLimits | undefined
  /** Whoever keeps an index lets it follow. */
  readonly follower?: (() => ActFollower) | undefined
  /** How long an act of this pace took, where it was done at one go. */
  readonly measured?:
    | ((act: {readonly of: string; readonly bytes: number; readonly steps: number; readonly ms: number}) => Promise<void>)
    | undefined
}

interface ActRun extends ActJobParts {
  readonly input: ActJobInput
  readonly row: ActRow
  readonly tally: ActTally
  readonly context?: JobContext | undefined
  /** Parts that are through and that the journal does not know yet: its next commits tell it. */
  ended: readonly EndedPart[]
  readonly index: ActFollowing
}

/** The job that carries out an act: part after part, each journalled before it is begun and told as done only after it is durable. */
export function actJob(parts: ActJobParts): JobKind {
  return {
    kind: ACT_JOB,
    run: (context) => runAct(context, parts),
    drop: async (act) => {
      const row = await parts.journal.act({act})
      if (row?.status === 'ready') await cancel(openRun({act, bytes: 0, steps: 0, verify: false}, row, parts))
    },
  }
}

async function runAct(context: JobContext, parts: ActJobParts): Promise<JobOutcome> {
  const input = Input.parse(context.input)
  const row = await parts.journal.act({act: input.act})
  if (!row || row.status === 'draft')
    throw new CoreError({code: 'NotFound', message: `The journal has no act ${input.act} that could be carried out.`})
  const run: ActRun = {...openRun(input, row, parts), context}
  if (row.status === 'ended') return endedBefore(run)
  const began = parts.clock.monotonicMs()
  const early = await runGroups(run, context)
  if (early) return early
  const outcome = run.tally.outcome()
  const {bytes, steps} = run.tally
  const ms = parts.clock.monotonicMs() - began
  await end(run, outcome)
  if (outcome === 'completed' && !run.index.isLater() && input.pace !== undefined)
    await parts.measured?.({of: input.pace, bytes, steps, ms})
  if (outcome === 'failed') throw firstError(run)
  return outcome
}

/** Answers how the job ends where it does not come to the end of the act. */
async function runGroups(run: ActRun, {signal}: JobContext): Promise<JobOutcome | undefined> {
  for await (const group of groupsOf(run)) {
    if (signal.aborted) break
    const stopped = await runGroup(run, group)
    if (stopped) return stopped
    show(run, {bytes: 0, steps: 0})
  }
  if (signal.aborted) return halted(run)
  await turn(run, [])
  return undefined
}

function openRun(input: ActJobInput, row: ActRow, parts: ActJobParts): ActRun {
  return {...parts, input, row, tally: openActTally(askedPaths(row)), ended: [], index: openFollowing(parts.follower?.())}
}

function groupsOf({journal, input, tally, limits, index}: ActRun): AsyncGenerator<readonly PartRow[]> {
  const done = (part: PartRow): void => {
    tally.add(part, part.results ?? [])
    index.before(part)
  }
  return oneAhead(partGroups(journalParts(journal, input.act), {limits, done}))
}

/** The act came to its end and the core to its own before the job could say so: what the journal knows is told. */
async function endedBefore(run: ActRun): Promise<JobOutcome> {
  const {journal, input, row} = run
  for await (const part of journalParts(journal, input.act)) if (part.results) take(run, part, part.results)
  if (row.outcome === 'cancelled') throw new CoreError({code: 'Interrupted', message: 'The act was cancelled.'})
  if (row.outcome === 'failed') throw firstError(run)
  show(run, {bytes: 0, steps: 0})
  return row.outcome === 'partial' ? 'partial' : 'completed'
}

/** Carries out some parts; answers how the job ends where it does not go on after them. */
async function runGroup(run: ActRun, parts: readonly PartRow[]): Promise<JobOutcome | undefined> {
  const {input} = run
  const how = parts[0]!.state === 'running' ? 'recover' : 'run'
  await turn(run, how === 'run' ? parts : [])
  const end = await played(run, {act: input.act, parts, verify: input.verify, how})
  if (!end || 'stopped' in end) await run.index.take(parts, undefined)
  if (!end) return halted(run)
  if ('stopped' in end) {
    await run.index.settled()
    run.context?.problem({path: run.row.title, ...end.stopped})
    run.context?.log(`the act waits: ${end.stopped.code}, ${end.stopped.message}`)
    return 'paused'
  }
  run.ended = parts.map(({no, steps}, at) => ({no, steps, results: end.results[at]!}))
  for (const [at, part] of parts.entries()) take(run, part, end.results[at]!)
  await run.index.take(parts, end.results)
  return undefined
}

/** Tells the journal what has ended and what begins, in one commit. */
async function turn(run: ActRun, begun: readonly PartRow[]): Promise<void> {
  const {journal, input, ended} = run
  if (ended.length + begun.length > 0) await journal.turnParts({act: input.act, ended, begun: begun.map(({no}) => no)})
  run.ended = []
}

/** Undefined where the job was halted first. */
async function played(run: ActRun, input: PartInput): Promise<PartEnd | undefined> {
  const {io, context} = run
  const {act} = input
  try {
    await io.beginParts(input)
    for (;;) {
      const {progress, end} = await io.nextOfParts({act, budgetMs: BUDGET_MS})
      if (end) return end
      show(run, progress)
      if (context?.signal.aborted && input.how !== 'drop') {
        await io.leaveParts({act})
        return undefined
      }
    }
  } catch (error) {
    // Whoever worked on a volume that no longer answers is lost with it; the parts are taken up again, as after a kill.
    if (!(error instanceof CoreError) || !lostWith.has(error.code)) throw error
    return {stopped: {code: error.code, message: error.message}}
  }
}

const lostWith: ReadonlySet<CoreError['code']> = new Set(['Timeout', 'Offline', 'InputOutput'])

function take(run: ActRun, part: PartRow, results: readonly StepResult[]): void {
  run.tally.add(part, results)
  for (const [at, {error}] of results.entries()) if (error) run.context?.problem({path: pathOfStep(part.steps[at]!), ...error})
}

async function halted(run: ActRun): Promise<JobOutcome> {
  await turn(run, [])
  await run.index.settled()
  if (run.context?.signal.reason === 'cancel') await cancel({...run, tally: openActTally(askedPaths(run.row))})
  return 'halted'
}

/** Ends an act before its end: what a part under way has put down is taken up, what has its place stays, and nothing more is begun. */
async function cancel(run: ActRun): Promise<void> {
  const {input} = run
  for await (const group of groupsOf(run)) {
    const isBegun = group[0]!.state === 'running'
    const parts = isBegun ? group : group.filter(({steps}) => steps.some(isMovedOn))
    if (parts.length === 0) continue
    if (!isBegun) await turn(run, parts)
    const end = await played(run, {act: input.act, parts: isBegun ? parts : parts.map(endOfRings), verify: false, how: 'drop'})
    // A volume that is away keeps what it has: the parts stay running in the journal, so that they can be found.
    if (!end || 'stopped' in end) break
    run.ended = parts.map(({no, steps}, at) => ({no, steps, results: end.results[at]!}))
    for (const [at, part] of parts.entries()) run.tally.add(part, end.results[at]!)
    await run.index.take(parts, end.results)
    await turn(run, [])
  }
  await end(run, 'cancelled')
}

const isMovedOn = (step: Step): boolean => step.kind === 'move' && isPassing(step.from)

/** Of a part that was never begun, only what takes things from the names that they had in passing. */
function endOfRings({no, steps}: Part): Part {
  return {
    no,
    steps: steps.map((step) => (isMovedOn(step) || !('to' in step) ? step : {kind: 'nothing', item: step.item, to: step.to, why: 'skip'})),
  }
}

async function end({journal, input, row, tally, clock, index}: ActRun, outcome: ActOutcome): Promise<void> {
  // Who hears that it ended finds it in the index.
  await index.settled()
  await journal.endAct({
    act: input.act,
    outcome,
    undo: tally.undo(),
    audit: {at: clock.now(), actor: row.actor, action: row.action, targets: tally.audit()},
  })
}

function show({context, input, tally}: ActRun, now: {readonly bytes: number; readonly steps: number}): void {
  const inBytes = input.bytes > 0
  const done = inBytes ? tally.bytes + now.bytes : tally.steps + now.steps
  const total = inBytes ? input.bytes : input.steps
  context?.progress({done: Math.min(done, total), total, unit: inBytes ? 'bytes' : 'items'})
}

function firstError({tally}: ActRun): CoreError {
  const error = tally.results().find((result) => result.error)?.error
  const code = error?.code as CoreError['code'] | undefined
  return new CoreError({code: code ?? 'Partial', message: error?.message ?? 'Nothing of it could be done.'})
}

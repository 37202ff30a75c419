import {readPart} from '../../domain/act/steps-text.ts'
import {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
import type {ActJournal, ActOutcome, ActRow, PartRow} from '../../runtime/act-types.ts'
import {ACT_JOB} from '../../runtime/acts.ts'
import type {JobContext, JobKind, JobOutcome} from '../../runtime/job-types.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Clock} from '../../domain/ports.ts'
import {actResults} from './act-results.ts'
import type {IndexEffects} from './index-effects.ts'
import type {EndedPart, PartCalls} from './part-calls.ts'

export interface ActJobParts {
  readonly journal: ActJournal
  readonly disk: RemoteTable<PartCalls>
  readonly clock: Clock
  /** Tells the index what a part has changed; a failure there is no failure of the act. */
  follow(effects: IndexEffects): Promise<void>
  /** What the index could not follow at once is looked at by runs. */
  ended(act: string): Promise<void>
}

const Input = z.object({act: z.string()})

/** The job that carries an act out, part after part; one that was interrupted is recovered by looking at the disk. */
export function actJob(parts: ActJobParts): JobKind {
  return {
    kind: ACT_JOB,
    run: (context) => runAct(context, parts),
    drop: async (id) => {
      const act = await parts.journal.act({act: id})
      if (act?.status === 'draft') await parts.journal.dropDraft({act: id})
      else if (act?.status === 'ready') await cancelled(act, parts)
    },
  }
}

async function runAct(context: JobContext, parts: ActJobParts): Promise<JobOutcome> {
  const {act: id} = Input.parse(context.input)
  const act = await parts.journal.act({act: id})
  if (!act || act.status !== 'ready') throw new CoreError({code: 'NotFound', message: 'What was planned is no longer kept.'})
  const sums = openSums(context)
  for (let no = 0; ; no++) {
    const [part] = await parts.journal.parts({act: id, from: no, count: 1})
    if (!part) break
    if (part.state === 'done') {
      sums.addDone(part)
      continue
    }
    const ended = await runOne({act, part, context, sums}, parts)
    if (!ended) return context.signal.reason === 'cancel' ? ((await cancelled(act, parts)), 'halted') : 'halted'
  }
  const outcome = sums.outcome()
  await endAct(act, outcome, parts)
  return outcome === 'failed' ? failedWhole(sums.failed()) : outcome === 'partial' ? 'partial' : 'completed'
}

interface OnePart {
  readonly act: ActRow
  readonly part: PartRow
  readonly context: JobContext
  readonly sums: Sums
}

/** Answers false where it was halted in the middle. */
async function runOne({act, part, context, sums}: OnePart, parts: ActJobParts): Promise<boolean> {
  const {journal, disk} = parts
  const how = part.state === 'running' ? 'recover' : 'run'
  if (how === 'run') await journal.turnPart({act: act.id, begun: part.no})
  await disk.beginPart({act: act.id, steps: part.steps, verify: verifies(act), how})
  for (;;) {
    const stretch = await disk.nextOfPart({act: act.id})
    sums.show(stretch)
    if (stretch.stopped) throw new CoreError(stretch.stopped)
    if (stretch.ended) {
      await keepPart({act, part, context, sums}, stretch.ended, parts)
      return true
    }
    if (!context.signal.aborted) continue
    await disk.leavePart({act: act.id})
    return false
  }
}

async function keepPart({act, part, context, sums}: OnePart, ended: EndedPart, {journal, follow}: ActJobParts): Promise<void> {
  await journal.turnPart({act: act.id, ended: {no: part.no, results: ended.results}})
  sums.add(ended)
  for (const problem of ended.problems) context.problem(problem)
  await follow(ended.effects)
}

const verifies = ({request}: ActRow): boolean => (request as {verify?: unknown}).verify !== false

/** What was begun is brought to an end where nothing half is left; what was not begun is not. */
async function cancelled(act: ActRow, parts: ActJobParts): Promise<void> {
  const {journal, disk, follow} = parts
  for (let no = 0; ; no++) {
    const [part] = await journal.parts({act: act.id, from: no, count: 1})
    if (!part || part.state === 'pending') break
    if (part.state === 'done') continue
    await disk.beginPart({act: act.id, steps: part.steps, verify: verifies(act), how: 'drop'})
    for (;;) {
      const {ended, stopped} = await disk.nextOfPart({act: act.id})
      if (stopped) throw new CoreError(stopped)
      if (!ended) continue
      await journal.turnPart({act: act.id, ended: {no, results: ended.results}})
      await follow(ended.effects)
      break
    }
  }
  await endAct(act, 'cancelled', parts)
}

async function endAct(act: ActRow, outcome: ActOutcome, {journal, clock, ended}: ActJobParts): Promise<void> {
  const results = await actResults(act.id, journal)
  const changed = results.filter((one) => one.outcome !== 'skipped' && one.outcome !== 'refused' && one.outcome !== 'failed')
  const canUndo = changed.length > 0 && !FINAL.has(act.action)
  await journal.endAct({
    act: act.id,
    outcome,
    undo: canUndo ? 'open' : 'none',
    audit: {
      at: clock.now(),
      actor: act.actor,
      action: act.action,
      targets: results.map(({path, target, outcome: told}) => ({path, ...(target === undefined ? {} : {target}), outcome: told})),
    },
  })
  await ended(act.id)
}

/** What takes bytes away for good cannot be taken back. */
const FINAL = new Set(['file.delete', 'file.empty'])

function failedWhole(count: number): never {
  throw new CoreError({code: 'InputOutput', message: count === 1 ? 'It could not be done.' : `None of the ${count} could be done.`})
}

interface Sums {
  show(progress: {readonly bytes: number; readonly steps: number}): void
  add(ended: EndedPart): void
  addDone(part: PartRow): void
  failed(): number
  outcome(): 'completed' | 'partial' | 'failed'
}

function openSums(context: JobContext): Sums {
  let steps = 0
  let bytes = 0
  let done = 0
  let failed = 0
  const tell = (moreSteps: number, moreBytes: number): void =>
    context.progress({phase: 'files', done: bytes + moreBytes, unit: 'bytes', message: `${steps + moreSteps} steps`})
  return {
    show: (progress) => tell(progress.steps, progress.bytes),
    add: ({counts}) => {
      done += counts.done
      failed += counts.failed
      context.metrics({steps, bytes, done, failed})
    },
    addDone: (part) => {
      steps += readPart(part.steps).steps.length
      done++
    },
    failed: () => failed,
    outcome: () => (failed === 0 ? 'completed' : done === 0 ? 'failed' : 'partial'),
  }
}

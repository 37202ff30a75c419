import {CoreError} from '../../contract/errors.ts'
import {partText, resultsText} from '../../domain/act/steps-text.ts'
import {estimateMs, type Pace} from '../../domain/act/pace.ts'
import type {PlanSummary} from '../../domain/act/plan-notes.ts'
import type {Random} from '../../domain/ports.ts'
import type {ActText} from '../../runtime/act-types.ts'
import type {ActRequest, Planned, Planner, TimedRequest} from '../../runtime/acts.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import {ActInput} from './act-request.ts'
import {journalParts} from './journal-parts.ts'
import type {CopiesLeft} from './last-copies.ts'
import type {LibraryJournal} from './library-journal.ts'
import type {PlanCalls, Taken} from './plan-calls.ts'
import {shownPlan, titleOf} from './shown-plan.ts'

export interface PlannerParts {
  readonly disk: RemoteTable<PlanCalls>
  readonly journal: LibraryJournal
  readonly random: Random
  /** The name of the volume that a path lies on, for people, and the id that its jobs are queued by. */
  volumeAt(path: Uint8Array): Promise<{readonly name: string; readonly id: string}>
  /** Of files that are taken away for good: those of which no other copy is known. */
  lastCopies(taken: readonly Taken[]): Promise<CopiesLeft>
  /** How fast such acts went before. */
  paceOf(of: string): Promise<Pace>
}

/** Plans acts on files in a disk thread, stretch by stretch, so that memory stays small and others have their turn. */
export function openPlanner(parts: PlannerParts): Planner {
  return {
    title: (request) => titleOf(ActInput.parse(request.input), request, parts.journal),
    plan: async (request, take) => {
      const plan = parts.random.uuid()
      const input = ActInput.parse(request.input)
      await parts.disk.beginPlan({
        plan,
        input: request.input,
        now: request.at,
        withTexts: take !== undefined,
        done: await doneOf(input, request, parts),
      })
      try {
        return await planned({request, input, ...(await planWhole(plan, parts, take))}, parts)
      } finally {
        await parts.disk.endPlan({plan})
      }
    },
  }
}

type Take = (texts: readonly ActText[]) => Promise<void>

interface Whole {
  readonly summary: PlanSummary
  readonly hash: string
  readonly steps: number
  readonly taken: readonly Taken[]
}

async function planWhole(plan: string, {disk}: PlannerParts, take: Take | undefined): Promise<Whole> {
  const taken: Taken[] = []
  let steps = 0
  // One stretch is taken while the next one is planned.
  let taking = Promise.resolve()
  for (;;) {
    const [stretch] = await Promise.all([disk.nextOfPlan({plan}), taking])
    if (take && stretch.texts.length > 0) taking = take(stretch.texts)
    for (const one of stretch.taken) taken.push(one)
    steps += stretch.steps
    if (!stretch.summary || stretch.hash === undefined) continue
    await taking
    return {summary: stretch.summary, hash: stretch.hash, steps, taken}
  }
}

async function planned(
  {request, input, summary, hash, steps, taken}: Whole & {readonly request: TimedRequest; readonly input: ActInput},
  parts: PlannerParts,
): Promise<Planned> {
  const place = placeOf(input)
  const volume = place && (await parts.volumeAt(place))
  const title = await titleOf(input, request, parts.journal)
  const verify = !('verify' in input) || input.verify
  const from = sourceOf(input)
  const source = from && (await parts.volumeAt(from))
  const pace = [summary.route, ...(verify && summary.route === 'copy' ? ['verified'] : []), source?.id, volume?.id].join(' ')
  const last = await parts.lastCopies(taken)
  const plan = shownPlan(summary, {
    action: request.action,
    title,
    // A yes to a plan is none to one that takes away other last copies, though its steps are the same.
    hash: [hash, request.at.toString(36), ...(last.mark === '' ? [] : [last.mark])].join('.'),
    volume: volume?.name,
    last,
    estimate: estimateMs(await parts.paceOf(pace), {bytes: plannedBytes(summary), steps}),
  })
  const uses = new Set([source, volume].flatMap((one) => (one ? [`volume ${one.id}`] : [])))
  return {plan, lane: `files ${volume?.id ?? ''}`, uses: [...uses], steps, verify, pace}
}

/** What is renamed as a whole takes no longer for what is in it. */
const plannedBytes = ({route, bytes}: PlanSummary): number => (route === 'copy' ? bytes : 0)

/** Where the first of them is. */
function sourceOf(input: ActInput): Uint8Array | undefined {
  if ('source' in input) return input.source.folder
  return 'sources' in input ? input.sources[0]?.folder : undefined
}

/** Where things are brought to, or where the first of them is. */
function placeOf(input: ActInput): Uint8Array | undefined {
  if ('to' in input) return input.to.path
  if ('source' in input) return input.source.folder
  if ('places' in input) return input.places[0]?.path
  return 'sources' in input ? input.sources[0]?.folder : undefined
}

async function doneOf(input: ActInput, {undoes}: ActRequest, {journal}: PlannerParts) {
  if (input.action === 'job.retry') return doneParts(input.act, journal)
  if (undoes === undefined) return undefined
  // What was done again stands as it was done then: other inodes, other places in the version store.
  const standing = await journal.standing({act: undoes})
  return (await doneParts(standing?.id ?? undoes, journal)).filter(({begun}) => begun)
}

async function doneParts(act: string, journal: PlannerParts['journal']) {
  const done: {steps: string; results: string; begun: boolean}[] = []
  for await (const part of journalParts(journal, act)) {
    if (part.state === 'running')
      throw new CoreError({code: 'Conflict', message: 'The act is not finished, so nothing can be done about it yet.'})
    done.push({steps: partText(part), results: resultsText(part.results ?? []), begun: part.results !== undefined})
  }
  return done
}

import {CoreError} from '../../contract/errors.ts'
import {partText, resultsText} from '../../domain/act/steps-text.ts'
import type {PlanSummary} from '../../domain/act/plan-notes.ts'
import type {Random} from '../../domain/ports.ts'
import type {ActText} from '../../runtime/act-types.ts'
import type {ActRequest, Planned, Planner, TimedRequest} from '../../runtime/acts.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import {ActInput} from './act-request.ts'
import {journalParts} from './journal-parts.ts'
import type {LibraryJournal} from './library-journal.ts'
import type {PlanCalls} from './plan-calls.ts'
import {shownPlan, titleOf} from './shown-plan.ts'

export interface PlannerParts {
  readonly disk: RemoteTable<PlanCalls>
  readonly journal: LibraryJournal
  readonly random: Random
  /** The name of the volume that a path lies on, for people, and the id that its jobs are queued by. */
  volumeAt(path: Uint8Array): Promise<{readonly name: string; readonly id: string}>
  /** Of files that are taken away for good: those of which no other copy is known. */
  lastCopies(paths: readonly Uint8Array[]): Promise<{readonly shown: readonly {readonly path: string}[]; readonly count: number}>
}

/** Plans acts on files in a disk thread, stretch by stretch, so that memory stays small and others have their turn. */
export function openPlanner(parts: PlannerParts): Planner {
  return {
    title: (request) => titleOf(ActInput.parse(request.input), request, parts.journal),
    plan: async (request, take) => {
      const plan = parts.random.uuid()
      const input = ActInput.parse(request.input)
      await parts.disk.beginPlan({plan, input: request.input, now: request.at, done: await doneOf(request, parts)})
      try {
        return await planned({request, input, ...(await planWhole(plan, parts, take))}, parts)
      } finally {
        await parts.disk.endPlan({plan})
      }
    },
  }
}

interface Whole {
  readonly summary: PlanSummary
  readonly hash: string
  readonly steps: number
  readonly taken: readonly Uint8Array[]
}

async function planWhole(plan: string, {disk}: PlannerParts, take: (texts: readonly ActText[]) => Promise<void>): Promise<Whole> {
  const taken: Uint8Array[] = []
  let steps = 0
  for (;;) {
    const stretch = await disk.nextOfPlan({plan})
    if (stretch.texts.length > 0) await take(stretch.texts)
    taken.push(...stretch.taken)
    steps += stretch.steps
    if (stretch.summary && stretch.hash !== undefined) return {summary: stretch.summary, hash: stretch.hash, steps, taken}
  }
}

async function planned(
  {request, input, summary, hash, steps, taken}: Whole & {readonly request: TimedRequest; readonly input: ActInput},
  parts: PlannerParts,
): Promise<Planned> {
  const place = placeOf(input)
  const volume = place && (await parts.volumeAt(place))
  const title = await titleOf(input, request, parts.journal)
  const plan = shownPlan(summary, {
    action: request.action,
    title,
    hash: `${hash}.${request.at.toString(36)}`,
    volume: volume?.name,
    last: await parts.lastCopies(taken),
  })
  return {plan, lane: `files ${volume?.id ?? ''}`, steps, verify: !('verify' in input) || input.verify}
}

/** Where things are brought to, or where the first of them is. */
function placeOf(input: ActInput): Uint8Array | undefined {
  if ('to' in input) return input.to.path
  if ('source' in input) return input.source.folder
  if ('places' in input) return input.places[0]?.path
  return 'sources' in input ? input.sources[0]?.folder : undefined
}

async function doneOf({undoes}: ActRequest, {journal}: PlannerParts) {
  if (undoes === undefined) return undefined
  const done: {steps: string; results: string}[] = []
  for await (const part of journalParts(journal, undoes)) {
    if (part.state === 'running') throw new CoreError({code: 'Conflict', message: 'The act is not finished, so it cannot be taken back.'})
    if (part.results) done.push({steps: partText(part), results: resultsText(part.results)})
  }
  return done
}

import type {Job} from '../../../src-main/contract/job.ts'
import type {Acted, Plan} from '../../../src-main/contract/plan.ts'
import {attempt, tell, tellFailure, tellOffering} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {refreshSeen} from '../files/index.ts'
import {endOf} from '../jobs/index.ts'
import {type Again, showProblems} from './act-problems.ts'
import {atRest, underWay} from './under-way.ts'

const words = messages.act
const FOR_GOOD: ReadonlySet<string> = new Set(['file.delete', 'file.empty'])

/** Waits for the job of an act and tells what became of it; whoever did it can undo it at once. */
export async function followAct({plan, job: begun}: Acted, again?: Again): Promise<Job | undefined> {
  if (!begun) {
    tell('done', words.nothingToDo, plan.identical > 0 ? words.same(plan.identical) : undefined)
    return undefined
  }
  const job = await endOf(begun)
  refreshSeen()
  await tellEnd(job, plan, again)
  return job
}

/** Takes back the last act, or the one with this id. */
export function undo(act?: string): Promise<void> {
  return takeBack(async () => {
    const acted = await core.undo.last({yes: true, act})
    return {
      acted,
      act: acted.undone.id,
      sentence: words.undone(shown(acted.undone.title)),
      offer: {label: words.redo, take: () => void redo()},
    }
  })
}

/** Does again what was taken back last. */
export function redo(): Promise<void> {
  return takeBack(async () => {
    const acted = await core.redo.last({yes: true})
    return {
      acted,
      act: acted.redone.id,
      sentence: words.redone(shown(acted.redone.title)),
      offer: {label: words.undo, take: () => void undo()},
    }
  })
}

/** An act that was taken back or done again, and the act that did so. */
interface Back {
  readonly act: string
  readonly by: string
}

const listeners = new Set<(back: Back) => void>()

/** Hears of what this window took back or did again, once all of it is done; the answer ends it. */
export function whenTakenBack(listen: (back: Back) => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

interface TakenBack {
  readonly acted: Acted
  readonly act: string
  readonly sentence: string
  readonly offer: {readonly label: string; readonly take: () => void}
}

/** What was done last is known only when nothing is under way: else something older would be taken back. */
function takeBack(send: () => Promise<TakenBack>): Promise<void> {
  const rest = atRest()
  return underWay(
    rest.then(async (isAtRest) => {
      if (isAtRest) await sendBack(send)
      else tell('error', words.stillUnderWay, words.stillUnderWayHint)
    }),
  )
}

async function sendBack(send: () => Promise<TakenBack>): Promise<void> {
  try {
    const {acted, act, sentence, offer} = await send()
    const job = acted.job && (await endOf(acted.job))
    refreshSeen()
    if (job && job.status !== 'completed') return await tellEnd(job, acted.plan)
    if (job) tellBack({act, by: job.id})
    tellOffering(sentence, offer)
  } catch (error) {
    tellFailure(failureOf(error))
  }
}

function tellBack(back: Back): void {
  for (const listen of listeners) listen(back)
}

async function tellEnd(job: Job, plan: Plan, again?: Again): Promise<void> {
  const title = shown(plan.title)
  if (job.status === 'cancelled') return tell('done', words.cancelled(title))
  if (job.status === 'completed') {
    const same = plan.identical > 0 ? words.same(plan.identical) : undefined
    if (FOR_GOOD.has(plan.action)) return tell('done', words.done(title), same)
    return tellOffering(words.done(title), {label: words.undo, take: () => void undo(job.id)}, same)
  }
  const answer = await attempt(() => core.act.results({act: job.id}))
  if (answer) showProblems({job, title, results: answer.results, again})
}

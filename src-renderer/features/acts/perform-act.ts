import {CoreError, type Failure} from '../../../src-main/contract/errors.ts'
import type {Job} from '../../../src-main/contract/job.ts'
import {type Acted, Plan} from '../../../src-main/contract/plan.ts'
import {tell, tellFailure} from '../../core/attempt.ts'
import {failureOf} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {askConfirmation, askSettlement} from './act-questions.ts'
import type {Consent, Settlement} from './consent.ts'
import {followAct} from './follow-act.ts'
import {isLarge} from './large-plan.ts'
import {type Meant, stillMeant} from './meant.ts'
import {takePlanWish} from './plan-first.ts'
import {underWay} from './under-way.ts'

const MOST_TRIES = 5

/** An act as it is asked for. */
export interface Ask {
  /** Asks the core for the act, with what was decided so far. */
  readonly send: (consent: Consent, targets: string[]) => Promise<Acted>
  /** What it is for; what of it did not go can be asked for once more. */
  readonly of?: readonly Meant[]
  /** It takes away for good: its plan is always shown first. */
  readonly grave?: boolean
  /** It may bring many bytes somewhere: its plan is shown where it is large. */
  readonly weighs?: boolean
  /** Its plan was asked for. */
  readonly shows?: boolean
}

/** Carries out what a user asked for, asks where the core cannot decide alone, and tells what became of it. Answers the ended job. */
export function perform(ask: Ask): Promise<Job | undefined> {
  const shows = takePlanWish()
  return underWay(carryOut(shows ? {...ask, shows} : ask))
}

async function carryOut(ask: Ask): Promise<Job | undefined> {
  const {of} = ask
  try {
    const looks = ask.grave === true || ask.weighs === true || ask.shows === true
    const acted = looks ? await afterPreview(ask, {}) : await atOnce(ask)
    return acted && (await followAct(acted, of && ((failed) => perform({...ask, shows: false, of: stillMeant(of, failed)}))))
  } catch (error) {
    tellFailure(failureOf(error))
    return undefined
  }
}

async function atOnce(ask: Ask): Promise<Acted | undefined> {
  try {
    return await ask.send({yes: true}, targetsOf(ask))
  } catch (error) {
    const failure = failureOf(error)
    const plan = planIn(failure)
    if (plan && failure.code === 'ConfirmationNeeded') return afterPreview(ask, {})
    if (!plan || failure.code !== 'Conflict' || !isUndecided(plan)) throw error
    const settlement = await askSettlement(plan)
    return settlement && afterPreview(ask, settlement)
  }
}

/** Looks at the plan, asks what it leaves open, and commits to just that plan. */
async function afterPreview(ask: Ask, begun: Settlement): Promise<Acted | undefined> {
  let settled = begun
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const {plan} = await ask.send({...settled, dryRun: true}, targetsOf(ask))
    if (isUndecided(plan)) {
      const settlement = await askSettlement(plan)
      if (!settlement) return undefined
      settled = settlement
      continue
    }
    const asks = isToBeShown(plan, ask)
    if (asks && !(await askConfirmation(plan))) return undefined
    try {
      return await ask.send({...settled, commit: plan.hash}, targetsOf(ask))
    } catch (error) {
      if (failureOf(error).code !== 'PlanMoved') throw error
      if (asks) tell('error', messages.act.moved)
    }
  }
  throw new CoreError({code: 'PlanMoved', message: messages.act.keepsMoving})
}

/** What is refused is told as a failure, unless somebody wants to see the plan. */
function isToBeShown(plan: Plan, {grave, weighs, shows}: Ask): boolean {
  if (plan.refusals.length > 0) return shows === true
  return grave === true || shows === true || plan.lastCopyCount > 0 || (weighs === true && isLarge(plan))
}

const targetsOf = ({of = []}: Ask): string[] => of.map(({target}) => target)

function isUndecided(plan: Plan): boolean {
  return plan.conflicts.some(({decision}) => decision === undefined)
}

function planIn({details}: Failure): Plan | undefined {
  return Plan.safeParse(details?.['plan']).data
}

import type {Job} from '../contract/job.ts'
import type {ActResult} from '../contract/outcome.ts'
import type {Plan} from '../contract/plan.ts'
import type {TestCore} from './open-test-core.ts'

export interface EndedAct {
  readonly plan: Plan
  readonly job: Job
  readonly results: readonly ActResult[]
}

/** Asks for an act with a yes, waits for its end and answers what became of its targets. */
export async function runAct(core: TestCore, name: string, input: object): Promise<EndedAct> {
  const {plan, job} = await core.call<{plan: Plan; job: Job}>(name, {yes: true, ...input})
  const ended = await core.settled(job)
  const {results} = await core.call<{results: ActResult[]}>('act.results', {act: ended.id})
  return {plan, job: ended, results}
}

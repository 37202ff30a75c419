import {create} from 'zustand'
import type {HealthCheck} from '../../../src-main/contract/health.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'

interface Health {
  /** Those of the last answer; they stand until the next one is there. */
  readonly checks: readonly HealthCheck[]
  readonly asking: boolean
}

/** What was found when health was looked at last. */
export const useHealth = create<Health>(() => ({checks: [], asking: false}))

/** Looks at everything; `whole`: at every page of the index, too. */
export async function checkHealth(whole: boolean): Promise<void> {
  if (useHealth.getState().asking) return
  useHealth.setState({asking: true})
  const answer = await attempt(() => core.health.check({whole}))
  useHealth.setState(answer ? {checks: answer.checks, asking: false} : {asking: false})
}

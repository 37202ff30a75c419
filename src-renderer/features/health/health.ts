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

/** At the start others are waited for, and what health is about changes slowly. */
const FIRST_MS = 6_000
const EVERY_MS = 30 * 60_000

/** Looks now and then whether there is something to tell; the answer ends it. */
export function followHealth(): () => void {
  const look = async (): Promise<void> => {
    // Whoever did not ask is told of nothing that went wrong with asking.
    const answer = await core.health.check({}).catch(() => undefined)
    if (answer && !useHealth.getState().asking) useHealth.setState({checks: answer.checks})
  }
  const first = setTimeout(() => void look(), FIRST_MS)
  const again = setInterval(() => void look(), EVERY_MS)
  return () => {
    clearTimeout(first)
    clearInterval(again)
  }
}

/** Looks at everything; `whole`: at every page of the index, too. */
export async function checkHealth(whole: boolean): Promise<void> {
  if (useHealth.getState().asking) return
  useHealth.setState({asking: true})
  const answer = await attempt(() => core.health.check({whole}))
  useHealth.setState(answer ? {checks: answer.checks, asking: false} : {asking: false})
}

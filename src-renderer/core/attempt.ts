import {create} from 'zustand'
import type {Failure} from '../../src-main/contract/errors.ts'
import {failureOf} from './live.ts'

export interface Notice {
  readonly id: number
  readonly tone: 'error' | 'done'
  readonly message: string
  readonly hint?: string | undefined
}

/** The sentences that the window owes its user: what went wrong, or what was done. */
export const useNotices = create<{readonly notices: readonly Notice[]}>(() => ({notices: []}))

const QUIET_AFTER_MS = 4_000
const MOST = 3
let next = 1

export function tell(tone: Notice['tone'], message: string, hint?: string): void {
  const notice: Notice = {id: next++, tone, message, hint}
  useNotices.setState(({notices}) => ({notices: [...notices.filter((one) => one.message !== message), notice].slice(-MOST)}))
  if (tone === 'done') setTimeout(() => dismiss(notice.id), QUIET_AFTER_MS)
}

export function dismiss(id: number): void {
  useNotices.setState(({notices}) => ({notices: notices.filter((notice) => notice.id !== id)}))
}

export function tellFailure(failure: Failure): void {
  tell('error', failure.message, failure.hint)
}

/** Runs what a user asked for; a failure is told in the core's own sentence. Answers undefined then. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    tellFailure(failureOf(error))
    return undefined
  }
}

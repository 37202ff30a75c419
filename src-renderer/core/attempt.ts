import {create} from 'zustand'
import type {Failure} from '../../src-main/contract/errors.ts'
import {failureOf} from './live.ts'

export interface Notice {
  readonly id: number
  readonly tone: 'error' | 'done'
  readonly message: string
  readonly hint?: string | undefined
  /** What can be done about it at once. */
  readonly offer?: {readonly label: string; readonly take: () => void} | undefined
}

/** The sentences that the window owes its user: what went wrong, or what was done. */
export const useNotices = create<{readonly notices: readonly Notice[]}>(() => ({notices: []}))

const QUIET_AFTER_MS = 4_000
const MOST = 3
let next = 1

const OFFERED_FOR_MS = 8_000

export function tell(tone: Notice['tone'], message: string, hint?: string): void {
  put({id: next++, tone, message, hint})
}

/** Says what is going on; answers the number of the notice, for who will say how it ended. */
export function tellBeginning(message: string): number {
  const id = next++
  put({id, tone: 'done', message})
  return id
}

/** Says something else in the place of a notice that still stands. */
export function retell(id: number, message: string): void {
  useNotices.setState(({notices}) => ({notices: notices.map((one) => (one.id === id ? {...one, message} : one))}))
}

/** Says what was done with something to do about it, for eight seconds or until something else was done. */
export function tellOffering(message: string, offer: NonNullable<Notice['offer']>, hint?: string): void {
  put({id: next++, tone: 'done', message, hint, offer})
}

function put(notice: Notice): void {
  useNotices.setState(({notices}) => ({
    notices: [...notices.filter((one) => one.message !== notice.message && !(notice.offer && one.offer)), notice].slice(-MOST),
  }))
  if (notice.tone === 'done') setTimeout(() => dismiss(notice.id), notice.offer ? OFFERED_FOR_MS : QUIET_AFTER_MS)
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

import {create, type StoreApi, type UseBoundStore} from 'zustand'
import type {CoreEvent} from '../../src-main/contract/events.ts'
import {CoreError, type Failure} from '../../src-main/contract/errors.ts'
import {onEvent} from './events.ts'
import {useSession} from './session.ts'

/** One answer of the core as the window holds it. */
export interface Live<T> {
  readonly value: T
  /** False until the first answer. */
  readonly known: boolean
  readonly failure?: Failure | undefined
}

interface LiveSource<T> {
  readonly initial: T
  readonly fetch: () => Promise<T>
  readonly events: readonly CoreEvent['type'][]
}

const SETTLE_MS = 150

/** Holds one answer of the core and asks again when an event rings or the line is new. */
export function createLive<T>(source: LiveSource<T>): UseBoundStore<StoreApi<Live<T>>> {
  const store = create<Live<T>>(() => ({value: source.initial, known: false}))
  let generation = 0
  const load = async (): Promise<void> => {
    const mine = ++generation
    try {
      const value = await source.fetch()
      if (mine === generation) store.setState({value, known: true, failure: undefined})
    } catch (error) {
      if (mine === generation) store.setState({known: true, failure: failureOf(error)})
    }
  }
  let settling: ReturnType<typeof setTimeout> | undefined
  const loadSoon = (): void => {
    settling ??= setTimeout(() => {
      settling = undefined
      void load()
    }, SETTLE_MS)
  }
  for (const type of source.events) onEvent(type, loadSoon)
  useSession.subscribe((now, before) => {
    if (now.round !== before.round) void load()
  })
  return store
}

/** The failure of a call as a plain value; what is not one of the core's is a fault of this window. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CoreError) return {code: error.code, message: error.message, hint: error.hint, details: error.details}
  return {code: 'Internal', message: error instanceof Error ? error.message : String(error)}
}

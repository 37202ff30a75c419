import {createStore, type StoreApi, type UseBoundStore, useStore} from 'zustand'
import type {CoreEvent} from '../../src-main/contract/events.ts'
import {CoreError, type Failure} from '../../src-main/contract/errors.ts'
import {askAgain} from './ask-again.ts'
import {isNews, onEvent} from './events.ts'
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
  /** Of jobs only their ends count. */
  readonly events: readonly CoreEvent['type'][]
  /** Asks only while something shows it: what takes the core long is not asked for pages that nobody has opened. */
  readonly whileShown?: boolean | undefined
}

const SETTLE_MS = 150

/** Holds one answer of the core and asks again when an event rings or the line is new. */
export function createLive<T>(source: LiveSource<T>): UseBoundStore<StoreApi<Live<T>>> {
  const store = createStore<Live<T>>(() => ({value: source.initial, known: false}))
  let generation = 0
  let isStale = false
  const load = async (): Promise<void> => {
    const mine = ++generation
    isStale = false
    try {
      const value = await source.fetch()
      if (mine === generation) store.setState({value, known: true, failure: undefined})
    } catch (error) {
      if (mine === generation) store.setState({known: true, failure: failureOf(error)})
    }
  }
  const showing = countShowing(store, () => isStale && void load())
  const isAsked = (): boolean => !source.whileShown || showing.count > 0
  const again = askAgain(() => (isAsked() ? void load() : (isStale = true)), SETTLE_MS)
  for (const type of source.events) onEvent(type, (event) => isNews(event) && again.ring())
  useSession.subscribe((now, before) => {
    if (now.round === before.round) return
    if (isAsked()) void load()
    else isStale = true
  })
  const use = (select?: (live: Live<T>) => unknown): unknown => (select ? useStore(showing.store, select) : useStore(showing.store))
  return Object.assign(use, showing.store) as UseBoundStore<StoreApi<Live<T>>>
}

/** The same store, which counts who shows it, and tells of the first one. */
function countShowing<T>(store: StoreApi<T>, begins: () => void): {readonly store: StoreApi<T>; readonly count: number} {
  let count = 0
  const subscribe: StoreApi<T>['subscribe'] = (listen) => {
    const end = store.subscribe(listen)
    if (count++ === 0) begins()
    let ended = false
    return () => {
      if (!ended) count--
      ended = true
      end()
    }
  }
  return {
    store: {...store, subscribe},
    get count() {
      return count
    },
  }
}

/** The failure of a call as a plain value; what is not one of the core's is a fault of this window. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CoreError) return {code: error.code, message: error.message, hint: error.hint, details: error.details}
  return {code: 'Internal', message: error instanceof Error ? error.message : String(error)}
}

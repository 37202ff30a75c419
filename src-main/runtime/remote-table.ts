import {CoreError, type Failure} from '../contract/errors.ts'

/** A table of functions that live in another thread or process, called from here. */
export type RemoteTable<T> = {
  readonly [N in keyof T]: T[N] extends (input: infer I) => infer R
    ? (input: I, transfer?: readonly ArrayBuffer[], signal?: AbortSignal) => Promise<Awaited<R>>
    : never
}

/** One call on its way. */
export interface Ask {
  readonly id: number
  readonly name: string
  readonly input: unknown
}
/** That nobody needs the rest of a call any more. Its answer comes all the same, as soon as the function looks. */
export interface Halt {
  readonly halts: number
}
/** Its answer. */
export type Told =
  | {readonly id: number; readonly value: unknown}
  | {readonly id: number; readonly failure: Failure; readonly stack: string | undefined}

/** What carries calls one way and answers the other. */
export interface Line {
  send(ask: Ask | Halt, transfer: readonly ArrayBuffer[]): void
  listen(take: (told: Told) => void): void
  /** A call was answered. */
  heard(): void
}

/** A table's own part in giving memory back; every thread answers it. */
export const REST = 'rest'

interface CallParts {
  readonly transfer?: readonly ArrayBuffer[] | undefined
  readonly signal?: AbortSignal | undefined
}

interface Wanted {
  readonly name: string
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  /** Nothing can halt it any more. */
  readonly over: () => void
}

/** The calling side of a line; a call is halted by its signal. `open` names the open calls in the order in which they were asked; `fail` refuses these and all later ones. */
export function remoteTable<T>({send, listen, heard}: Line) {
  const waiting = new Map<number, Wanted>()
  let next = 1
  let dead: CoreError | undefined
  listen((told) => {
    const wanted = waiting.get(told.id)
    waiting.delete(told.id)
    wanted?.over()
    if (wanted?.name !== REST) heard()
    if ('failure' in told) wanted?.reject(new CoreError(told.failure, {cause: told.stack}))
    else wanted?.resolve(told.value)
  })
  const call = (name: string, input: unknown, {transfer = [], signal}: CallParts): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead)
      const id = next++
      const halt = (): void => send({halts: id}, [])
      waiting.set(id, {name, resolve, reject, over: () => signal?.removeEventListener('abort', halt)})
      send({id, name, input}, transfer)
      signal?.addEventListener('abort', halt)
      if (signal?.aborted) halt()
    })
  const fail = (error: CoreError): void => {
    dead = error
    for (const one of waiting.values()) {
      one.over()
      one.reject(error)
    }
    waiting.clear()
  }
  // A promise may be asked whether it is a thenable: `then` is no function of the table.
  const calls = new Proxy(
    {},
    {
      get: (_, name: string) =>
        name === 'then'
          ? undefined
          : (input: unknown, transfer?: readonly ArrayBuffer[], signal?: AbortSignal) => call(name, input, {transfer, signal}),
    },
  )
  const rest = async (): Promise<void> => {
    await call(REST, undefined, {})
  }
  const open = (): readonly string[] => [...waiting.values()].map(({name}) => name)
  return {calls: calls as RemoteTable<T>, rest, fail, open}
}

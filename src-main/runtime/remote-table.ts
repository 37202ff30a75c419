import {CoreError, type Failure} from '../contract/errors.ts'

/** A table of functions that live in another thread or process, called from here. */
export type RemoteTable<T> = {
  readonly [N in keyof T]: T[N] extends (input: infer I) => infer R
    ? (input: I, transfer?: readonly ArrayBuffer[]) => Promise<Awaited<R>>
    : never
}

/** One call on its way. */
export interface Ask {
  readonly id: number
  readonly name: string
  readonly input: unknown
}
/** Its answer. */
export type Told =
  | {readonly id: number; readonly value: unknown}
  | {readonly id: number; readonly failure: Failure; readonly stack: string | undefined}

/** What carries calls one way and answers the other. */
export interface Line {
  send(ask: Ask, transfer: readonly ArrayBuffer[]): void
  listen(take: (told: Told) => void): void
  /** A call was answered. */
  heard(): void
}

/** A table's own part in giving memory back; every thread answers it. */
export const REST = 'rest'

interface Wanted {
  readonly name: string
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** The calling side of a line. `open` names the open calls in the order in which they were asked; `fail` refuses these and all later ones. */
export function remoteTable<T>({send, listen, heard}: Line) {
  const waiting = new Map<number, Wanted>()
  let next = 1
  let dead: CoreError | undefined
  listen((told) => {
    const wanted = waiting.get(told.id)
    waiting.delete(told.id)
    if (wanted?.name !== REST) heard()
    if ('failure' in told) wanted?.reject(new CoreError(told.failure, {cause: told.stack}))
    else wanted?.resolve(told.value)
  })
  const call = (name: string, input: unknown, transfer: readonly ArrayBuffer[] = []): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead)
      const id = next++
      waiting.set(id, {name, resolve, reject})
      send({id, name, input}, transfer)
    })
  const fail = (error: CoreError): void => {
    dead = error
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  // A promise may be asked whether it is a thenable: `then` is no function of the table.
  const calls = new Proxy(
    {},
    {
      get: (_, name: string) =>
        name === 'then' ? undefined : (input: unknown, transfer?: readonly ArrayBuffer[]) => call(name, input, transfer),
    },
  )
  const rest = async (): Promise<void> => {
    await call(REST, undefined)
  }
  const open = (): readonly string[] => [...waiting.values()].map(({name}) => name)
  return {calls: calls as RemoteTable<T>, rest, fail, open}
}

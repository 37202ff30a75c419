import {type MessagePort, Worker} from 'node:worker_threads'
import {CoreError, type Failure} from '../contract/errors.ts'
import {collectGarbage} from './collect-garbage.ts'

/** A table of functions that live in another thread, called from here. */
export type RemoteTable<T> = {
  readonly [N in keyof T]: T[N] extends (input: infer I) => infer R
    ? (input: I, transfer?: readonly ArrayBuffer[]) => Promise<Awaited<R>>
    : never
}

export interface Thread<T> {
  readonly calls: RemoteTable<T>
  /** Called once when the thread ends without being asked to, before its open calls are refused. */
  onDeath(listen: (reason: string) => void): void
  /** Called with every answer, but for that of `rest`. */
  onAnswer(listen: () => void): void
  /** Gives back what it holds only to be fast, after its open calls; none is started for it. */
  rest(): Promise<void>
  end(): Promise<void>
}

interface Wanted {
  readonly name: string
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}
interface Ask {
  readonly id: number
  readonly name: string
  readonly input: unknown
}
type Told =
  | {readonly id: number; readonly value: unknown}
  | {readonly id: number; readonly failure: Failure; readonly stack: string | undefined}

/** What short-lived objects of one thread may take; V8's own measure is three times that, in each of our seven threads. */
const YOUNG_MB = 8
/** A table's own part in giving memory back; every thread answers it. */
const REST = 'rest'

/** Starts the worker program in one role; `T` is the table that this role serves. */
export function startThread<T>(workerFile: string, role: string, setup: unknown): Thread<T> {
  const worker = new Worker(workerFile, {workerData: {role, setup}, name: role, resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MB}})
  const listeners = new Set<() => void>()
  const {calls, rest, fail} = remoteTable<T>({
    send: (ask, transfer) => worker.postMessage(ask, transfer as ArrayBuffer[]),
    listen: (take) => worker.on('message', take),
    heard: () => {
      for (const listen of listeners) listen()
    },
  })
  const mourners = new Set<(reason: string) => void>()
  let ending = false
  let dead = false
  const died = (reason: string): void => {
    if (dead) return
    dead = true
    if (ending) return fail(new CoreError({code: 'Interrupted', message: 'The library was closed before this was done.'}))
    // First the mourners: work that they put down is not taken for failed.
    for (const mourn of mourners) mourn(`the ${role} thread ended: ${reason}`)
    fail(
      new CoreError({
        code: 'CoreUnreachable',
        message: `Onefold lost its ${role} thread and starts again.`,
        hint: 'The log tells more: onefold log show',
      }),
    )
  }
  worker.on('error', (error) => died(error instanceof Error ? (error.stack ?? error.message) : String(error)))
  worker.on('exit', (code) => died(`exit code ${code}`))
  return {
    calls,
    onDeath: (listen) => mourners.add(listen),
    onAnswer: (listen) => listeners.add(listen),
    rest,
    end: async () => {
      ending = true
      await worker.terminate()
    },
  }
}

/** A thread that starts when it is first asked: one that most runs of a core never need costs them nothing. */
export function startLater<T>(start: () => Thread<T>): Thread<T> {
  let started: Thread<T> | undefined
  const mourners: ((reason: string) => void)[] = []
  const listeners: (() => void)[] = []
  const thread = (): Thread<T> => {
    if (started) return started
    started = start()
    for (const mourn of mourners) started.onDeath(mourn)
    for (const listen of listeners) started.onAnswer(listen)
    return started
  }
  const calls = new Proxy({} as RemoteTable<T>, {get: (_, name) => thread().calls[name as keyof T]})
  return {
    calls,
    onDeath: (listen) => void mourners.push(listen),
    onAnswer: (listen) => void listeners.push(listen),
    rest: async () => {
      await started?.rest()
    },
    end: async () => {
      await started?.end()
    },
  }
}

interface Line {
  send(ask: Ask, transfer: readonly ArrayBuffer[]): void
  listen(take: (told: Told) => void): void
  /** A call was answered. */
  heard(): void
}

function remoteTable<T>({send, listen, heard}: Line) {
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
  return {calls: calls as RemoteTable<T>, rest, fail}
}

const moved = new WeakMap<object, readonly ArrayBuffer[]>()

/** Marks buffers of an answer to be moved, not copied, to the asking thread. */
export function moving<V extends object>(value: V, buffers: readonly ArrayBuffer[]): V {
  moved.set(value, buffers)
  return value
}

/** Answers calls in a worker thread from a table; one at a time in the order they came, save for those that await. */
export function serveThread(port: MessagePort, table: Readonly<Record<string, (input: never) => unknown>>): void {
  port.on('message', ({id, name, input}: Ask) => {
    const answer = async (): Promise<void> => {
      try {
        const run = name === REST ? () => rest(table[REST]) : table[name]
        if (!run) throw new CoreError({code: 'Internal', message: `This thread has no function ${name}.`})
        const found = run(input as never)
        const value = found instanceof Promise ? await found : found
        const transfer = typeof value === 'object' && value !== null ? (moved.get(value) ?? []) : []
        port.postMessage({id, value}, transfer as ArrayBuffer[])
      } catch (error) {
        port.postMessage({id, ...toldFailure(error)})
      }
    }
    void answer()
  })
}

async function rest(own: ((input: never) => unknown) | undefined): Promise<void> {
  await own?.(undefined as never)
  collectGarbage()
}

function toldFailure(error: unknown): {failure: Failure; stack: string | undefined} {
  const stack = error instanceof Error ? error.stack : undefined
  if (error instanceof CoreError) {
    const {code, message, hint, details} = error
    return {failure: {code, message, hint, details}, stack}
  }
  return {failure: {code: 'Internal', message: error instanceof Error ? error.message : String(error)}, stack}
}

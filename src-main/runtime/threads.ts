import {type MessagePort, Worker} from 'node:worker_threads'
import {CoreError} from '../contract/errors.ts'
import {libraryClosed} from '../contract/library-closed.ts'
import {isSoon, leaveBehind} from './left-behind.ts'
import {remoteTable, type RemoteTable} from './remote-table.ts'
import {serveCalls, type ServedTable} from './serve-calls.ts'

export type {RemoteTable}

/** A table of functions that live in a thread, or in a process of their own, and what becomes of it. */
export interface Thread<T> {
  readonly calls: RemoteTable<T>
  /** Called once when the thread ends without being asked to, before its open calls are refused. */
  onDeath(listen: (reason: string) => void): void
  /** Called with every answer, but for that of `rest`. */
  onAnswer(listen: () => void): void
  /** Gives back what it holds only to be fast, after its open calls; none is started for it. */
  rest(): Promise<void>
  /** Refuses its open calls and waits for its end, but not for long: what a dead volume holds is left behind, and counted. */
  end(): Promise<void>
}

/** What short-lived objects of one thread may take; V8's own measure is many times that, in each of our nine threads; with half of it a rescan takes an eighth longer. */
const YOUNG_MB = 8
/** A thread that is in a system call ends with it. */
const END_WITHIN_MS = 1000

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
    if (ending) return fail(libraryClosed())
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
      const gone = worker.terminate()
      if (await isSoon(gone, END_WITHIN_MS)) return
      leaveBehind({kind: 'thread', role}, gone)
      died('left behind')
    },
  }
}

/** A thread that costs nothing while nobody asks it for anything. */
export interface LaterThread<T> extends Thread<T> {
  /** Ends it unless a call is open; the next call starts it anew, without what it knew. */
  putAway(): Promise<void>
}

/** A thread that starts when it is first asked: one that most runs of a core never need costs them nothing. */
export function startLater<T>(start: () => Thread<T>): LaterThread<T> {
  let started: Thread<T> | undefined
  let open = 0
  const mourners: ((reason: string) => void)[] = []
  const listeners: (() => void)[] = []
  const thread = (): Thread<T> => {
    if (started) return started
    started = start()
    for (const mourn of mourners) started.onDeath(mourn)
    for (const listen of listeners) started.onAnswer(listen)
    return started
  }
  const ask = (name: keyof T) => async (input: never, transfer?: readonly ArrayBuffer[], signal?: AbortSignal) => {
    open++
    try {
      const call = thread().calls[name] as (input: never, transfer?: readonly ArrayBuffer[], signal?: AbortSignal) => Promise<unknown>
      return await call(input, transfer, signal)
    } finally {
      open--
    }
  }
  const calls = new Proxy({} as RemoteTable<T>, {get: (_, name) => (name === 'then' ? undefined : ask(name as keyof T))})
  return {
    calls,
    putAway: async () => {
      if (open > 0) return
      const gone = started
      started = undefined
      await gone?.end()
    },
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

/** Answers calls in a worker thread from a table. */
export function serveThread(port: MessagePort, table: ServedTable): void {
  serveCalls(
    {
      hear: (take) => port.on('message', take),
      tell: (told, transfer) => port.postMessage(told, transfer as ArrayBuffer[]),
    },
    table,
  )
}

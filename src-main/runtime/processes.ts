import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {parse} from 'node:path'
import {CoreError} from '../contract/errors.ts'
import {libraryClosed} from '../contract/library-closed.ts'
import {isSoon, leaveBehind} from './left-behind.ts'
import {ownMemory} from './own-memory.ts'
import {remoteTable, type Told} from './remote-table.ts'
import {isBell, type Bell, READY} from './serve-parent.ts'
import {watchSilence} from './silence.ts'
import type {Thread} from './threads.ts'

/** How a child of this program is started: plain Node, or the Node inside Electron. */
export interface NodeRuntime {
  readonly program: string
  readonly words: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

export interface ProcessParts {
  readonly runtime: NodeRuntime
  /** What it works on, in words for people: `the volume “Stick”`. */
  readonly of: string
  /** With a call open, nothing is heard for so long: it is silent. Each answer and each word of progress begins it anew. */
  readonly silentMs: number
  /** Whether a silent one is given as long again, because what it works on answers others; asked each time. */
  mayWait?(call: string, silentMs: number): Promise<boolean>
}

/** A child process in the place of a thread, for calls that may never come back: a silent one is abandoned. */
export interface OwnProcess<T> extends Thread<T> {
  readonly pid: number | undefined
  /** Settles when the system has taken it away, which a dead volume can put off for ever. */
  readonly gone: Promise<void>
}

/** A start reads programs from the disk of this machine, under whatever load it has. */
const START_WITHIN_MS = 60_000
/** From being killed to being gone, where no system call holds it. */
const END_WITHIN_MS = 1000

/** Starts the worker program in one role as a child process: the same table and the same life as of `startThread`, with deadlines. */
export function startProcess<T>(
  workerFile: string,
  told: {readonly role: string; readonly setup: unknown},
  parts: ProcessParts,
): OwnProcess<T> {
  const child = spawnChild(workerFile, parts.runtime)
  // What it was sent last may not reach it: its end is told by `exit` and `error`.
  const send = (message: object): void => void (child.connected && child.send(message, () => undefined))
  const listeners = new Set<() => void>()
  const {calls, rest, fail, open} = remoteTable<T>({
    send: (said) => {
      if ('name' in said) silence.asked()
      send(said)
    },
    listen: (take) => child.on('message', (message: Told | Bell) => !isBell(message) && take(ownMemory(message))),
    heard: () => {
      for (const listen of listeners) listen()
    },
  })
  const mourners = new Set<(reason: string) => void>()
  let over = false
  /** First the mourners: work that they put down is not taken for failed. */
  const ends = (reason: string | undefined, failure: CoreError): void => {
    if (over) return
    over = true
    silence.end()
    if (reason !== undefined) for (const mourn of mourners) mourn(`the ${told.role} process of ${parts.of} ended: ${reason}`)
    fail(failure)
  }
  const silence = watchSilence({
    ...parts,
    startWithinMs: START_WITHIN_MS,
    open,
    silent: (ms) => {
      const sentence = `nothing was heard of it for ${Math.round(ms / 1000)} s`
      ends(sentence, silentError(parts.of, ms))
      void killed()
    },
  })
  const gone = goneOf(child)
  let killing: Promise<void> | undefined
  const killed = (): Promise<void> => (killing ??= kill(child, told.role, gone))
  child.on('message', (message: Told | Bell) => silence.heard(isBell(message) && message.bell === READY))
  child.once('error', (error) => ends(error.message, lostError(parts.of)))
  child.once('exit', (code, signal) => ends(`exit ${code ?? signal}`, lostError(parts.of)))
  send(told)
  return {
    calls,
    pid: child.pid,
    gone,
    onDeath: (listen) => mourners.add(listen),
    onAnswer: (listen) => listeners.add(listen),
    rest,
    end: async () => {
      ends(undefined, libraryClosed())
      await killed()
    },
  }
}

function spawnChild(workerFile: string, {program, words, env}: NodeRuntime): ChildProcess {
  return spawn(program, [...words, workerFile], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
    // A process keeps the folder that it was started in from being unmounted.
    cwd: parse(program).root,
  })
}

/** Kills it and waits a moment; what a system call holds goes when that ends, and keeps nobody from leaving meanwhile. */
async function kill(child: ChildProcess, role: string, gone: Promise<void>): Promise<void> {
  child.kill('SIGKILL')
  child.unref()
  child.channel?.unref()
  if (!(await isSoon(gone, END_WITHIN_MS))) leaveBehind({kind: 'process', role}, gone)
}

async function goneOf(child: ChildProcess): Promise<void> {
  // One that could not be started has no exit.
  await Promise.race([once(child, 'exit'), new Promise((resolve) => child.once('error', resolve))]).catch(() => undefined)
}

const silentError = (of: string, ms: number): CoreError =>
  new CoreError({
    code: 'Timeout',
    message: `${upper(of)} has not answered for ${Math.round(ms / 1000)} seconds.`,
    hint: 'Is it still connected? What waits for it can be tried again when it answers.',
  })

const lostError = (of: string): CoreError =>
  new CoreError({code: 'InputOutput', message: `The process that reads ${of} ended before it could answer.`, hint: 'Try again.'})

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

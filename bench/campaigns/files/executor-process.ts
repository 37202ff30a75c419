import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'vite'
import type {Order, Word} from './executor-program.ts'

/** A process that carries out acts and can be killed at any call. */
export interface ExecutorProcess {
  readonly pid: number
  /** Its answer, or undefined where it was killed before it could say one. */
  ask(order: Order): Promise<Word | undefined>
  end(): Promise<void>
}

/** Gives processes that have loaded all that they need; the next one loads while the one before it works. */
export interface ExecutorPool {
  next(): Promise<ExecutorProcess>
  close(): Promise<void>
}

const root = join(import.meta.dirname, '../../..')
/** An answer that does not come in this time is told as one: nothing may hang. */
const PATIENCE_MS = 60_000

export async function openExecutorPool(env: Readonly<Record<string, string>>, waiting = 1): Promise<ExecutorPool> {
  const {program, remove} = await bundled()
  const warm: Promise<ExecutorProcess>[] = []
  const all = new Set<ChildProcess>()
  const start = async (): Promise<ExecutorProcess> => {
    const child = spawn(process.execPath, [program], {
      env: {...plain(), NODE_COMPILE_CACHE: join(tmpdir(), 'onefold-test-code'), ...env},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    all.add(child)
    child.once('exit', () => all.delete(child))
    await wordOf(child)
    return {pid: child.pid!, ask: (order) => asked(child, order), end: () => ended(child)}
  }
  const fill = (): void => {
    while (warm.length < waiting) warm.push(start())
  }
  const killAll = (): void => {
    for (const child of all) child.kill('SIGKILL')
  }
  process.on('exit', killAll)
  fill()
  return {
    next: async () => {
      const process = await warm.shift()!
      fill()
      return process
    },
    close: async () => {
      await Promise.all(warm)
      killAll()
      process.off('exit', killAll)
      remove()
    },
  }
}

/** The sources in one file, because a process of them is started for every case: it starts in a third of the time. Beside the modules, so that it finds them. */
async function bundled(): Promise<{readonly program: string; remove(): void}> {
  const outDir = join(root, 'node_modules', `.onefold-executor-${process.pid}`)
  const ssr = 'bench/campaigns/files/executor-program.ts'
  const output = {entryFileNames: 'executor.mjs'}
  const remove = (): void => rmSync(outDir, {recursive: true, force: true})
  process.on('exit', remove)
  await build({root, configFile: false, logLevel: 'error', build: {ssr, outDir, target: 'node24', rolldownOptions: {output}}})
  return {program: join(outDir, 'executor.mjs'), remove}
}

function plain(): NodeJS.ProcessEnv {
  const {ONEFOLD_SQLITE_BINDING: _, ...env} = process.env
  return env
}

async function asked(child: ChildProcess, order: Order): Promise<Word | undefined> {
  const word = wordOf(child)
  // A process that was killed while it was told has heard nothing.
  child.send(order, () => undefined)
  return word
}

async function wordOf(child: ChildProcess): Promise<Word | undefined> {
  if (child.exitCode !== null || child.signalCode !== null) return undefined
  const {promise, resolve} = Promise.withResolvers<Word | undefined>()
  const gone = (): void => resolve(undefined)
  const late = setTimeout(() => resolve({say: 'broke', message: 'There was no answer for a minute.'}), PATIENCE_MS)
  child.once('message', resolve)
  child.once('exit', gone)
  const word = await promise
  clearTimeout(late)
  child.off('message', resolve)
  child.off('exit', gone)
  return word
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

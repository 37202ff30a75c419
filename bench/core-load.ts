import {readdirSync, readFileSync} from 'node:fs'

/** What a core and the processes that it started use of the processors, thread by thread. */
export interface CoreLoad {
  /** Milliseconds of one processor so far. */
  cpuMs(): number
}

/** Watches a process and whatever it starts; exact to the microsecond, where the whole process is counted in hundredths of a second only. */
export function coreLoad(pid: number): CoreLoad {
  // What a thread used stays counted when it has ended.
  const used = new Map<string, number>()
  return {
    cpuMs: () => {
      for (const process of processesOf(pid)) readThreads(process, used)
      return [...used.values()].reduce((sum, ms) => sum + ms, 0)
    },
  }
}

function readThreads(pid: number, used: Map<string, number>): void {
  for (const thread of readOr(() => readdirSync(`/proc/${pid}/task`), [])) {
    const ran = readOr(() => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'), undefined)
    if (ran !== undefined) used.set(thread, Number(ran.split(' ')[0]) / 1e6)
  }
}

/** A process with all below it. */
export function processesOf(pid: number): readonly number[] {
  const threads = readOr(() => readdirSync(`/proc/${pid}/task`), [])
  const children = threads.flatMap((thread) =>
    readOr(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'), '')
      .split(' ')
      .filter(Boolean),
  )
  return [pid, ...children.flatMap((child) => processesOf(Number(child)))]
}

/** Threads and processes end while they are read. */
function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return otherwise
  }
}

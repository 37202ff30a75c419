import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync} from 'node:fs'

/** One call of the kernel: its name, and the how manieth of this name since the tracer came. */
export interface CallPoint {
  readonly call: string
  readonly nth: number
}

/** What happens at a point: the process is killed as the call begins, or the call fails, once or from then on. */
export type Fault = {readonly kill: true} | {readonly error: string; readonly persistent: boolean}

export interface Tracer {
  /** Lets the process go on alone. */
  end(): Promise<void>
}

/** Every call by which a disk is changed or made durable. */
export const MUTATING =
  `openat write pwrite64 pwritev copy_file_range sendfile ioctl rename renameat renameat2 link linkat unlink unlinkat rmdir
  mkdir mkdirat symlink symlinkat utimensat chmod fchmod fchmodat fchown fchownat setxattr fsetxattr removexattr fremovexattr
  fsync fdatasync syncfs ftruncate fallocate`.split(/\s+/)

/** Why processes cannot be traced here; undefined where they can. */
export function missingTracer(): string | undefined {
  const {error, status} = spawnSync('strace', ['-e', 'trace=none', 'true'], {stdio: 'ignore'})
  return error || status !== 0 ? 'strace is not installed, or may not trace here' : undefined
}

/** Lets a fault happen to a running process. */
export async function faultAt(pid: number, {call, nth}: CallPoint, fault: Fault): Promise<Tracer> {
  const what = 'kill' in fault ? 'signal=KILL' : `error=${fault.error}`
  const when = 'persistent' in fault && fault.persistent ? `${nth}+` : String(nth)
  return attached(pid, ['-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${when}`, '-o', '/dev/null'])
}

/** Writes down the calls of a running process. */
export async function traceInto(pid: number, file: string): Promise<Tracer> {
  return attached(pid, ['-y', '-s', '4096', '-e', `trace=${MUTATING.join()}`, '-o', file])
}

async function attached(pid: number, options: readonly string[]): Promise<Tracer> {
  const child = spawn('strace', ['-f', '-p', String(pid), ...options], {stdio: ['ignore', 'ignore', 'pipe']})
  const gone = once(child, 'exit')
  let said = ''
  const {promise, resolve, reject} = Promise.withResolvers<void>()
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.includes('attached')) resolve()
  })
  void gone.then(() => reject(new Error(`strace ended: ${said}`)))
  await promise
  return {
    end: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** The calls of one thread, or of each, that change what lies below a folder, in their order. */
export function pointsIn(file: string, pid: number | undefined, folder: string): readonly CallPoint[] {
  const counts = new Map<string, number>()
  return readFileSync(file, 'latin1')
    .split('\n')
    .flatMap((line): CallPoint[] => {
      const [, thread, call, rest] = /^(\d+) +(\w+)\((.*)/.exec(line) ?? []
      if ((pid !== undefined && Number(thread) !== pid) || call === undefined || rest === undefined) return []
      const key = `${thread} ${call}`
      const nth = (counts.get(key) ?? 0) + 1
      counts.set(key, nth)
      const changes = call !== 'openat' || rest.includes('O_CREAT')
      // What is told to whoever asked is no change of a disk.
      return changes && !/^\d+<(socket|pipe)/.test(rest) && rest.includes(folder) ? [{call, nth}] : []
    })
}

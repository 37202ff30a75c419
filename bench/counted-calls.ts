import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {processesOf} from './core-load.ts'
import {programAt} from './peers.ts'

/** Why calls cannot be counted here; nothing where they can. */
export const cannotCount = (): string | undefined =>
  process.platform === 'linux' && programAt('strace') !== undefined ? undefined : 'strace is not installed'

/** How many calls of the system that look at files and folders a process makes during some work, by their names; strace tells. */
export async function countedCalls(pid: number, work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const scratch = mkdtempSync(join(tmpdir(), 'onefold-bench-strace-'))
  const output = join(scratch, 'calls')
  try {
    const processes = processesOf(pid).flatMap((one) => ['-p', String(one)])
    const child = spawn('strace', ['-f', '-c', '-o', output, '-e', 'trace=%%stat,getdents64', ...processes], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const ended = once(child, 'exit')
    await attached(child)
    await work()
    child.kill('SIGINT')
    await ended
    return countsIn(readFileSync(output, 'utf8'))
  } finally {
    rmSync(scratch, {recursive: true})
  }
}

/** It tells once for each process, and again for each thread that it meets. */
async function attached({stderr}: ReturnType<typeof spawn>): Promise<void> {
  const [told] = (await Promise.race([once(stderr!, 'data'), once(stderr!, 'end')])) as [Buffer | undefined]
  if (!String(told).includes('attached')) throw new Error(`strace cannot look at the core: ${told?.toString() ?? 'it ended'}`)
  stderr!.resume()
  await sleep(100)
}

/** Its table: share, seconds, microseconds a call, calls, errors where there are some, name. */
function countsIn(table: string): Readonly<Record<string, number>> {
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/))
  const counts = rows.filter(([share]) => /^\d/.test(share!)).map((row) => [row.at(-1)!, Number(row[3])] as const)
  return Object.fromEntries(counts.filter(([name]) => name !== 'total'))
}

/** The sum of what was counted. */
export const allOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

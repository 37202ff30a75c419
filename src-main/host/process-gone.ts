import {readFile} from 'node:fs/promises'
import {setTimeout as sleep} from 'node:timers/promises'

/** Some inits reap only now and then, some never; a process of which nothing runs any more may keep its number so long. */
const UNREAPED_MS = 3_000

/** Waits until a process is no more and its number is free; false when it outlives the time. */
export async function processGone(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  let deadSince: number | undefined
  for (;;) {
    const state = await stateOf(pid)
    const now = performance.now()
    if (state === 'dead') deadSince ??= now
    if (state === 'gone' || (deadSince !== undefined && now - deadSince >= UNREAPED_MS)) return true
    if (now >= until) return state === 'dead'
    await sleep(20)
  }
}

async function stateOf(pid: number): Promise<'runs' | 'dead' | 'gone'> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'gone' : 'runs'
  }
  if (process.platform !== 'linux') return 'runs'
  const facts = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  return /^\) [ZX] /.test(facts.slice(facts.lastIndexOf(')'))) ? 'dead' : 'runs'
}

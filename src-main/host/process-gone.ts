import {readFile} from 'node:fs/promises'
import {setTimeout as sleep} from 'node:timers/promises'

/** Waits until a process is no more; false when it outlives the time. */
export async function processGone(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  for (;;) {
    if (await isGone(pid)) return true
    if (performance.now() >= until) return false
    await sleep(20)
  }
}

async function isGone(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  if (process.platform !== 'linux') return false
  // A process that nobody has waited for keeps its number, though nothing of it runs: where init reaps none, for ever.
  const state = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  return /\) [ZX] /.test(state.slice(state.lastIndexOf(')')))
}

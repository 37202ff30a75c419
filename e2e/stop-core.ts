import {readFile} from 'node:fs/promises'
import {setTimeout as sleep} from 'node:timers/promises'
import {readEndpoint} from '../src-main/host/endpoint-file.ts'
import {runCli} from './run-cli.ts'

const WITHIN_MS = 15_000

/**
 * Ends the core of a data dir, if one runs, and waits until it has gone. On Linux not by `stop`, which waits for the number of its
 * process, too: some machines give it free seconds later.
 */
export async function stopCore(dataDir: string): Promise<void> {
  if (process.platform !== 'linux') return void (await runCli(dataDir, ['stop']))
  const pid = (await readEndpoint(dataDir))?.pid
  /** What has ended and was not taken away yet has no words any more. */
  const runs = async (): Promise<boolean> => (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').includes(dataDir)
  if (pid === undefined || !(await runs())) return
  process.kill(pid, 'SIGTERM')
  for (const until = performance.now() + WITHIN_MS; await runs(); await sleep(10))
    if (performance.now() > until) throw new Error(`The core of ${dataDir} (process ${pid}) has not ended within ${WITHIN_MS / 1000} s.`)
}

import {setTimeout as sleep} from 'node:timers/promises'
import type {CoreEvent} from '../../src-main/contract/events.ts'
import type {RealDaemon} from '../../src-main/testing/real-daemon.ts'
import type {Seeded} from './seeded.ts'

/** A start takes about so long; a kill within it meets recovery. What is measured here corrects it. */
let startMs = 700
/** So long after the start a run is still under way, mostly. */
const RUN_MS = 400
const STOPS_IN_A_HUNDRED = 10
const GIVE_UP_MS = 20_000

type Wait = (daemon: RealDaemon, random: Seeded) => Promise<unknown>

const moments: readonly Wait[] = [
  // While it starts, recovers and opens its databases.
  async (_daemon, random) => sleep(random.below(startMs)),
  // Somewhere in the run that goes on as soon as it is ready.
  async (daemon, random) => {
    await daemon.ready
    await sleep(random.below(RUN_MS))
  },
  // As soon as a phase was seen: the short ones would hardly ever be met by chance.
  async (daemon, random) => {
    const phase = random.pick(['discovery', 'processing', 'aggregation', 'content', 'content', 'content'])
    const connection = await daemon.connection()
    await new Promise<void>((resolve) => {
      connection.on((event) => void (isIn(event, phase) && resolve()), ['job.changed'])
      void allEnded(daemon).then(resolve, resolve)
    })
    await sleep(random.below(12))
  },
]

/** Kills a daemon that was just started at a moment that the seed chooses; some few are stopped instead, which must lose as little. */
export async function killAtRandom(daemon: RealDaemon, random: Seeded): Promise<'killed' | 'stopped'> {
  const began = performance.now()
  void daemon.ready.then(
    () => (startMs = (startMs + performance.now() - began) / 2),
    () => undefined,
  )
  const moment = random.pick(moments)(daemon, random)
  await Promise.race([moment, sleep(GIVE_UP_MS, undefined, {ref: false})])
  if (random.chance(STOPS_IN_A_HUNDRED)) {
    await daemon.stop()
    return 'stopped'
  }
  await daemon.kill()
  return 'killed'
}

/** Answers when no job runs or waits. */
export async function allEnded(daemon: RealDaemon): Promise<void> {
  for (;;) {
    const {jobs} = await daemon.ask<{jobs: {running: number; queued: number}}>('core.status', {})
    if (jobs.running + jobs.queued === 0) return
    await sleep(15)
  }
}

function isIn(event: CoreEvent, phase: string): boolean {
  if (event.type !== 'job.changed') return false
  const phases = event.job.metrics['phases'] as Readonly<Record<string, {status: string}>> | undefined
  return phases?.[phase]?.status === 'running'
}

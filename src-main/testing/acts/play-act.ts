import {runPart} from '../../features/act/run-part.ts'
import type {PartEnd, PartInput, PartStop} from '../../features/act/part-work.ts'
import {isPassing} from '../../domain/act/private-names.ts'
import type {StepResult} from '../../domain/act/step.ts'
import type {Step} from '../../domain/act/step.ts'
import {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import {blake3} from '../../host/hash/blake3.ts'
import {ACT, type ActScenario} from './act-scenario.ts'

/** What the journal would know of each part; it is durable, and what it says is said to the user. */
export interface Played {
  readonly parts: readonly (readonly Step[])[]
  readonly states: {state: 'pending' | 'running' | 'done'; results: readonly StepResult[]}[]
}

/** Small, so that files of two chunks and a half are cheap. */
const CHUNK_BYTES = 8192

export function drawn(scenario: ActScenario): {disk: MemoryWorkDisk; played: Played} {
  const disk = new MemoryWorkDisk(scenario.volumes)
  scenario.draw(disk.world)
  disk.world.settle()
  const parts = scenario.steps(disk)
  return {disk, played: playedOf(parts)}
}

export function playedOf(parts: readonly (readonly Step[])[]): Played {
  return {parts, states: parts.map(() => ({state: 'pending', results: []}))}
}

export function copyOf({parts, states}: Played): Played {
  return {parts, states: states.map((state) => ({...state}))}
}

/** Carries out what the journal says is not done, as the job does; commits of the journal are moments to die at as well. */
export function playAct(disk: MemoryWorkDisk, played: Played, {verify = false, drop = false} = {}): PartStop | undefined {
  for (const [no, steps] of played.parts.entries()) {
    const row = played.states[no]!
    if (row.state === 'done') continue
    if (drop && row.state === 'pending' && !steps.some((step) => step.kind === 'move' && isPassing(step.from))) continue
    const how = row.state === 'pending' ? 'run' : drop ? 'drop' : 'recover'
    if (how === 'run') {
      disk.plotted.moment('journal begins')
      row.state = 'running'
    }
    const end = playPart(disk, {act: ACT, part: {no, steps}, verify, how})
    if ('stopped' in end) return end.stopped
    disk.plotted.moment('journal ends')
    Object.assign(row, {state: 'done', results: end.results})
  }
  return undefined
}

export function playPart(disk: MemoryWorkDisk, input: PartInput): PartEnd {
  const run = runPart(input, {disk, hash: blake3(), chunkBytes: CHUNK_BYTES})
  for (;;) {
    const {done, value} = run.next()
    if (done) return value
  }
}

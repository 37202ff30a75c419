import {runPart} from '../../features/act/run-part.ts'
import type {PartEnd, PartInput, PartStop} from '../../features/act/part-work.ts'
import {isPassing} from '../../domain/act/private-names.ts'
import type {StepResult} from '../../domain/act/step.ts'
import type {Step} from '../../domain/act/step.ts'
import {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import {blake3} from '../../host/hash/blake3.ts'
import {ACT, type ActScenario} from './act-scenario.ts'

type PartState = 'pending' | 'running' | 'done'

/** What the journal would know of each part; it is durable, and what it says is said to the user. */
export interface Played {
  readonly parts: readonly (readonly Step[])[]
  readonly states: {state: PartState; results: readonly StepResult[]}[]
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

/** Whether something is told as not done. */
export const tellsErrors = ({states}: Played): boolean => states.some(({results}) => results.some(({error}) => error))

/** Carries out what the journal says is not done, as the job does; commits of the journal are moments to die at as well. */
export function playAct(disk: MemoryWorkDisk, played: Played, {verify = false, drop = false} = {}): PartStop | undefined {
  for (const [no, steps] of played.parts.entries()) {
    const row = played.states[no]!
    const how = howToPlay(row.state, steps, drop)
    if (!how) continue
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

/** Undefined where a part is not played at all: it is done, or it is dropped before it began and leaves nothing on its way. */
function howToPlay(state: PartState, steps: readonly Step[], drop: boolean): PartInput['how'] | undefined {
  if (state === 'done') return undefined
  if (state === 'running') return drop ? 'drop' : 'recover'
  return drop && !steps.some((step) => step.kind === 'move' && isPassing(step.from)) ? undefined : 'run'
}

export function playPart(disk: MemoryWorkDisk, input: PartInput): PartEnd {
  const run = runPart(input, {disk, hash: blake3(), chunkBytes: CHUNK_BYTES})
  for (;;) {
    const {done, value} = run.next()
    if (done) return value
  }
}

import {openArchivesRead} from '../../features/act/archives-read.ts'
import {runParts} from '../../features/act/run-parts.ts'
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

export interface PlayOptions {
  readonly verify?: boolean | undefined
  /** Cancels it: nothing is begun. */
  readonly drop?: boolean | undefined
  /** All parts that were not begun at once. */
  readonly together?: boolean | undefined
}

/** Carries out what the journal says is not done, as the job does; commits of the journal are moments to die at as well. */
export function playAct(disk: MemoryWorkDisk, played: Played, options: PlayOptions = {}): PartStop | undefined {
  const {verify = false, drop = false} = options
  for (const group of groupsOf(played, options)) {
    const how = played.states[group[0]!]!.state === 'pending' ? 'run' : 'recover'
    if (how === 'run') {
      for (const no of group) {
        disk.plotted.moment('journal begins')
        played.states[no]!.state = 'running'
      }
    }
    const parts = group.map((no) => ({no, steps: played.parts[no]!}))
    const end = playParts(disk, {act: ACT, parts, verify, how: drop ? 'drop' : how})
    if ('stopped' in end) return end.stopped
    for (const [index, no] of group.entries()) {
      disk.plotted.moment('journal ends')
      Object.assign(played.states[no]!, {state: 'done', results: end.results[index]})
    }
  }
  return undefined
}

/** What was begun goes first, as one group; a cancel takes of the rest only what has names in passing. */
function groupsOf({parts, states}: Played, {drop = false, together = false}: PlayOptions): readonly (readonly number[])[] {
  const inState = (state: PartState): readonly number[] => [...parts.keys()].filter((no) => states[no]!.state === state)
  const waiting = inState('pending').filter((no) => !drop || parts[no]!.some((step) => step.kind === 'move' && isPassing(step.from)))
  return [inState('running'), ...(together ? [waiting] : waiting.map((no) => [no]))].filter((group) => group.length > 0)
}

export function playParts(disk: MemoryWorkDisk, input: PartInput): PartEnd {
  const archives = openArchivesRead(disk)
  const run = runParts(input, {disk: archives.over(input), hash: blake3(), chunkBytes: CHUNK_BYTES})
  for (;;) {
    const {done, value} = run.next()
    if (!done) continue
    archives.rest()
    return value
  }
}

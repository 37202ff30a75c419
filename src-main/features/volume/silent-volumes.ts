import {CoreError} from '../../contract/errors.ts'
import type {Log, Scheduler} from '../../domain/ports.ts'
import {isSoon} from '../../runtime/left-behind.ts'
import type {OwnProcess} from '../../runtime/processes.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {KnownVolume, VolumeBook} from '../volume-book.ts'

/** Volumes that do not answer: nobody waits for them, and they are asked now and then whether they do again. */
export interface SilentVolumes {
  /** Fails while this volume does not answer. */
  mustAnswer(volume: KnownVolume): void
  /** Asks each of them something small; false where one does not answer, and that one is silent from now on. */
  answer(volumes: readonly KnownVolume[]): Promise<boolean>
  end(): void
}

export interface SilentParts {
  readonly volumes: Pick<VolumeBook, 'byId' | 'notAnswering'>
  readonly scheduler: Pick<Scheduler, 'after'>
  readonly log: Log
  /** A child that is silent after so long, whatever it does. */
  start(volume: KnownVolume, silentMs: number): OwnProcess<DiskCalls>
  /** How long a small question may take. */
  readonly answerWithinMs: number
}

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000
/** Children that a dead volume holds; as many tell as well as more when it comes back. */
const MOST_HELD = 2
/** Of one that no system call holds. */
const DIES_WITHIN_MS = 1000

export function openSilentVolumes(parts: SilentParts): SilentVolumes {
  const silent = new Map<string, {pauseMs: number; cancel: () => void}>()
  const answers = openQuestion(parts, (id) => void tryAgain(id))
  let over = false

  const pause = (id: string, ms: number): (() => void) => parts.scheduler.after(ms, () => void tryAgain(id))
  const falls = (volume: KnownVolume): void => {
    if (silent.has(volume.id) || over) return
    parts.log.write('warn', 'volume', `“${volume.name}” does not answer: nothing waits for it until it does`)
    silent.set(volume.id, {pauseMs: FIRST_PAUSE_MS, cancel: pause(volume.id, FIRST_PAUSE_MS)})
    parts.volumes.notAnswering(volume.id, true)
  }
  const tryAgain = async (id: string): Promise<void> => {
    const state = silent.get(id)
    if (!state || over) return
    state.cancel()
    const volume = await parts.volumes.byId(id)
    // One that is no longer mounted does not have to answer.
    const isBack = !volume?.online || (await answers(volume))
    if (over || silent.get(id) !== state) return
    state.cancel()
    if (!isBack) {
      state.pauseMs = Math.min(state.pauseMs * 2, LONGEST_PAUSE_MS)
      state.cancel = pause(id, state.pauseMs)
      return
    }
    silent.delete(id)
    parts.log.write('info', 'volume', `“${volume?.name ?? id}” ${volume?.online ? 'answers again' : 'is no longer mounted'}`)
    parts.volumes.notAnswering(id, false)
  }

  return {
    mustAnswer: ({id, name}) => {
      if (!silent.has(id)) return
      throw new CoreError({
        code: 'Offline',
        message: `The volume “${name}” is not answering.`,
        hint: 'Onefold asks it again by itself; try again when “volume list” says that it is online.',
      })
    },
    answer: async (volumes) => {
      const told = await Promise.all(volumes.map(answers))
      for (const [at, volume] of volumes.entries()) if (!told[at]) falls(volume)
      return !told.includes(false)
    },
    end: () => {
      over = true
      for (const {cancel} of silent.values()) cancel()
    },
  }
}

/** Asks whether a volume answers, by a child of its own; what it answers does not matter. `released`: what it held was let go at last. */
function openQuestion({start, answerWithinMs}: SilentParts, released: (id: string) => void): (volume: KnownVolume) => Promise<boolean> {
  const held = new Map<string, number>()
  const count = (id: string, more: number): void => void held.set(id, (held.get(id) ?? 0) + more)
  return async (volume) => {
    if ((held.get(volume.id) ?? 0) >= MOST_HELD) return false
    const child = start(volume, answerWithinMs)
    try {
      await child.calls.space({path: volume.mountPoint})
      return true
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'Timeout') return true
      count(volume.id, 1)
      void isSoon(child.gone, DIES_WITHIN_MS).then(async (died) => {
        await child.gone
        count(volume.id, -1)
        // It has answered, or was taken away. One that could be killed tells nothing.
        if (!died) released(volume.id)
      })
      return false
    } finally {
      void child.end()
    }
  }
}

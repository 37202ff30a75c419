import {CoreError} from '../../contract/errors.ts'
import {isWithin} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {OwnProcess, ProcessParts} from '../../runtime/processes.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {KnownVolume} from '../volume-book.ts'
import {openSilentVolumes, type SilentParts} from './silent-volumes.ts'

/** Serves calls on volumes that may never answer, in child processes: one to look with and one to work with for each, while they are needed. */
export interface ApartVolumes {
  /** Whether calls on this volume are for a child. */
  isApart(volume: KnownVolume): boolean
  /** The child for what touches these volumes, if any. Fails at once where one of them does not answer. */
  serve(volumes: readonly KnownVolume[], use: 'look' | 'work' | 'unpack'): VolumeServer
  /** Ends all children; whatever waits for one was interrupted. */
  end(): Promise<void>
}

/** One child, asked by name; the signal halts a call that looks for it. */
export interface VolumeServer {
  ask<N extends keyof DiskCalls>(
    name: N,
    input: Parameters<DiskCalls[N]>[0],
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<DiskCalls[N]>>>
  /** Keeps the child while something is open in it; the answer lets it go. */
  hold(): () => void
}

export interface ApartParts extends Omit<SilentParts, 'start' | 'answerWithinMs'> {
  start(deadlines: Pick<ProcessParts, 'of' | 'silentMs' | 'mayWait'>): OwnProcess<DiskCalls>
  /** With nothing heard for so long, a volume is asked whether it answers at all. */
  readonly silentMs?: number | undefined
  /** The user's own folder, raw bytes: nothing works without the volume that it is on. */
  readonly home: Uint8Array
}

const IDLE_MS = 30_000
/** A disk that has to spin up takes as long. */
const SILENT_MS = 10_000
/** A volume that answers may still be slow with one call: a listing of a large folder; a flush of all that was written to it. */
const MOST_WAITS = {call: 6, flush: 120} as const

export function openApartVolumes(parts: ApartParts): ApartVolumes {
  const {silentMs = SILENT_MS} = parts
  const children = new Map<string, Child>()
  const silent = openSilentVolumes({
    ...parts,
    answerWithinMs: silentMs / 2,
    start: (volume, withinMs) => parts.start({of: wordsFor([volume]), silentMs: withinMs}),
  })
  let over = false

  const start = (key: string, volumes: readonly KnownVolume[]): Child => {
    let waits = 0
    const mayWait = async (call: string): Promise<boolean> =>
      waits++ < (call === 'nextOfParts' ? MOST_WAITS.flush : MOST_WAITS.call) && silent.answer(volumes)
    const started = parts.start({of: wordsFor(volumes), silentMs, mayWait})
    started.onAnswer(() => (waits = 0))
    started.onDeath((reason) => {
      parts.log.write('warn', 'volume', reason)
      children.delete(key)
    })
    return childOf(
      started,
      () => {
        children.delete(key)
        void started.end()
      },
      parts,
    )
  }

  return {
    isApart: ({host, mountPoint}) => host !== undefined && isServedApart({...host, mountPoint}, parts),
    serve: (volumes, use) => {
      if (over) throw new CoreError({code: 'Interrupted', message: 'The library is being closed.'})
      for (const volume of volumes) silent.mustAnswer(volume)
      const key = [use, ...volumes.map(({id}) => id).toSorted()].join(' ')
      const child = children.get(key) ?? start(key, volumes)
      children.set(key, child)
      return child
    },
    end: async () => {
      over = true
      silent.end()
      await Promise.all([...children.values()].map((child) => child.end()))
    },
  }
}

/** Starts a child that looks inside a volume before it is known which one it is; undefined where a thread may look. */
export function startLook(
  host: HostVolume,
  {start, silentMs = SILENT_MS, home}: Pick<ApartParts, 'start' | 'silentMs' | 'home'>,
): OwnProcess<DiskCalls> | undefined {
  if (!isServedApart(host, {home})) return undefined
  return start({of: `what is mounted at “${displayName(host.mountPoint).text}”`, silentMs})
}

const isServedApart = (host: HostVolume, {home}: Pick<ApartParts, 'home'>): boolean => mayHang(host) && !isWithin(home, host.mountPoint)

/** Another machine or program answers for it, or its device can be pulled out. */
function mayHang({fileSystem, network, removable}: HostVolume): boolean {
  return network || removable || fileSystem === 'autofs' || fileSystem.includes('fuse')
}

interface Child extends VolumeServer {
  end(): Promise<void>
}

function childOf({calls, end}: OwnProcess<DiskCalls>, idle: () => void, {scheduler}: Pick<ApartParts, 'scheduler'>): Child {
  let busy = 0
  let cancel: (() => void) | undefined
  const hold = (): (() => void) => {
    busy++
    cancel?.()
    return () => {
      if (--busy === 0) cancel = scheduler.after(IDLE_MS, idle)
    }
  }
  return {
    hold,
    ask: async (name, input, signal) => {
      const release = hold()
      try {
        return await (calls[name] as AnyCall)(input, [], signal)
      } finally {
        release()
      }
    },
    end: () => {
      cancel?.()
      return end()
    },
  }
}

type AnyCall = (input: unknown, transfer: readonly ArrayBuffer[], signal: AbortSignal | undefined) => Promise<never>

const wordsFor = (volumes: readonly KnownVolume[]): string =>
  volumes.length === 0
    ? 'an archive'
    : volumes.length === 1
      ? `the volume “${volumes[0]!.name}”`
      : `one of the volumes ${volumes.map(({name}) => `“${name}”`).join(' and ')}`

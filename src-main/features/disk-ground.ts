import {CoreError} from '../contract/errors.ts'
import type {RemoteTable} from '../runtime/threads.ts'
import type {DiskCalls} from './disk-calls.ts'
import type {KnownVolume, VolumeBook} from './volume-book.ts'
import type {ApartVolumes, VolumeServer} from './volume/index.ts'

export type Use = Parameters<ApartVolumes['serve']>[1]

export interface Wish {
  /** Who serves what does not lie apart. */
  readonly own: VolumeServer
  /** `unpack`: bytes that may be made to do harm are read, always by a child. */
  readonly use: Use
}

/** Tells who serves a path. */
export interface DiskGround {
  readonly apart: ApartVolumes
  readonly volumes: Pick<VolumeBook, 'at'>
  /** Those that are mounted now and served by children. */
  apartNow(): Promise<readonly KnownVolume[]>
  /** Who serves what touches all of these paths; they are not asked for where nothing lies apart. */
  serverFor(paths: readonly Uint8Array[] | (() => readonly Uint8Array[]), wish: Wish): Promise<VolumeServer>
  /** Asks about many things, each of its own server, and answers in their order. */
  byServer<T, R>(things: readonly T[], wish: Wish & {pathOf(one: T): Uint8Array}, ask: AskSome<T, R>): Promise<readonly R[]>
}
type AskSome<T, R> = (server: () => VolumeServer, some: readonly T[]) => Promise<readonly R[]>

export function openDiskGround({
  volumes,
  apart,
}: Pick<DiskGround, 'apart'> & {readonly volumes: Pick<VolumeBook, 'all' | 'at'>}): DiskGround {
  const apartNow = async (): Promise<readonly KnownVolume[]> =>
    (await volumes.all()).filter((volume) => volume.online && apart.isApart(volume))
  return {
    apart,
    volumes,
    apartNow,
    serverFor: async (paths, {own, use}) => {
      if (use !== 'unpack' && (await apartNow()).length === 0) return own
      const all = await Promise.all((typeof paths === 'function' ? paths() : paths).map((path) => volumes.at(path)))
      const touched = new Map(all.filter((volume) => apart.isApart(volume)).map((volume) => [volume.id, volume]))
      return touched.size === 0 && use !== 'unpack' ? own : apart.serve([...touched.values()], use)
    },
    byServer: async (things, {pathOf, own, use}, ask) => {
      if ((await apartNow()).length === 0) return ask(() => own, things)
      const placed = await Promise.all(things.map(async (thing, at) => ({thing, at, volume: await volumes.at(pathOf(thing))})))
      const groups = Map.groupBy(placed, ({volume}) => (apart.isApart(volume) ? volume : undefined))
      const answers = await Promise.all(
        [...groups].map(async ([volume, group]) => {
          const told = await ask(
            () => (volume ? apart.serve([volume], use) : own),
            group.map(({thing}) => thing),
          )
          return group.map(({at}, no) => ({at, told: told[no]!}))
        }),
      )
      return answers
        .flat()
        .toSorted((a, b) => a.at - b.at)
        .map(({told}) => told)
    },
  }
}

/** A thread of this process in the form of a server; what is open in it is its own affair. */
export function ownServer(local: RemoteTable<DiskCalls>): VolumeServer {
  return {
    ask: (name, input, signal) => (local[name] as AnyCall)(input, [], signal),
    hold: () => () => undefined,
  }
}

type AnyCall = (input: unknown, transfer: readonly ArrayBuffer[], signal: AbortSignal | undefined) => Promise<never>

/** For what can be told otherwise where a volume does not answer. */
export async function unlessUnanswered<V>(ask: () => V | Promise<V>, otherwise: V): Promise<V> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof CoreError && unanswered.has(error.code)) return otherwise
    throw error
  }
}

const unanswered: ReadonlySet<string> = new Set(['Timeout', 'Offline'])

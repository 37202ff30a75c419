import {Buffer} from 'node:buffer'
import {createRequire} from 'node:module'
import {resolve} from 'node:path'
import type * as ParcelWatcher from '@parcel/watcher'

/** Where something has happened since the last time. */
export interface TreeEvents {
  /** By the key of a tree, paths below its top: raw bytes, with slashes. */
  readonly paths: ReadonlyMap<string, readonly Uint8Array[]>
  /** Keys of trees of which not all was told: nobody knows what is missing. */
  readonly lost: readonly string[]
}

/** Tells what happens below folders on systems that tell it by path, as macOS and Windows do. It is a hint: what is there is to be looked at. */
export interface TreeWatch {
  /**
   * Whether nothing below the trees goes by unseen. Linux watches folder by folder: what comes into a new folder before
   * that is watched is not told, a queue that ran over is not either, and folders in one that moved are told of by their old paths.
   */
  readonly tellsAll: boolean
  /** Watches these trees, which are absolute paths by their keys, and no others; answers the keys of those that cannot be watched. */
  keep(tops: ReadonlyMap<string, Uint8Array>): Promise<ReadonlySet<string>>
  take(): TreeEvents
  close(): Promise<void>
}

/** More than these are not kept: the tree is to be compared as a whole. */
const MOST_PATHS = 50_000

/** Opens it; `rouse` is called when there is something to take. */
export function openTreeWatch(rouse: () => void): TreeWatch {
  const told = new Map<string, Set<string>>()
  const lost = new Set<string>()
  const trees = new Map<string, Tree>()
  const hear = (key: string, top: string, {error, events}: Told): void => {
    const paths = told.get(key) ?? new Set()
    told.set(key, paths)
    for (const {path} of events) paths.add(belowOf(path, top) ?? '')
    // The top itself tells that it is another one by now.
    if (error || paths.size > MOST_PATHS || paths.has('')) lost.add(key)
    rouse()
  }
  const begin = async (key: string, path: Uint8Array): Promise<void> => {
    const top = resolve(Buffer.from(path).toString())
    const ending = await load().subscribe(top, (error, events) => hear(key, top, {error, events: events ?? []}))
    trees.set(key, {path: Buffer.from(path).toString('latin1'), end: () => ending.unsubscribe()})
  }
  const end = async (key: string): Promise<void> => {
    const tree = trees.get(key)
    trees.delete(key)
    told.delete(key)
    // It may be gone with its volume.
    await tree?.end().catch(() => undefined)
  }
  return {
    tellsAll: process.platform !== 'linux',
    keep: async (tops) => {
      const failed = new Set<string>()
      for (const [key, {path}] of trees) if (pathOf(tops.get(key)) !== path) await end(key)
      for (const [key, path] of tops) if (!trees.has(key)) await begin(key, path).catch(() => failed.add(key))
      return failed
    },
    take: () => {
      const paths = new Map(
        [...told].map(([key, some]) => [key, lost.has(key) ? [] : [...some].map((one) => new Uint8Array(Buffer.from(one)))]),
      )
      const events = {paths, lost: [...lost]}
      told.clear()
      lost.clear()
      return events
    },
    close: async () => {
      for (const key of trees.keys()) await end(key)
    },
  }
}

interface Tree {
  readonly path: string
  end(): Promise<void>
}

interface Told {
  readonly error: Error | null
  readonly events: readonly {readonly path: string}[]
}

const pathOf = (path: Uint8Array | undefined): string | undefined => path && Buffer.from(path).toString('latin1')

/** Nothing for the top itself, or what is not below it. */
function belowOf(path: string, top: string): string | undefined {
  if (!path.startsWith(top)) return undefined
  const rest = path.slice(top.length).replace(process.platform === 'win32' ? /\\/g : /(?!)/g, '/')
  const below = rest.startsWith('/') ? rest.slice(1) : top.endsWith('/') || top.endsWith('\\') ? rest : ''
  return below === '' ? undefined : below
}

/** Loaded where it is needed: most machines watch folder by folder. */
const load = (): typeof ParcelWatcher => createRequire(import.meta.url)('@parcel/watcher') as typeof ParcelWatcher

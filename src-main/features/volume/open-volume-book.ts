import {isWithin} from '../../domain/byte-path.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader} from '../../store/remote.ts'
import type {VolumeRow} from '../../store/volume-rows.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {KnownVolume, VolumeBook, VolumeNews} from '../volume-book.ts'
import {claimMounted, keepAway, keepMounted, type RowParts} from './keep-rows.ts'
import type {InsideParts} from './look-inside.ts'
import {settleVolumes} from './settle-volumes.ts'

/** What knowing the volumes takes. */
export interface VolumeBookParts extends RowParts {
  readonly read: Reader
  readonly disk: InsideParts['disk']
  readonly startLook: InsideParts['startLook']
  readonly mounts: Pick<RemoteTable<DiskCalls>, 'hostVolumes'>
}

/** Mount tables are read again after this long. */
const FRESH_MS = 2000
/** What was read so long ago is told while they are read: mounts are watched, and whoever looks at a folder need not wait for free space. */
const TOLD_MS = 30_000

/** Opens the book of the volumes that this machine has mounted and this library has seen. */
export function openVolumeBook(parts: VolumeBookParts): VolumeBook {
  const state: BookState = {known: [], settled: new Map(), located: new Set(), silent: new Set()}
  const listeners = new Set<(news: VolumeNews) => void>()
  let readAt = -Infinity
  let underWay: Promise<readonly KnownVolume[]> | undefined
  const tell = (before: readonly KnownVolume[]): void => {
    const news = newsOf(before, state.known)
    if (news.volumes.length > 0) for (const listen of listeners) listen(news)
  }
  const refresh = async (): Promise<readonly KnownVolume[]> => {
    const before = state.known
    await readVolumes(state, parts)
    readAt = parts.clock.monotonicMs()
    tell(before)
    return state.known
  }
  const all = (): Promise<readonly KnownVolume[]> => {
    const age = parts.clock.monotonicMs() - readAt
    if (age < FRESH_MS) return Promise.resolve(state.known)
    underWay ??= refresh().finally(() => (underWay = undefined))
    if (age >= TOLD_MS) return underWay
    // Whoever asks next meets the failure, if it lasts.
    underWay.catch(() => undefined)
    return Promise.resolve(state.known)
  }
  return {
    all,
    fresh: async () => {
      // One that is under way may have asked before.
      await underWay?.catch(() => undefined)
      readAt = -Infinity
      return all()
    },
    ...asking(state, all),
    notAnswering: (id, isSilent) => {
      const before = state.known
      if (isSilent) state.silent.add(id)
      else state.silent.delete(id)
      state.known = before.map((volume) => (volume.id === id ? {...volume, silent: volume.online && isSilent} : volume))
      tell(before)
    },
    onNews: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}

interface BookState {
  known: readonly KnownVolume[]
  /** Which volume each mount is, by its session. */
  settled: ReadonlyMap<string, string>
  /** Volumes on which locations lie. */
  located: ReadonlySet<string>
  readonly silent: Set<string>
}

function asking(
  state: BookState,
  all: VolumeBook['all'],
): Pick<VolumeBook, 'byId' | 'at' | 'awayAt' | 'seen' | 'mountPoint' | 'stateOf' | 'lastSeen'> {
  const known = (id: string): KnownVolume | undefined => state.known.find((volume) => volume.id === id)
  const nearest = (path: Uint8Array, online: boolean): KnownVolume | undefined =>
    state.known
      .filter((volume) => volume.online === online && isWithin(path, volume.mountPoint))
      .toSorted((a, b) => b.mountPoint.length - a.mountPoint.length || Number(isKept(b, state)) - Number(isKept(a, state)))[0]
  return {
    byId: async (id) => (await all()).find((volume) => volume.id === id),
    at: async (path) => {
      await all()
      const there = nearest(path, true)
      if (!there) throw new Error('Invariant: every absolute path is on a mounted volume.')
      return there
    },
    awayAt: async (path) => {
      await all()
      const [away, there] = [nearest(path, false), nearest(path, true)]
      if (!away || !isKept(away, state)) return undefined
      return !there || away.mountPoint.length > there.mountPoint.length ? away : undefined
    },
    seen: () => state.known,
    mountPoint: (id) => known(id)?.mountPoint ?? ROOT,
    stateOf: (id) => {
      const volume = known(id)
      if (!volume?.online) return 'offline'
      return volume.silent ? 'silent' : 'online'
    },
    lastSeen: (id) => known(id)?.row.lastSeen ?? 0,
  }
}

const ROOT = Uint8Array.of(0x2f)

const isKept = ({id, row}: KnownVolume, {located}: BookState): boolean => row.tracked || located.has(id)

async function readVolumes(state: BookState, parts: VolumeBookParts): Promise<void> {
  const {read, mounts} = parts
  const [mounted, rows, locations] = await Promise.all([mounts.hostVolumes(undefined), read.volumes(), read.locations()])
  const located = new Set(locations.map(({volume}) => volume))
  const ids = await settleVolumes({mounted, rows, located, settled: state.settled}, parts)
  const online: KnownVolume[] = []
  for (const [at, host] of mounted.entries()) {
    const before = rows.find(({uuid}) => uuid === ids[at])
    online.push(knownOf(await keepMounted(host, before, parts), {host, silent: state.silent}))
  }
  const newly = online.filter(({host}) => !state.settled.has(host!.session))
  if (newly.length > 0)
    await claimMounted(
      newly.map(({id, host}) => ({id, host: host!})),
      await read.volumeClaims(),
      parts,
    )
  const offline: KnownVolume[] = []
  for (const row of rows.filter(({uuid}) => !online.some(({id}) => id === uuid))) {
    const last = state.known.find(({id}) => id === row.uuid)?.host
    state.silent.delete(row.uuid)
    offline.push(knownOf(await keepAway(row, last, parts), {host: undefined, silent: state.silent}))
  }
  state.known = [...online, ...offline]
  state.located = located
  state.settled = new Map(online.map(({id, host}) => [host!.session, id]))
}

interface Seen {
  readonly host: HostVolume | undefined
  readonly silent: ReadonlySet<string>
}

function knownOf(row: VolumeRow, {host, silent}: Seen): KnownVolume {
  const {uuid: id, mountPoint} = row
  const name =
    row.name ?? row.label ?? (mountPoint === '/' ? 'System' : (mountPoint.split('/').findLast((part) => part !== '') ?? mountPoint))
  return {
    id,
    name,
    mountPoint: host?.mountPoint ?? new TextEncoder().encode(mountPoint),
    online: host !== undefined,
    silent: host !== undefined && silent.has(id),
    host,
    row,
  }
}

/** What windows would show otherwise than before; how much is free is none of it. */
function newsOf(before: readonly KnownVolume[], now: readonly KnownVolume[]): VolumeNews {
  const shown = ({name, online, silent, row}: KnownVolume): string =>
    [name, online, silent, row.mountPoint, row.readOnly, row.tracked, row.kind].join('\n')
  const old = new Map(before.map((volume) => [volume.id, volume]))
  const changed = now.filter((volume) => {
    const was = old.get(volume.id)
    return !was || shown(was) !== shown(volume)
  })
  return {
    volumes: changed.map(({id}) => id),
    came: changed.filter(({id, online}) => online && !old.get(id)?.online).map(({id}) => id),
    went: changed.filter(({id, online}) => !online && old.get(id)?.online).map(({id}) => id),
  }
}

import type {Volume} from '../../contract/volume.ts'
import {isWithin} from '../../domain/byte-path.ts'
import type {Clock, Random} from '../../domain/ports.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {KnownVolume, VolumeBook} from '../volume-book.ts'
import type {Reader, Writer} from '../../store/remote.ts'

/** What knowing the volumes takes. */
export interface VolumeBookParts {
  readonly read: Reader
  readonly write: Writer
  readonly clock: Clock
  readonly random: Random
  hostVolumes(): Promise<readonly HostVolume[]>
}

/** Mount tables are read again after this long. */
const FRESH_MS = 2000

/** Opens the book of the volumes that this machine has mounted and this library has seen. */
export function openVolumeBook(parts: VolumeBookParts): VolumeBook {
  let known: readonly KnownVolume[] = []
  const silent = new Set<string>()
  let readAt = -Infinity
  let underWay: Promise<readonly KnownVolume[]> | undefined
  const refresh = async (): Promise<readonly KnownVolume[]> => {
    known = withSilence(await readVolumes(parts), silent)
    readAt = parts.clock.monotonicMs()
    return known
  }
  const all = (): Promise<readonly KnownVolume[]> => {
    if (parts.clock.monotonicMs() - readAt < FRESH_MS) return Promise.resolve(known)
    underWay ??= refresh().finally(() => (underWay = undefined))
    return underWay
  }
  const fresh = async (): Promise<readonly KnownVolume[]> => {
    // One that is under way may have asked before.
    await underWay?.catch(() => undefined)
    readAt = -Infinity
    return all()
  }
  return {
    all,
    fresh,
    byId: async (id) => (await all()).find((volume) => volume.id === id),
    at: async (path) => {
      const above = (await all()).filter((volume) => volume.online && isWithin(path, volume.mountPoint))
      const nearest = above.toSorted((a, b) => b.mountPoint.length - a.mountPoint.length)[0]
      if (!nearest) throw new Error('Invariant: every absolute path is on a mounted volume.')
      return nearest
    },
    notAnswering: (id, isSilent) => {
      if (isSilent) silent.add(id)
      else silent.delete(id)
      known = withSilence(known, silent)
    },
    mountPoint: (id) => known.find((volume) => volume.id === id)?.mountPoint ?? ROOT,
  }
}

const ROOT = Uint8Array.of(0x2f)

type Found = Omit<KnownVolume, 'silent'>

function withSilence(volumes: readonly Found[], silent: ReadonlySet<string>): readonly KnownVolume[] {
  return volumes.map((volume) => ({...volume, silent: volume.online && silent.has(volume.id)}))
}

async function readVolumes({read, write, clock, random, hostVolumes}: VolumeBookParts): Promise<readonly Found[]> {
  const mounted = await hostVolumes()
  const rows = new Map((await read.volumes()).map((row) => [row.fingerprint, row]))
  const online: Found[] = []
  for (const host of mounted) {
    const mountPoint = new TextDecoder().decode(host.mountPoint)
    const before = rows.get(host.fingerprint)
    // Pseudo file systems have ids while they are mounted, so that paths on them can be named; nothing of them is kept.
    const row = {
      uuid: before?.uuid ?? random.uuid(),
      fingerprint: host.fingerprint,
      label: host.label,
      fileSystem: host.fileSystem,
      mountPoint,
      kind: host.kind,
      removable: host.removable,
      lastSeen: clock.now(),
      online: true,
    }
    const same = before && before.online && before.mountPoint === mountPoint
    const kept = same ? row : await write.putVolume(row)
    rows.delete(host.fingerprint)
    online.push({id: kept.uuid, name: nameOf(host, mountPoint), mountPoint: host.mountPoint, online: true, host})
  }
  const offline: Found[] = []
  for (const row of rows.values()) {
    if (row.online) await write.putVolume({...row, online: false})
    offline.push({
      id: row.uuid,
      name: row.label ?? row.mountPoint,
      mountPoint: new TextEncoder().encode(row.mountPoint),
      online: false,
      host: undefined,
    })
  }
  return [...online, ...offline]
}

function nameOf(host: HostVolume, mountPoint: string): string {
  return host.label ?? (mountPoint === '/' ? 'System' : (mountPoint.split('/').at(-1) ?? mountPoint))
}

/** What doors show of a volume. */
export function shownVolume(volume: KnownVolume): Volume {
  const {host, online, silent, name} = volume
  const mountPoint = new TextDecoder().decode(volume.mountPoint)
  const state: Volume['state'] = silent ? 'silent' : online ? 'online' : 'offline'
  const seen = {id: volume.id as Volume['id'], name, mountPoint, state, online: online && !silent}
  return host ? {...seen, ...factsOf(host)} : {...seen, ...unseen}
}

const unseen = {fileSystem: 'unknown', kind: 'external', readOnly: false, removable: false, totalBytes: 0, freeBytes: 0} as const

function factsOf({device, uuid, label, fileSystem, kind, readOnly, removable, totalBytes, freeBytes}: HostVolume) {
  return {
    ...(device ? {device} : {}),
    ...(uuid ? {uuid} : {}),
    ...(label ? {label} : {}),
    fileSystem,
    kind,
    readOnly,
    removable,
    totalBytes,
    freeBytes,
  }
}

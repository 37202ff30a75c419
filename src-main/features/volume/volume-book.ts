import type {Volume} from '../../contract/volume.ts'
import {isWithin} from '../../domain/byte-path.ts'
import type {Clock, Random} from '../../domain/ports.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {Reader, Writer} from '../../store/remote.ts'

/** A volume as the library knows it; `online` ones are mounted on this machine now. */
export interface KnownVolume {
  readonly id: string
  readonly name: string
  /** Absolute, raw bytes; where it was last seen when it is offline. */
  readonly mountPoint: Uint8Array
  readonly online: boolean
  readonly host: HostVolume | undefined
}

/** Knows the volumes of this machine by their identity, and which of them a path is on. */
export interface VolumeBook {
  all(): Promise<readonly KnownVolume[]>
  byId(id: string): Promise<KnownVolume | undefined>
  /** The volume of an absolute path: the mounted one with the longest mount point above it. */
  at(path: Uint8Array): Promise<KnownVolume>
  /** What was last seen, without asking the machine again. */
  mountPoint(id: string): Uint8Array
}

export interface VolumeBookParts {
  readonly read: Reader
  readonly write: Writer
  readonly clock: Clock
  readonly random: Random
  hostVolumes(): Promise<readonly HostVolume[]>
}

/** Mount tables are read again after this long. */
const FRESH_MS = 2000

export function openVolumeBook(parts: VolumeBookParts): VolumeBook {
  let known: readonly KnownVolume[] = []
  let readAt = -Infinity
  let underWay: Promise<readonly KnownVolume[]> | undefined
  const refresh = async (): Promise<readonly KnownVolume[]> => {
    known = await readVolumes(parts)
    readAt = parts.clock.monotonicMs()
    return known
  }
  const all = (): Promise<readonly KnownVolume[]> => {
    if (parts.clock.monotonicMs() - readAt < FRESH_MS) return Promise.resolve(known)
    underWay ??= refresh().finally(() => (underWay = undefined))
    return underWay
  }
  return {
    all,
    byId: async (id) => (await all()).find((volume) => volume.id === id),
    at: async (path) => {
      const above = (await all()).filter((volume) => volume.online && isWithin(path, volume.mountPoint))
      const nearest = above.toSorted((a, b) => b.mountPoint.length - a.mountPoint.length)[0]
      if (!nearest) throw new Error('Invariant: every absolute path is on a mounted volume.')
      return nearest
    },
    mountPoint: (id) => known.find((volume) => volume.id === id)?.mountPoint ?? ROOT,
  }
}

const ROOT = Uint8Array.of(0x2f)

async function readVolumes({read, write, clock, random, hostVolumes}: VolumeBookParts): Promise<readonly KnownVolume[]> {
  const mounted = await hostVolumes()
  const rows = new Map((await read.volumes()).map((row) => [row.fingerprint, row]))
  const online: KnownVolume[] = []
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
    if (!same) await write.putVolume(row)
    rows.delete(host.fingerprint)
    online.push({id: row.uuid, name: nameOf(host, mountPoint), mountPoint: host.mountPoint, online: true, host})
  }
  const offline: KnownVolume[] = []
  for (const row of rows.values()) {
    if (row.online) await write.putVolume({...row, online: false})
    offline.push({id: row.uuid, name: row.label ?? row.mountPoint, mountPoint: new TextEncoder().encode(row.mountPoint), online: false, host: undefined})
  }
  return [...online, ...offline]
}

function nameOf(host: HostVolume, mountPoint: string): string {
  return host.label ?? (mountPoint === '/' ? 'System' : (mountPoint.split('/').at(-1) ?? mountPoint))
}

/** What doors show of a volume. */
export function shownVolume(volume: KnownVolume): Volume {
  const {host} = volume
  return {
    id: volume.id as Volume['id'],
    name: volume.name,
    mountPoint: new TextDecoder().decode(volume.mountPoint),
    ...(host?.device ? {device: host.device} : {}),
    ...(host?.uuid ? {uuid: host.uuid} : {}),
    ...(host?.label ? {label: host.label} : {}),
    fileSystem: host?.fileSystem ?? 'unknown',
    kind: host?.kind ?? 'external',
    online: volume.online,
    readOnly: host?.readOnly ?? false,
    removable: host?.removable ?? false,
    totalBytes: host?.totalBytes ?? 0,
    freeBytes: host?.freeBytes ?? 0,
  }
}

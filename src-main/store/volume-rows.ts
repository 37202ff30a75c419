import type {Volume} from '../contract/volume.ts'
import type {Stores} from './access.ts'
import {withSeq} from './library-seq.ts'

/** A volume as library.db remembers it, also while it is unplugged. */
export interface VolumeRow {
  readonly uuid: string
  /** What the file system says of itself: the same disk is the same row on any port. */
  readonly fingerprint: string
  readonly label: string | undefined
  readonly fileSystem: string
  readonly mountPoint: string
  readonly kind: Volume['kind']
  readonly removable: boolean
  /** Milliseconds since 1970. */
  readonly lastSeen: number
  readonly online: boolean
}

/** Remembers a volume. A fingerprint that is known keeps its uuid; the answer has the one that holds. */
export function putVolume({library}: Stores, row: VolumeRow): VolumeRow {
  return withSeq(library, (seq) => {
    const known = library.prepare('SELECT uuid FROM volume WHERE fingerprint = ?').pluck().get(row.fingerprint) as string | undefined
    const kept = {...row, uuid: known ?? row.uuid}
    library.prepare(`REPLACE INTO volume (${columns}, seq) VALUES (${named}, :seq)`).run({...stored(kept), seq})
    return kept
  })
}

/** All volumes that were ever seen, in the order of their uuids. */
export function volumes({library}: Stores): readonly VolumeRow[] {
  return (library.prepare(`SELECT ${columns} FROM volume ORDER BY uuid`).all() as Stored[]).map(rowOf)
}

const columns = 'uuid, fingerprint, label, file_system, mount_point, kind, removable, last_seen, online'
const named = ':uuid, :fingerprint, :label, :file_system, :mount_point, :kind, :removable, :last_seen, :online'

interface Stored {
  readonly uuid: string
  readonly fingerprint: string
  readonly label: string | null
  readonly file_system: string
  readonly mount_point: string
  readonly kind: string
  readonly removable: number
  readonly last_seen: number
  readonly online: number
}

function rowOf(row: Stored): VolumeRow {
  return {
    uuid: row.uuid,
    fingerprint: row.fingerprint,
    label: row.label ?? undefined,
    fileSystem: row.file_system,
    mountPoint: row.mount_point,
    kind: row.kind as VolumeRow['kind'],
    removable: row.removable === 1,
    lastSeen: row.last_seen,
    online: row.online === 1,
  }
}

function stored(row: VolumeRow): Stored {
  return {
    uuid: row.uuid,
    fingerprint: row.fingerprint,
    label: row.label ?? null,
    file_system: row.fileSystem,
    mount_point: row.mountPoint,
    kind: row.kind,
    removable: Number(row.removable),
    last_seen: row.lastSeen,
    online: Number(row.online),
  }
}

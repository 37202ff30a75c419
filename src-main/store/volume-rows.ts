import {Buffer} from 'node:buffer'
import type {VolumeKind} from '../contract/volume.ts'
import {isWithin, joinPath, pathBelow} from '../domain/byte-path.ts'
import {encodeUtf8} from '../domain/utf8.ts'
import type {Stores} from './access.ts'
import {withSeq} from './library-seq.ts'
import {statement} from './statement.ts'

/** A volume as library.db remembers it, also while it is unplugged. */
export interface VolumeRow {
  readonly uuid: string
  /** What the file system says of itself; a disk and its copy have the same. */
  readonly fingerprint: string
  readonly label: string | undefined
  /** Given by the user. */
  readonly name: string | undefined
  readonly fileSystem: string
  readonly mountPoint: string
  readonly kind: VolumeKind
  readonly removable: boolean
  readonly readOnly: boolean
  readonly tracked: boolean
  readonly hardware: string | undefined
  readonly top: string | undefined
  readonly totalBytes: number
  readonly freeBytes: number
  /** Milliseconds since 1970. */
  readonly lastSeen: number
  readonly online: boolean
}

/** How fast a volume was when it was measured, in bytes a second. */
export interface MeasuredSpeed {
  readonly readRate?: number | undefined
  readonly writeRate?: number | undefined
  readonly measuredAt: number
}

/** Remembers a volume as it was seen; what the user said of it stays. Where it is mounted elsewhere than it was, its locations go along. */
export function putVolume({library}: Stores, row: VolumeRow): void {
  withSeq(library, (seq) => {
    const before = library.prepare('SELECT mount_point FROM volume WHERE uuid = ?').pluck().get(row.uuid) as string | undefined
    library
      .prepare(`INSERT INTO volume (${columns}, seq) VALUES (${named}, :seq) ON CONFLICT (uuid) DO UPDATE SET ${excluded}`)
      .run({...stored(row), seq})
    if (before !== undefined && before !== row.mountPoint) moveLocations(library, {volume: row.uuid, from: before, to: row.mountPoint, seq})
  })
}

interface Move {
  readonly volume: string
  readonly from: string
  readonly to: string
  readonly seq: number
}

function moveLocations(library: Stores['library'], {volume, from, to, seq}: Move): void {
  const [old, now] = [encodeUtf8(from), encodeUtf8(to)]
  const rows = library.prepare('SELECT uuid, path FROM location WHERE volume = ?').all(volume) as {uuid: string; path: Uint8Array}[]
  const move = library.prepare('UPDATE location SET path = ?, seq = ? WHERE uuid = ?')
  for (const {uuid, path} of rows) {
    if (!isWithin(path, old)) continue
    const below = pathBelow(path, old)
    move.run(Buffer.from(below.length === 0 ? now : joinPath(now, below)), seq, uuid)
  }
}

/** Keeps what the user wants of a volume. */
export function trackVolume(
  {library}: Stores,
  input: {readonly uuid: string; readonly tracked: boolean; readonly name?: string | undefined},
): void {
  withSeq(library, (seq) =>
    library
      .prepare('UPDATE volume SET tracked = :tracked, name = :name, seq = :seq WHERE uuid = :uuid')
      .run({uuid: input.uuid, tracked: Number(input.tracked), name: input.name ?? null, seq}),
  )
}

/** Keeps how fast a volume is. */
export function noteSpeed({library}: Stores, {uuid, readRate, writeRate, measuredAt}: MeasuredSpeed & {readonly uuid: string}): void {
  withSeq(library, (seq) =>
    library
      .prepare('UPDATE volume SET read_rate = ?, write_rate = ?, measured_at = ?, seq = ? WHERE uuid = ?')
      .run(readRate ?? null, writeRate ?? null, measuredAt, seq, uuid),
  )
}

/** How fast a volume was when it was measured last; undefined where it never was. */
export function volumeSpeed({library}: Stores, {uuid}: {readonly uuid: string}): MeasuredSpeed | undefined {
  const row = library.prepare('SELECT read_rate, write_rate, measured_at FROM volume WHERE uuid = ?').raw().get(uuid) as
    | readonly (number | null)[]
    | undefined
  const [readRate, writeRate, measuredAt] = row ?? []
  return measuredAt ? {readRate: readRate ?? undefined, writeRate: writeRate ?? undefined, measuredAt} : undefined
}

/** All volumes that were ever seen, in the order of their uuids. */
export function volumes({library}: Stores): readonly VolumeRow[] {
  return (statement(library, `SELECT ${columns} FROM volume ORDER BY uuid`).all() as Stored[]).map(rowOf)
}

const names = [
  'uuid',
  'fingerprint',
  'label',
  'name',
  'file_system',
  'mount_point',
  'kind',
  'removable',
  'read_only',
  'tracked',
  'hardware',
  'top',
  'total_bytes',
  'free_bytes',
  'last_seen',
  'online',
]
const columns = names.join(', ')
const named = names.map((name) => `:${name}`).join(', ')
const saidByUser: ReadonlySet<string> = new Set(['uuid', 'name', 'tracked'])
const excluded = [...names.filter((name) => !saidByUser.has(name)), 'seq'].map((name) => `${name} = excluded.${name}`).join(', ')

interface Stored {
  readonly uuid: string
  readonly fingerprint: string
  readonly label: string | null
  readonly name: string | null
  readonly file_system: string
  readonly mount_point: string
  readonly kind: string
  readonly removable: number
  readonly read_only: number
  readonly tracked: number
  readonly hardware: string | null
  readonly top: string | null
  readonly total_bytes: number
  readonly free_bytes: number
  readonly last_seen: number
  readonly online: number
}

function rowOf(row: Stored): VolumeRow {
  return {
    uuid: row.uuid,
    fingerprint: row.fingerprint,
    label: row.label ?? undefined,
    name: row.name ?? undefined,
    fileSystem: row.file_system,
    mountPoint: row.mount_point,
    kind: row.kind as VolumeKind,
    removable: row.removable === 1,
    readOnly: row.read_only === 1,
    tracked: row.tracked === 1,
    hardware: row.hardware ?? undefined,
    top: row.top ?? undefined,
    totalBytes: row.total_bytes,
    freeBytes: row.free_bytes,
    lastSeen: row.last_seen,
    online: row.online === 1,
  }
}

function stored(row: VolumeRow): Stored {
  return {
    uuid: row.uuid,
    fingerprint: row.fingerprint,
    label: row.label ?? null,
    name: row.name ?? null,
    file_system: row.fileSystem,
    mount_point: row.mountPoint,
    kind: row.kind,
    removable: Number(row.removable),
    read_only: Number(row.readOnly),
    tracked: Number(row.tracked),
    hardware: row.hardware ?? null,
    top: row.top ?? null,
    total_bytes: Math.round(row.totalBytes),
    free_bytes: Math.round(row.freeBytes),
    last_seen: row.lastSeen,
    online: Number(row.online),
  }
}

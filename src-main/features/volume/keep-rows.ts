import {CoreError} from '../../contract/errors.ts'
import type {Clock, Random} from '../../domain/ports.ts'
import {claimAtMount} from '../../domain/volume/keeper.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {Writer} from '../../store/remote.ts'
import type {VolumeClaimRow} from '../../store/volume-claims.ts'
import type {VolumeRow} from '../../store/volume-rows.ts'
import {mountPointText} from './settle-volumes.ts'

/** What keeping the rows of volumes takes. */
export interface RowParts {
  readonly write: Pick<Writer, 'putVolume' | 'claimVolume'>
  readonly clock: Clock
  readonly random: Random
  /** This device. */
  readonly device: string
}

/** What is written again after a while, so that a crash leaves at most an old one. */
const SEEN_EVERY_MS = 3_600_000

/** Keeps what a mounted volume tells; answers its row. */
export async function keepMounted(host: HostVolume, before: VolumeRow | undefined, {write, clock, random}: RowParts): Promise<VolumeRow> {
  const row = {...rowOf(host, before), uuid: before?.uuid ?? random.uuid(), lastSeen: clock.now()}
  const isNews = !before || differs(row, before) || row.lastSeen - before.lastSeen > SEEN_EVERY_MS
  if (isNews) await whileThereIsRoom(before, () => write.putVolume(row))
  return row
}

/** What is known of a volume already is told also where the library's own disk is full; it is kept when there is room again. */
async function whileThereIsRoom(before: VolumeRow | undefined, keep: () => Promise<unknown>): Promise<void> {
  try {
    await keep()
  } catch (error) {
    if (!before || !(error instanceof CoreError) || error.code !== 'DiskFull') throw error
  }
}

function rowOf(host: HostVolume, before: Partial<VolumeRow> = {}): Omit<VolumeRow, 'uuid' | 'lastSeen'> {
  const {fingerprint, label, fileSystem, kind, removable, readOnly, totalBytes, freeBytes} = host
  return {
    fingerprint,
    label,
    name: before.name,
    fileSystem,
    mountPoint: mountPointText(host),
    kind,
    removable,
    readOnly,
    tracked: before.tracked ?? false,
    // What does not tell once is not another disk.
    hardware: host.hardware ?? before.hardware,
    top: host.top ?? before.top,
    totalBytes,
    freeBytes,
    online: true,
  }
}

/** Free space changes all the time and is kept with what else changes. */
function differs(now: VolumeRow, before: VolumeRow): boolean {
  const names = (Object.keys(now) as (keyof VolumeRow)[]).filter((name) => name !== 'lastSeen' && name !== 'freeBytes')
  return names.some((name) => before[name] !== now[name])
}

/** Keeps that a volume is away, with what was last seen of it. */
export async function keepAway(row: VolumeRow, last: HostVolume | undefined, {write, clock}: RowParts): Promise<VolumeRow> {
  if (!row.online) return row
  // After a start nobody knows how long it has been away.
  const seen = last ? {lastSeen: clock.now(), totalBytes: last.totalBytes, freeBytes: last.freeBytes} : {}
  const away = {...row, ...seen, online: false}
  await whileThereIsRoom(row, () => write.putVolume(away))
  return away
}

/** Makes the claims of this device on what it has mounted anew. */
export async function claimMounted(
  mounted: readonly {readonly id: string; readonly host: HostVolume}[],
  claims: readonly VolumeClaimRow[],
  {write, device}: RowParts,
): Promise<void> {
  for (const {id, host} of mounted) {
    if (host.kind === 'virtual') continue
    const own = claims.filter(({volume}) => volume === id)
    const claim = claimAtMount(own, {device, writable: !host.readOnly})
    if (claim) await write.claimVolume({volume: id, ...claim})
  }
}

import type {VolumeState} from '../contract/volume.ts'
import type {HostVolume} from '../host/volumes/host-volume.ts'
import type {VolumeRow} from '../store/volume-rows.ts'

/** A volume as the library knows it; `online` ones are mounted on this machine now. */
export interface KnownVolume {
  readonly id: string
  readonly name: string
  /** Absolute, raw bytes; where it was last seen when it is offline. */
  readonly mountPoint: Uint8Array
  readonly online: boolean
  /** Mounted, and whoever asks it gets no answer. */
  readonly silent: boolean
  readonly host: HostVolume | undefined
  /** As library.db remembers it. */
  readonly row: VolumeRow
}

/** Whether files on a volume can be asked for: whoever asks one that does not answer waits for ever. */
export const isReachable = (volume: Pick<KnownVolume, 'online' | 'silent'> | undefined): boolean =>
  volume?.online === true && !volume.silent

/** Volumes that came, went, moved or changed otherwise, by their ids. */
export interface VolumeNews {
  readonly volumes: readonly string[]
  /** Those of them that were away and are here now, or the other way round. */
  readonly came: readonly string[]
  readonly went: readonly string[]
}

/** Knows the volumes of this machine by their identity, and which of them a path is on. */
export interface VolumeBook {
  all(): Promise<readonly KnownVolume[]>
  /** The same as the machine tells it from now on, never what was known a moment ago. */
  fresh(): Promise<readonly KnownVolume[]>
  byId(id: string): Promise<KnownVolume | undefined>
  /** The volume of an absolute path: the mounted one with the longest mount point above it. */
  at(path: Uint8Array): Promise<KnownVolume>
  /** One that is away, on which something is kept, and whose last mount point is above the path and below that of the volume that is there now. */
  awayAt(path: Uint8Array): Promise<KnownVolume | undefined>
  /** All as they were seen last, without asking the machine again: mounts are watched, so that it is a second behind at most. No ground to believe anything gone. */
  seen(): readonly KnownVolume[]
  mountPoint(id: string): Uint8Array
  stateOf(id: string): VolumeState
  /** Milliseconds since 1970 when it was last seen; now for one that is online. */
  lastSeen(id: string): number
  /** A volume stopped answering, or answers again. */
  notAnswering(id: string, isSilent: boolean): void
  /** Tells of what has changed, after it is kept; answers how to end it. */
  onNews(listen: (news: VolumeNews) => void): () => void
}

import type {HostVolume} from '../host/volumes/host-volume.ts'

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
}

/** Knows the volumes of this machine by their identity, and which of them a path is on. */
export interface VolumeBook {
  all(): Promise<readonly KnownVolume[]>
  /** The same as the machine tells it from now on, never what was known a moment ago. */
  fresh(): Promise<readonly KnownVolume[]>
  byId(id: string): Promise<KnownVolume | undefined>
  /** The volume of an absolute path: the mounted one with the longest mount point above it. */
  at(path: Uint8Array): Promise<KnownVolume>
  /** What was last seen, without asking the machine again. */
  mountPoint(id: string): Uint8Array
  /** A volume stopped answering, or answers again. */
  notAnswering(id: string, isSilent: boolean): void
}

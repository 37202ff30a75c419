import type {VolumeKind} from '../../contract/volume.ts'

/** A file system as this machine has it mounted. */
export interface HostVolume {
  /** Absolute, raw bytes. */
  readonly mountPoint: Uint8Array
  /** What is mounted: a device, a share, or the name of a file system without one. */
  readonly device: string
  readonly fileSystem: string
  readonly uuid?: string | undefined
  readonly label?: string | undefined
  /** What it shares its free space with: a container of APFS. */
  readonly container?: string | undefined
  readonly kind: VolumeKind
  readonly readOnly: boolean
  readonly removable: boolean
  readonly network: boolean
  /** Its heads move: two that read it at once are slower than one after the other. Absent where the system does not tell. */
  readonly spinning?: boolean | undefined
  /** Made up by the system (/proc, /sys …); never indexed. A tmpfs holds real files and is none. */
  readonly pseudo: boolean
  /** 0 where the volume does not tell or does not answer. */
  readonly totalBytes: number
  readonly freeBytes: number
  /** As `volumeFingerprint` makes it; two that are mounted may have the same. */
  readonly fingerprint: string
  /** What libraries before the fourth form of library.db called it. */
  readonly earlierFingerprint?: string | undefined
  /** The disk and the part of it; undefined where the system does not tell. */
  readonly hardware?: string | undefined
  /** Inode and birth of its top folder; undefined where they say nothing. */
  readonly top?: string | undefined
  /** Of this mount alone: another one as soon as something else is mounted there, or the same once more. */
  readonly session: string
}

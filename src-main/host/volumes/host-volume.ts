/** A file system as this machine has it mounted. */
export interface HostVolume {
  /** Absolute, raw bytes. */
  readonly mountPoint: Uint8Array
  /** What is mounted: a device, a share, or the name of a file system without one. */
  readonly device: string
  readonly fileSystem: string
  readonly uuid?: string | undefined
  readonly label?: string | undefined
  readonly kind: HostVolumeKind
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
  /** One per mounted volume, the same after it is mounted again; written nowhere on the disk. Its word before the colon says what it is made of. */
  readonly fingerprint: string
}

export type HostVolumeKind = 'system' | 'internal' | 'external' | 'network' | 'virtual'

/** Gives every volume a fingerprint of its own: the later mounts of the same thing are told apart by their mount point. */
export function tellApart(volumes: readonly HostVolume[]): readonly HostVolume[] {
  const taken = new Set<string>()
  return volumes.map((volume) => {
    const fingerprint = taken.has(volume.fingerprint)
      ? `${volume.fingerprint}@${Buffer.from(volume.mountPoint).toString('latin1')}`
      : volume.fingerprint
    taken.add(fingerprint)
    return {...volume, fingerprint}
  })
}

import type {VolumeRow} from '../store/volume-rows.ts'

/** A row of a volume with all that a test does not care about. */
export function volumeRow(more: Partial<VolumeRow> & Pick<VolumeRow, 'uuid'>): VolumeRow {
  return {
    fingerprint: `f ${more.uuid}`,
    label: undefined,
    name: undefined,
    fileSystem: 'ext4',
    mountPoint: '/',
    kind: 'primary',
    removable: false,
    readOnly: false,
    tracked: false,
    hardware: undefined,
    top: undefined,
    totalBytes: 0,
    freeBytes: 0,
    lastSeen: 1,
    online: true,
    ...more,
  }
}

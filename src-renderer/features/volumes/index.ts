/* The disks. */
export {tellOfVolume, VolumeDialogs} from './volume-dialog.tsx'
export {VolumeList} from './volume-list.tsx'
export {canBeEjected, ejectVolume, keepVolume, measureVolume, mountPoints, placeOfVolume, shownVolumes, useVolumes} from './volumes.ts'

/* The disks. */
export {VolumeList} from './volume-list.tsx'
export {mountPoints, useVolumes} from './volumes.ts'

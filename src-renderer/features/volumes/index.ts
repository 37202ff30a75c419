/* The disks. */
export {VolumeList} from './volume-list.tsx'
export {mountPoints} from './volumes.ts'

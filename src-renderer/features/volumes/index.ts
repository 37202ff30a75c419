/* The disks. */
export {VolumeList} from './volume-list.tsx'

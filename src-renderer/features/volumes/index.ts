export {VolumeList} from './volume-list.tsx'
export {useVolumes} from './volumes.ts'

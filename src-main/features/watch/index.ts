export {openWatching, type Watching, type WatchState} from './watching.ts'

/* Everything at a glance, and what to begin with. */
export {Overview} from './overview.tsx'
export {SuggestedFolders} from './suggested-folders.tsx'

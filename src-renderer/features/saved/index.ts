/* Searches that are kept: folders that hold what is found. */
export {removeSaved, showSaved} from './saved-acts.ts'
export {askToRename, askToSave, SavedDialog} from './saved-dialog.tsx'
export {SavedList} from './saved-list.tsx'
export {SaveButton} from './save-button.tsx'
export {useSaved} from './saved.ts'

/* The folders that are indexed. */
export {AddLocationDialog, askForLocation} from './add-location-dialog.tsx'
export {IndexThisFolder} from './index-this-folder.tsx'
export {LocationCards} from './location-cards.tsx'
export {askForRules, askToRemove, LocationDialogs} from './location-dialogs.tsx'
export {LocationList} from './location-list.tsx'
export {addLocation, folderOf, rescanLocation, useLocations} from './locations.ts'

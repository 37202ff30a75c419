/* The folders that are indexed. */
export {AddLocationDialog, askForLocation} from './add-location-dialog.tsx'
export {IndexThisFolder} from './index-this-folder.tsx'
export {LocationCards} from './location-cards.tsx'
export {LocationList} from './location-list.tsx'
export {addLocation, rescanLocation, useLocations} from './locations.ts'

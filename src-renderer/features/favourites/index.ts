/* The folders that a user pinned. */
export {FavouriteList} from './favourite-list.tsx'
export {PinEntry, PinPlace} from './pin-items.tsx'

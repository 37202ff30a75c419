/* The folders that a user pinned. */
export {FavouriteList} from './favourite-list.tsx'
export {isPinned, pin, unpin} from './favourites.ts'

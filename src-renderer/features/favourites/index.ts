/* The folders that a user pinned. */
export {FavouriteList} from './favourite-list.tsx'
export {pin, unpin, useFavourites} from './favourites.ts'

import {create} from 'zustand'

/** Where the menu of the files was asked for: on an entry, or beside them all. */
export const useMenuPlace = create<{readonly onEntry: boolean}>(() => ({onEntry: true}))

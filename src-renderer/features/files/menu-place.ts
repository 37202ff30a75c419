import {createPaneStore} from '../../core/pane.ts'

/** Where the menu of the files was asked for: on an entry, or beside them all. */
export const useMenuPlace = createPaneStore<{readonly onEntry: boolean}>(() => ({onEntry: true}))

import {create} from 'zustand'

/** Whether the sheet of keys stands over the window. */
export const useShortcuts = create<{readonly isOpen: boolean}>(() => ({isOpen: false}))

export const openShortcuts = (): void => useShortcuts.setState({isOpen: true})
export const closeShortcuts = (): void => useShortcuts.setState({isOpen: false})

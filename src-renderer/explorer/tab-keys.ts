import {home} from '../features/places/index.ts'
import {activeTab, closeTab, duplicateTab, openTab, reopenTab, selectTab, stepTab, toggleSplit, useTabs} from '../features/tabs/index.ts'
import {nextRegion} from './regions.ts'
import {openWindow} from './open-window.ts'

const onMac = navigator.platform.startsWith('Mac')

/** Does what a key asks of tabs, panes and windows; false when it asks nothing of them. */
export function tabByKey(event: KeyboardEvent): boolean {
  const act = byName[chordOf(event)] ?? nthTab(event)
  if (!act) return false
  act()
  return true
}

const byName: Readonly<Record<string, () => void>> = {
  'Mod+t': () => openTab(home),
  'Mod+Shift+t': reopenTab,
  'Mod+Shift+k': () => duplicateTab(),
  'Ctrl+Tab': () => stepTab(1),
  'Ctrl+Shift+Tab': () => stepTab(-1),
  'Mod+Shift+s': toggleSplit,
  'Mod+n': () => openWindow(),
  F6: () => nextRegion(1),
  'Shift+F6': () => nextRegion(-1),
}

function nthTab(event: KeyboardEvent): (() => void) | undefined {
  // The last tab closes with its window, as the menu of the window says.
  if (chordOf(event) === 'Mod+w' && useTabs.getState().tabs.length > 1) return () => closeTab(activeTab())
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
  if (digit === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined
  const {tabs} = useTabs.getState()
  return () => selectTab(digit === '9' ? tabs.length - 1 : Number(digit) - 1)
}

/** `Mod` is ⌘ on macOS and Ctrl elsewhere; Tab goes with Ctrl everywhere. */
function chordOf({key, ctrlKey, metaKey, altKey, shiftKey}: KeyboardEvent): string {
  const mod = key !== 'Tab' && (onMac ? metaKey : ctrlKey) ? 'Mod' : ''
  const parts = [mod, ctrlKey && mod === '' ? 'Ctrl' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : '']
  return [...parts, key.length === 1 ? key.toLowerCase() : key].filter((part) => part !== '').join('+')
}

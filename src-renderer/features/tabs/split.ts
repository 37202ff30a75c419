import {activePane, closePane, createPane, type Pane} from '../../core/pane.ts'
import {goTo, type Place} from '../places/index.ts'
import {beginPane, savedPane, takePane} from './saved-pane.ts'
import {activeTab, changeTab, otherPane, type Tab, useTabs} from './tabs.ts'

/** No pane is narrower than this part of the width. */
export const LEAST_SHARE = 0.2
const HALF = 0.5

/** Two panes side by side, the new one where the active one is; or one again, the active one. */
export function toggleSplit(): void {
  const tab = activeTab()
  const other = otherPane(tab)
  if (other) return closeSplit(other)
  const pane = createPane()
  takePane(pane, savedPane(activePane()))
  changeTab(tab, {panes: [...tab.panes, pane], active: 1, share: HALF})
}

/** Closes one of two panes; the other one has the tab for itself. */
export function closeSplit(pane: Pane): void {
  const tab = tabWith(pane)
  const panes = tab?.panes.filter((one) => one !== pane) ?? []
  if (!tab || panes.length === 0) return
  changeTab(tab, {panes, active: 0, linked: false})
  closePane(pane)
}

/** Makes the pane the one that keys and commands are for. */
export function activatePane(pane: Pane): void {
  const tab = activeTab()
  const active = tab.panes.indexOf(pane)
  if (active >= 0 && active !== tab.active) changeTab(tab, {active})
}

/** Opens a place in the other pane, which is made if there is none. The active one stays the active one. */
export function openInOther(place: Place): void {
  const tab = activeTab()
  const other = otherPane(tab)
  if (other) return goTo(place, undefined, other)
  const pane = createPane()
  beginPane(pane, place)
  changeTab(tab, {panes: [...tab.panes, pane], share: HALF})
}

export function setShare(tab: Tab, share: number): void {
  changeTab(tab, {share: Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share))})
}

/** Whether the two panes go along with one another. */
export function toggleLinked(): void {
  const tab = activeTab()
  if (otherPane(tab)) changeTab(tab, {linked: !tab.linked})
}

const tabWith = (pane: Pane): Tab | undefined => useTabs.getState().tabs.find(({panes}) => panes.includes(pane))

import {create} from 'zustand'
import {activePane, closePane, createPane, type Pane, showPanes} from '../../core/pane.ts'
import type {Place} from '../places/index.ts'
import {beginPane, type SavedPane, savedPane, takePane} from './saved-pane.ts'

/** One tab of the window: a pane, or two side by side. */
export interface Tab {
  readonly id: string
  readonly panes: readonly Pane[]
  /** Which of its panes is meant by keys and commands. */
  readonly active: number
  /** The part of the width that the first of two has. */
  readonly share: number
  /** Where one of two goes, the other goes along. */
  readonly linked: boolean
}

/** A tab as it is written down, to be made again. */
export interface SavedTab extends Pick<Tab, 'active' | 'share' | 'linked'> {
  readonly panes: readonly SavedPane[]
}

interface Tabs {
  readonly tabs: readonly Tab[]
  readonly at: number
  /** The closed ones, the latest last, each with where it stood. */
  readonly closed: readonly {readonly tab: SavedTab; readonly at: number}[]
}

const HALF = 0.5
const MOST_CLOSED = 25
let made = 0

const tabOf = (panes: readonly Pane[]): Tab => ({id: `tab-${++made}`, panes, active: 0, share: HALF, linked: false})

/** The tabs of this window, and which of them is shown. */
export const useTabs = create<Tabs>(() => ({tabs: [tabOf([activePane()])], at: 0, closed: []}))

export const activeTab = (tabs: Pick<Tabs, 'tabs' | 'at'> = useTabs.getState()): Tab => tabs.tabs[tabs.at] ?? tabs.tabs[0]!

/** The pane of a tab that is meant. */
export const paneOf = ({panes, active}: Tab): Pane => panes[active] ?? panes[0]!

/** The other one of two panes, if there are two. */
export function otherPane(tab = activeTab()): Pane | undefined {
  return tab.panes.length < 2 ? undefined : tab.panes[1 - tab.active]
}

export interface Opening {
  /** It opens behind the one that is shown. */
  readonly behind?: boolean
}

/** Opens a place in a tab of its own, beside the one that is shown. */
export function openTab(place: Place, {behind = false}: Opening = {}): void {
  const pane = createPane()
  beginPane(pane, place)
  put(tabOf([pane]), behind)
}

/** The same once more, with the way that led there. */
export function duplicateTab(tab = activeTab()): void {
  put(remade(savedTab(tab)), false)
}

/** Closes a tab; the last one goes with its window. */
export function closeTab(tab = activeTab()): void {
  const {tabs, closed} = useTabs.getState()
  const index = tabs.indexOf(tab)
  if (index < 0 || tabs.length < 2) return
  useTabs.setState({closed: [...closed, {tab: savedTab(tab), at: index}].slice(-MOST_CLOSED)})
  letGo(tab)
}

/** Lets go of a tab that goes on in another window; the last one stays. */
export function letGo(tab: Tab): void {
  const {tabs, at} = useTabs.getState()
  const index = tabs.findIndex(({id}) => id === tab.id)
  if (index < 0 || tabs.length < 2) return
  const rest = tabs.toSpliced(index, 1)
  set({tabs: rest, at: Math.min(at > index ? at - 1 : at, rest.length - 1)})
  tab.panes.forEach(closePane)
}

export function closeOtherTabs(tab: Tab): void {
  for (const one of useTabs.getState().tabs) if (one !== tab) closeTab(one)
}

/** Opens the tab again that was closed last. */
export function reopenTab(): void {
  const {tabs, closed} = useTabs.getState()
  const last = closed.at(-1)
  if (!last) return
  const at = Math.min(last.at, tabs.length)
  set({tabs: tabs.toSpliced(at, 0, remade(last.tab)), at, closed: closed.slice(0, -1)})
}

export function selectTab(at: number): void {
  if (useTabs.getState().tabs[at]) set({at})
}

/** To the next tab or the one before, round and round. */
export function stepTab(by: 1 | -1): void {
  const {tabs, at} = useTabs.getState()
  set({at: (at + by + tabs.length) % tabs.length})
}

/** Puts a tab at another place among the others. */
export function moveTab(from: number, to: number): void {
  const {tabs, at} = useTabs.getState()
  const tab = tabs[from]
  if (!tab || from === to || to < 0 || to >= tabs.length) return
  const moved = tabs.toSpliced(from, 1).toSpliced(to, 0, tab)
  set({tabs: moved, at: moved.indexOf(tabs[at] ?? tab)})
}

/** Changes one tab; what it says of panes is shown at once. */
export function changeTab(tab: Tab, change: Partial<Omit<Tab, 'id'>>): void {
  set({tabs: useTabs.getState().tabs.map((one) => (one.id === tab.id ? {...one, ...change} : one))})
}

/** Shows these tabs in place of all others. */
export function takeTabs(saved: readonly SavedTab[], at: number): void {
  const {tabs: before} = useTabs.getState()
  const tabs = saved.map(remade)
  if (tabs.length === 0) return
  set({tabs, at: Math.min(Math.max(0, at), tabs.length - 1)})
  before.flatMap(({panes}) => panes).forEach(closePane)
}

export function savedTab({panes, active, share, linked}: Tab): SavedTab {
  return {panes: panes.map(savedPane), active, share, linked}
}

function remade({panes: saved, active, share, linked}: SavedTab): Tab {
  const panes = saved.map((one) => {
    const pane = createPane()
    takePane(pane, one)
    return pane
  })
  return {...tabOf(panes), active: Math.min(active, panes.length - 1), share, linked}
}

function put(tab: Tab, behind: boolean): void {
  const {tabs, at} = useTabs.getState()
  set({tabs: tabs.toSpliced(at + 1, 0, tab), at: behind ? at : at + 1})
}

function set(change: Partial<Tabs>): void {
  useTabs.setState(change)
  const tab = activeTab()
  showPanes(tab.panes, paneOf(tab))
}

import {beforeEach, expect, it, vi} from 'vitest'
import {activePane, usePanes} from '../../core/pane.ts'
import {goTo, here, useNavigation, whenLeaving} from '../places/index.ts'
import {restoreSession} from './session.ts'
import {closeSplit, openInOther, toggleSplit} from './split.ts'
import {
  activeTab,
  closeTab,
  duplicateTab,
  moveTab,
  openTab,
  otherPane,
  paneOf,
  reopenTab,
  savedTab,
  selectTab,
  stepTab,
  takeTabs,
  useTabs,
} from './tabs.ts'

const kept = vi.hoisted(() => ({text: undefined as string | undefined}))
vi.mock('../../core/client.ts', () => ({core: {view: {close: async () => ({})}}}))
vi.mock('../../core/session.ts', () => ({useSession: {subscribe: () => () => undefined, getState: () => ({})}}))
vi.mock('../../core/remember.ts', () => ({
  remember: {read: (key: string) => (key === 'session' ? kept.text : undefined), readHere: () => undefined, write: () => undefined},
}))
vi.mock('./tab-strip.tsx', () => ({}))

const folders = () => useTabs.getState().tabs.map((tab) => here(paneOf(tab)).place.folder)
const shown = () => useTabs.getState().at

beforeEach(() => {
  whenLeaving(() => ({}))
  const {layout, sort, group, columns} = savedTab(activeTab()).panes[0]!
  takeTabs([{panes: [{visits: [{place: {folder: '/a'}}], at: 0, layout, sort, group, columns}], active: 0, share: 0.5, linked: false}], 0)
  useTabs.setState({closed: []})
  openTab({folder: '/b'})
  openTab({folder: '/c'}, {behind: true})
})

it('opens beside the shown one, in front or behind', () => {
  expect([folders(), shown()]).toEqual([['/a', '/b', '/c'], 1])
  expect([activePane(), usePanes.getState().visible]).toEqual([paneOf(activeTab()), activeTab().panes])
})

it('shows the neighbour when one is closed, and opens it again where it stood with its way', () => {
  goTo({folder: '/b/below'})
  closeTab()
  expect([folders(), shown()]).toEqual([['/a', '/c'], 1])
  selectTab(0)
  reopenTab()
  expect([folders(), shown(), useNavigation.getState().visits.map(({place}) => place.folder)]).toEqual([
    ['/a', '/b/below', '/c'],
    1,
    ['/b', '/b/below'],
  ])
  reopenTab()
  expect(folders()).toHaveLength(3)
})

it('goes on showing the same when another one is closed or moved', () => {
  closeTab(useTabs.getState().tabs[0])
  expect([folders(), shown()]).toEqual([['/b', '/c'], 0])
  moveTab(0, 1)
  expect([folders(), shown()]).toEqual([['/c', '/b'], 1])
  stepTab(1)
  expect(shown()).toBe(0)
  stepTab(-1)
  expect(shown()).toBe(1)
})

it('does not close the last one', () => {
  for (const _ of [1, 2, 3, 4]) closeTab()
  expect(folders()).toHaveLength(1)
})

it('duplicates with a way of its own', () => {
  duplicateTab()
  goTo({folder: '/d'})
  expect(folders()).toEqual(['/a', '/b', '/d', '/c'])
})

it('splits, opens in the other pane and becomes one again', () => {
  toggleSplit()
  expect([activeTab().panes.map((pane) => here(pane).place.folder), activeTab().active]).toEqual([['/b', '/b'], 1])
  openInOther({folder: '/x'})
  expect(activeTab().panes.map((pane) => here(pane).place.folder)).toEqual(['/x', '/b'])
  closeSplit(activeTab().panes[0]!)
  expect([activeTab().panes.map((pane) => here(pane).place.folder), otherPane()]).toEqual([['/b'], undefined])
})

it('takes what was written down, and nothing of what it cannot read', () => {
  toggleSplit()
  const saved = JSON.stringify({tabs: useTabs.getState().tabs.map(savedTab), at: shown()})
  for (const text of [undefined, 'no JSON', '{}', saved.replace('"list"', '"a layout of a later version"')]) {
    kept.text = text
    expect(restoreSession()).toBe(false)
  }
  takeTabs([savedTab(useTabs.getState().tabs[2]!)], 0)
  expect(folders()).toEqual(['/c'])
  kept.text = saved
  expect(restoreSession()).toBe(true)
  expect([folders(), shown(), activeTab().panes.length, activeTab().active]).toEqual([['/a', '/b', '/c'], 1, 2, 1])
})

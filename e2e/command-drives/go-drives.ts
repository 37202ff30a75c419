import {join} from 'node:path'
import {expect} from 'vitest'
import {explorer} from '../explorer.ts'
import {byPalette, choose, type Drive, focused, here, names, panes, press, type World} from './world.ts'

const place = async (world: World): Promise<string | undefined> => (await here(world))?.split('/').at(-1)
const heading =
  (name: string): Drive['look'] =>
  ({page}) =>
    page.getByRole('heading', {name, level: 1, exact: true}).count()
const into = async (world: World): Promise<void> => {
  await choose(world, 'sub')
  await press(world, 'Enter')
  await expect.poll(() => place(world)).toBe('sub')
}
const atSearch = async (world: World): Promise<void> => {
  await explorer(world.page).search.fill('only here')
  await expect.poll(() => names(world)).toEqual(['only here.txt'])
  await explorer(world.page).grid.first().focus()
}
const activePane = ({page}: World): Promise<number> =>
  page.locator('[data-pane]').evaluateAll((all) => all.findIndex((pane) => pane.hasAttribute('data-active')))
const region = ({page}: World): Promise<string | null> =>
  page.evaluate<string | null>(`document.activeElement?.closest('.sidebar, .toolbar, .pane, .jobs')?.classList[0] ?? null`)

const pinned = ({page}: World): Promise<readonly string[]> => page.locator('.favourite .location-name').allTextContents()

/** How the commands are tried that lead from one place to another one. */
export const goDrives = {
  'go.back': {before: into, by: {key: 'Alt+ArrowLeft'}, look: place, becomes: 'go.back'},
  'go.forward': {
    before: async (world) => {
      await into(world)
      await press(world, 'Backspace')
      await expect.poll(() => place(world)).toBe('go.forward')
    },
    by: {key: 'Alt+ArrowRight'},
    look: place,
    becomes: 'sub',
  },
  'go.up': {by: {key: 'Alt+ArrowUp'}, look: place, becomes: 'files'},
  'go.home': {by: {key: 'Alt+Home'}, look: ({page}) => page.getByRole('region', {name: 'Home'}).count(), becomes: 1},
  'go.path': {by: 'palette', argument: ({files}) => join(files, 'go.path', 'sub'), look: place, becomes: 'sub'},
  'go.location': {by: 'palette', argument: 'files', look: place, becomes: 'files'},
  'go.volume': {
    by: 'palette',
    argument: '',
    look: async (world) => (await here(world))?.startsWith(world.files),
    becomes: false,
  },
  'go.search': {by: {key: 'F3'}, look: focused, becomes: 'Search'},
  'go.leaveSearch': {before: atSearch, by: {key: 'Escape'}, look: ({page}) => explorer(page).search.inputValue(), becomes: ''},
  'go.pin': {by: 'palette', look: pinned, becomes: ['go.pin'], after: (world) => byPalette(world, 'Unpin from the sidebar')},
  'go.unpin': {
    before: async (world) => {
      await byPalette(world, 'Pin to the sidebar')
      await expect.poll(() => pinned(world)).toEqual(['go.unpin'])
    },
    by: 'palette',
    look: pinned,
    becomes: [],
  },
  'go.filter': {by: {key: 'Control+i'}, look: focused, becomes: 'Filter this folder', after: (world) => press(world, 'Escape')},
  'go.nextRegion': {by: {key: 'F6'}, look: region, becomes: 'jobs'},
  'go.previousRegion': {by: {key: 'Shift+F6'}, look: region, becomes: 'toolbar'},
  'go.otherPane': {
    before: async (world) => {
      await choose(world, 'sub')
      await press(world, 'Control+Shift+Enter')
      await expect.poll(() => panes(world)).toBe(2)
    },
    by: 'palette',
    look: activePane,
    becomes: 1,
  },
} satisfies Partial<Record<string, Drive>>

/** How the commands are tried that show a page. */
export const pageDrives = {
  'page.basket': {by: {key: 'Control+Alt+b'}, look: heading('Basket'), becomes: 1},
  'page.sizes': {by: 'palette', look: heading('Sizes'), becomes: 1},
  'page.timeline': {by: 'palette', look: heading('Timeline'), becomes: 1},
  'page.duplicates': {by: 'palette', look: heading('Duplicates'), becomes: 1},
  'page.trash': {by: 'palette', look: heading('Trash'), becomes: 1},
  'page.history': {by: 'palette', look: heading('History'), becomes: 1},
  'page.activity': {by: 'palette', look: heading('Activity'), becomes: 1},
  'page.health': {by: 'palette', look: heading('Health'), becomes: 1},
} satisfies Partial<Record<string, Drive>>

/** How the commands are tried that are about the program as a whole. */
export const appDrives = {
  'app.settings': {by: {key: 'Control+,'}, look: heading('Settings'), becomes: 1},
  'app.palette': {by: {key: 'Control+k'}, look: ({page}) => page.getByRole('dialog', {name: 'Command palette'}).count(), becomes: 1},
  'app.shortcuts': {by: {key: 'F1'}, look: ({page}) => page.getByRole('dialog', {name: 'Keyboard shortcuts'}).count(), becomes: 1},
} satisfies Partial<Record<string, Drive>>

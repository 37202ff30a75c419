import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {choose, type Drive, layout, names, panes, press, show, shownTab, tabs, type World} from './world.ts'

const listAgain = (world: World): Promise<void> => press(world, 'Control+2')
const twoTabs = async (world: World): Promise<void> => {
  await choose(world, 'sub')
  await press(world, 'Control+Enter')
  await expect.poll(() => shownTab(world)).toBe('sub')
}
const defaultLayout = ({page}: World): Promise<unknown> =>
  page.evaluate(`new Map(JSON.parse(localStorage.getItem('onefold.views') ?? '[]')).get('*')?.layout ?? 'list'`)
const sorted = ({page}: World): Promise<string | null> => page.locator('[aria-sort]:not([aria-sort="none"])').first().textContent()

const otherWindows = ({app, page}: World): readonly Page[] => app.windows().filter((one) => one !== page)
const namesOf = (page: Page): Promise<readonly string[]> => names({page} as World).catch(() => [])
const closeOthers = (world: World): Promise<unknown> => Promise.all(otherWindows(world).map((page) => page.close()))

/** How the commands are tried that lay files out. */
export const viewDrives = {
  'view.grid': {by: {key: 'Control+1'}, look: layout, becomes: 'grid', after: listAgain},
  'view.list': {before: (world) => press(world, 'Control+1'), by: {key: 'Control+2'}, look: layout, becomes: 'list'},
  'view.columns': {by: {key: 'Control+3'}, look: layout, becomes: 'columns', after: listAgain},
  'view.sort': {by: 'palette', argument: 'size', look: async (world) => (await sorted(world))?.trim(), becomes: 'Size'},
  'view.group': {
    by: 'palette',
    argument: 'Files and folders',
    look: ({page}) => page.locator('.group-head[data-group] .group-head-title').allTextContents(),
    becomes: ['Folders', 'Files'],
  },
  'view.inspector': {
    by: {key: 'Alt+Enter'},
    look: ({page}) => page.getByRole('complementary', {name: 'Details'}).count(),
    becomes: 1,
    after: (world) => press(world, 'Alt+Enter'),
  },
  'view.detailsWindow': {
    before: (world) => choose(world, 'a.txt'),
    by: {key: 'Alt+Shift+Enter'},
    look: (world) => Promise.all(otherWindows(world).map((page) => page.locator('.inspector-face h3').first().textContent())),
    becomes: ['a.txt'],
    after: closeOthers,
  },
  'view.flip': {
    before: (world) => expect.poll(() => names(world)).toEqual(['sub', 'a.txt', 'b.txt']),
    by: 'palette',
    look: names,
    becomes: ['sub', 'b.txt', 'a.txt'],
  },
  'view.hidden': {
    before: async ({files}) => writeFile(join(files, 'view.hidden/.secret'), 'x'),
    by: {key: 'Control+h'},
    look: async (world) => (await names(world)).includes('.secret'),
    becomes: true,
    after: (world) => press(world, 'Control+h'),
  },
  'view.makeDefault': {
    before: async (world) => {
      await press(world, 'Control+1')
      await expect.poll(() => layout(world)).toBe('grid')
    },
    by: 'palette',
    look: defaultLayout,
    becomes: 'grid',
    after: async (world) => {
      await press(world, 'Control+2')
      await expect.poll(() => layout(world)).toBe('list')
    },
  },
  'view.backToDefault': {
    before: async (world) => {
      await press(world, 'Control+3')
      await expect.poll(() => layout(world)).toBe('columns')
    },
    by: 'palette',
    look: layout,
    becomes: 'grid',
  },
  'view.reload': {
    before: async (world) => {
      // A folder that is not indexed shows what was there when it was opened.
      await show(world, '../apart')
      await writeFile(join(world.files, '../apart/late.txt'), 'x')
    },
    by: {key: 'F5'},
    look: async (world) => (await names(world)).includes('late.txt'),
    becomes: true,
  },
  'view.split': {by: {key: 'Control+Shift+s'}, look: panes, becomes: 2},
  'view.linked': {
    before: async (world) => {
      await press(world, 'Control+Shift+s')
      await expect.poll(() => panes(world)).toBe(2)
    },
    by: 'palette',
    look: ({page}) => page.getByRole('button', {name: 'Move both panes together'}).getAttribute('aria-pressed'),
    becomes: 'true',
  },
} satisfies Partial<Record<string, Drive>>

/** How the commands of tabs and windows are tried. */
export const tabDrives = {
  'tab.new': {by: {key: 'Control+t'}, look: tabs, becomes: ['tab.new', 'Home']},
  'tab.close': {before: twoTabs, by: {key: 'Control+w'}, look: tabs, becomes: []},
  'tab.closeOthers': {
    before: async (world) => {
      await twoTabs(world)
      await press(world, 'Control+t')
      await expect.poll(() => tabs(world)).toHaveLength(3)
    },
    by: 'palette',
    look: tabs,
    becomes: [],
  },
  'tab.reopen': {
    before: async (world) => {
      await twoTabs(world)
      await press(world, 'Control+w')
      await expect.poll(() => tabs(world)).toEqual([])
    },
    by: {key: 'Control+Shift+t'},
    look: tabs,
    becomes: ['tab.reopen', 'sub'],
  },
  'tab.duplicate': {by: {key: 'Control+Shift+k'}, look: tabs, becomes: ['tab.duplicate', 'tab.duplicate']},
  'tab.toWindow': {
    before: twoTabs,
    by: 'palette',
    // The other window has the tab, and this one has it no more.
    look: async (world) => [await tabs(world), await Promise.all(otherWindows(world).map((page) => namesOf(page)))],
    becomes: [[], [['only.txt']]],
    after: closeOthers,
  },
  'tab.next': {
    // At home nothing has the keyboard that could hear it.
    before: async (world) => {
      await press(world, 'Control+t')
      await expect.poll(() => shownTab(world)).toBe('Home')
    },
    by: {key: 'Control+Tab'},
    look: shownTab,
    becomes: 'tab.next',
  },
  'tab.previous': {before: twoTabs, by: {key: 'Control+Shift+Tab'}, look: shownTab, becomes: 'tab.previous'},
  'tab.moveOn': {
    before: async (world) => {
      await twoTabs(world)
      await press(world, 'Control+Shift+Tab')
      await expect.poll(() => shownTab(world)).toBe('tab.moveOn')
    },
    by: {key: 'Control+Shift+PageDown'},
    look: tabs,
    becomes: ['sub', 'tab.moveOn'],
  },
  'tab.moveBack': {before: twoTabs, by: {key: 'Control+Shift+PageUp'}, look: tabs, becomes: ['sub', 'tab.moveBack']},
  'tab.select': {before: twoTabs, by: {key: 'Alt+1'}, look: shownTab, becomes: 'tab.select'},
  'window.new': {
    by: {key: 'Control+n'},
    look: async ({app}) => app.windows().length,
    becomes: 2,
    after: closeOthers,
  },
} satisfies Partial<Record<string, Drive>>

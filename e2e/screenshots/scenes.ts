import {join} from 'node:path'
import type {Page} from 'playwright-core'
import {explorer} from '../explorer.ts'
import {runCli} from '../run-cli.ts'

/** Where the pictures are taken. */
export interface Stage {
  readonly page: Page
  /** The folder that is indexed. */
  readonly files: string
  readonly data: string
}

/** One view or state: how it comes to be shown, and how the window is left for the next. */
export interface Scene {
  readonly name: string
  readonly show: (stage: Stage) => Promise<unknown>
  readonly leave?: (stage: Stage) => Promise<unknown>
}

const press = async ({page}: Stage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const escape = (stage: Stage): Promise<void> => press(stage, 'Escape')
const sidebar = ({page}: Stage, name: string): Promise<void> =>
  explorer(page).sidebar.getByRole('button', {name, exact: true}).first().click()
const go = async (stage: Stage, path: string): Promise<void> => {
  await press(stage, 'Control+l')
  await stage.page.keyboard.insertText(join(stage.files, path))
  await press(stage, 'Enter')
  await explorer(stage.page).grid.waitFor()
  await stage.page.waitForTimeout(300)
}
const choose = (stage: Stage, name: string): Promise<void> => explorer(stage.page).row(name).click()

/** All of them, in the order in which one leads to the next. */
export const scenes: readonly Scene[] = [
  {name: 'first-start', show: ({page}) => page.getByRole('region', {name: 'Home'}).waitFor()},
  {
    name: 'add-location',
    show: async ({page, files}) => {
      await explorer(page).addButton.click()
      await page.getByRole('dialog').getByLabel('Folder').fill(files)
    },
    leave: async (stage) => {
      await escape(stage)
      await runCli(stage.data, ['location', 'add', stage.files, '--mode', 'deep', '--wait'])
      await tagSome(stage)
    },
  },
  {
    name: 'home',
    show: async (stage) => {
      await sidebar(stage, 'Home')
      await stage.page.getByRole('region', {name: 'Largest files'}).getByRole('listitem').first().waitFor()
    },
  },
  {name: 'list', show: (stage) => go(stage, '').then(() => press(stage, 'Control+1'))},
  {
    name: 'grid',
    show: async (stage) => {
      await go(stage, 'Photos/2023 Lisbon')
      await press(stage, 'Control+2')
      await stage.page.locator('[data-row] img').nth(7).waitFor()
    },
  },
  {name: 'quick-preview', show: (stage) => choose(stage, 'Lisbon 3.jpg').then(() => press(stage, ' ')), leave: escape},
  {
    name: 'preview-code',
    show: async (stage) => {
      await go(stage, 'Projects/weather')
      await press(stage, 'Control+1')
      await choose(stage, 'station.py')
      await press(stage, ' ')
    },
    leave: escape,
  },
  {
    name: 'columns',
    show: async (stage) => {
      await go(stage, '')
      await press(stage, 'Control+3')
      await stage.page.locator('[data-row]', {hasText: 'Documents'}).first().click()
      await stage.page.locator('[data-row]', {hasText: 'Recipes'}).first().click()
    },
    leave: (stage) => press(stage, 'Control+1'),
  },
  {name: 'timeline', show: (stage) => sidebar(stage, 'Timeline').then(() => stage.page.locator('.timeline img').nth(6).waitFor())},
  {
    name: 'sizes-map',
    show: (stage) => sidebar(stage, 'Sizes').then(() => stage.page.getByText('The same bytes are elsewhere, too').waitFor()),
  },
  {name: 'sizes-rings', show: ({page}) => page.getByRole('radio', {name: 'Rings'}).check()},
  {
    name: 'sizes-table',
    show: ({page}) => page.getByRole('radio', {name: 'Table'}).check(),
    leave: ({page}) => page.getByRole('radio', {name: 'Map'}).check(),
  },
  {
    name: 'search',
    show: async (stage) => {
      await go(stage, '')
      await explorer(stage.page).search.fill('lisbon')
      await stage.page.locator('[data-row]').nth(5).waitFor()
    },
    leave: async (stage) => {
      await explorer(stage.page).search.fill('')
      await escape(stage)
    },
  },
  {
    name: 'split',
    show: async (stage) => {
      await go(stage, 'Documents')
      await press(stage, 'Control+Shift+s')
      await go(stage, 'Photos/2024 Alps')
    },
    leave: (stage) => press(stage, 'Control+Shift+s'),
  },
  {
    name: 'context-menu',
    show: async (stage) => {
      await go(stage, 'Documents')
      await explorer(stage.page).row('Recipes').click({button: 'right'})
    },
    leave: escape,
  },
  {
    name: 'tag-sheet',
    show: async (stage) => {
      await go(stage, 'Documents/Recipes')
      await choose(stage, 'Bread.md')
      await press(stage, 'Control+;')
    },
    leave: escape,
  },
  {name: 'tagged', show: ({page}) => page.getByRole('tree', {name: 'Tags'}).getByRole('treeitem').first().click()},
  {
    name: 'conflict',
    show: async (stage) => {
      await go(stage, 'Photos/For the wall')
      await choose(stage, 'Lisbon 1.jpg')
      await press(stage, 'Control+c')
      await go(stage, 'Photos/2023 Lisbon')
      await press(stage, 'Control+v')
      await stage.page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'rename-many',
    show: async (stage) => {
      await go(stage, 'Photos/2024 Fjord')
      await press(stage, 'Control+a', 'F2')
      await stage.page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'delete-for-good',
    show: async (stage) => {
      await go(stage, 'Archive')
      await choose(stage, '2019.zip')
      await press(stage, 'Shift+Delete')
      await stage.page.getByRole('dialog').waitFor()
    },
    leave: async (stage) => {
      await escape(stage)
      await choose(stage, '2019 (copy).zip')
      await press(stage, 'Delete')
    },
  },
  {name: 'trash', show: (stage) => sidebar(stage, 'Trash').then(() => stage.page.getByText('2019 (copy).zip').first().waitFor())},
  {name: 'history', show: (stage) => sidebar(stage, 'History')},
  {name: 'duplicates', show: (stage) => sidebar(stage, 'Duplicates').then(() => stage.page.getByText('Lisbon 1.jpg').first().waitFor())},
  {name: 'activity', show: (stage) => sidebar(stage, 'Activity')},
]

/** Two tags, so that there is something to see of them. */
async function tagSome({data, files}: Stage): Promise<void> {
  await runCli(data, ['tag', 'create', 'Holiday', '--colour', 'blue'])
  await runCli(data, ['tag', 'create', 'Kitchen', '--colour', 'green'])
  await runCli(data, ['tag', 'apply', 'Holiday', join(files, 'Photos/2023 Lisbon'), join(files, 'Photos/2023 Porto')])
  await runCli(data, ['tag', 'apply', 'Kitchen', join(files, 'Documents/Recipes/Bread.md')])
}

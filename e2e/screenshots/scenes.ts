import {explorer} from '../explorer.ts'
import {runCli} from '../run-cli.ts'
import {collectingScenes} from './collecting-scenes.ts'
import {choose, clearSearch, command, escape, go, press, type Scene, sidebar, tagSome} from './stage.ts'

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
  {name: 'list', show: (stage) => go(stage, '').then(() => press(stage, 'Control+2'))},
  {
    name: 'grid',
    show: async (stage) => {
      await go(stage, 'Photos/2023 Lisbon')
      await press(stage, 'Control+1')
      await stage.page.locator('[data-row] img').nth(7).waitFor()
    },
  },
  {name: 'quick-preview', show: (stage) => choose(stage, 'Lisbon 3.jpg').then(() => press(stage, ' ')), leave: escape},
  {
    name: 'preview-code',
    show: async (stage) => {
      await go(stage, 'Projects/weather')
      await press(stage, 'Control+2')
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
    leave: async (stage) => {
      await go(stage, '')
      await press(stage, 'Control+2')
    },
  },
  {name: 'timeline', show: (stage) => sidebar(stage, 'Timeline').then(() => stage.page.locator('.timeline-tile').nth(6).waitFor())},
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
    leave: clearSearch,
  },
  {
    name: 'search-terms',
    show: async (stage) => {
      await runCli(stage.data, ['saved', 'create', 'One copy only', 'kind:image copies:<2'])
      await runCli(stage.data, ['saved', 'create', 'Large files', 'size:>100mb'])
      await explorer(stage.page).sidebar.getByRole('treeitem', {name: 'Large files'}).waitFor()
      await explorer(stage.page).search.fill('kind:image;video size:>1kb !path:archive lisbon | alps')
      await stage.page.locator('[data-row]').nth(3).waitFor()
    },
    leave: clearSearch,
  },
  {
    name: 'search-completion',
    show: async (stage) => {
      await explorer(stage.page).search.fill('lisbon ')
      await stage.page.keyboard.type('modified:last')
      await stage.page.getByRole('option').first().waitFor()
      await press(stage, 'ArrowDown')
    },
    leave: async (stage) => {
      await escape(stage)
      await clearSearch(stage)
    },
  },
  {
    name: 'search-problem',
    show: async (stage) => {
      await explorer(stage.page).search.fill('lisbon size:big ')
      await stage.page.locator('.query-problem[data-shown]').waitFor()
    },
    leave: clearSearch,
  },
  {
    name: 'filter',
    show: async (stage) => {
      await go(stage, 'Photos/2024 Alps')
      await press(stage, 'Control+i')
      await stage.page.getByRole('combobox', {name: 'Filter this folder'}).fill('*1.jpg | *2.jpg')
      await stage.page.waitForTimeout(300)
    },
    leave: escape,
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
  {name: 'tagged', show: ({page}) => page.locator('[role="treeitem"][data-tag]').first().click()},
  {
    name: 'conflict',
    show: async (stage) => {
      await go(stage, 'Photos/For the wall')
      await choose(stage, 'Lisbon 2.jpg')
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
  {
    name: 'details',
    show: async (stage) => {
      await go(stage, 'Photos/For the wall')
      await choose(stage, 'Lisbon 1.jpg')
      await press(stage, 'Alt+Enter')
      await stage.page
        .getByRole('complementary', {name: 'Details'})
        .getByText(/2 copies/)
        .waitFor()
    },
    leave: (stage) => press(stage, 'Alt+Enter'),
  },
  {
    name: 'groups',
    show: async (stage) => {
      await go(stage, 'Documents/Recipes')
      await go(stage, 'Archive')
      await go(stage, 'Films')
      await command(stage, 'Group by…', 'Size')
      await stage.page.locator('.group-head[data-group]').first().waitFor()
    },
    leave: (stage) => command(stage, 'Group by…', 'Nothing'),
  },
  ...collectingScenes,
  {
    name: 'choose-by-pattern',
    show: async (stage) => {
      await go(stage, 'Photos/2024 Alps')
      await press(stage, 'Control+Alt+a')
      await stage.page.getByRole('dialog').getByLabel('Pattern').fill('Alps ?.jpg')
    },
    leave: escape,
  },
  {
    name: 'plan',
    show: async (stage) => {
      await go(stage, 'Photos/2024 Alps')
      await choose(stage, 'Alps 2.jpg')
      await command(stage, 'Show the plan first…', 'Move to trash')
      await stage.page.getByRole('dialog', {name: /trash/}).waitFor()
    },
    leave: escape,
  },
  {
    name: 'palette',
    show: async (stage) => {
      await press(stage, 'Control+k')
      await stage.page.getByRole('dialog', {name: 'Command palette'}).getByRole('combobox').fill('tab')
    },
    leave: escape,
  },
  {name: 'shortcuts', show: (stage) => press(stage, 'F1').then(() => stage.page.getByRole('dialog').waitFor()), leave: escape},
  {
    name: 'settings',
    show: (stage) => press(stage, 'Control+,').then(() => stage.page.getByRole('heading', {name: 'Settings', level: 1}).waitFor()),
  },
  {
    name: 'health',
    show: (stage) => command(stage, 'Health').then(() => stage.page.getByRole('heading', {name: 'Health', level: 1}).waitFor()),
  },
  {name: 'trash', show: (stage) => sidebar(stage, 'Trash').then(() => stage.page.getByText('2019 (copy).zip').first().waitFor())},
  {name: 'history', show: (stage) => sidebar(stage, 'History')},
  {name: 'duplicates', show: (stage) => sidebar(stage, 'Duplicates').then(() => stage.page.getByText('Lisbon 1.jpg').first().waitFor())},
  {name: 'activity', show: (stage) => sidebar(stage, 'Activity')},
]

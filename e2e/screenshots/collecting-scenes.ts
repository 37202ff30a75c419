import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {explorer} from '../explorer.ts'
import {choose, command, escape, go, press, type Scene} from './stage.ts'

/** What is put together of many folders, and the plans of acts that change what folders hold. */
export const collectingScenes: readonly Scene[] = [
  {
    name: 'tag-groups',
    show: async (stage) => {
      await go(stage, 'Photos')
      await press(stage, 'Control+2')
      await command(stage, 'Group by…', 'Tag')
      await stage.page.locator('.group-head[data-group]').first().waitFor()
    },
    leave: (stage) => command(stage, 'Group by…', 'Nothing'),
  },
  {
    name: 'basket',
    show: async (stage) => {
      for (const [folder, name] of [
        ['Photos/2024 Alps', 'Alps 1.jpg'],
        ['Documents/Recipes', 'Bread.md'],
        ['Films', 'Birthday.mp4'],
      ] as const) {
        await go(stage, folder)
        await choose(stage, name)
        await press(stage, 'Control+b')
      }
      await press(stage, 'Control+Alt+b')
      await explorer(stage.page).row('Birthday.mp4').waitFor()
      // What was said of the last one goes by itself.
      await stage.page.getByText('into the basket.').last().waitFor({state: 'detached'})
    },
    leave: async (stage) => {
      await command(stage, 'Empty the basket')
      await stage.page.getByText('Emptied the basket').waitFor({state: 'detached'})
    },
  },
  {
    name: 'compress',
    show: async (stage) => {
      await go(stage, 'Films')
      await choose(stage, 'Birthday.mp4')
      await command(stage, 'Compress…')
      await stage.page.waitForTimeout(300)
    },
    // Out of the name, and out of the palette.
    leave: (stage) => press(stage, 'Escape', 'Escape'),
  },
  {
    name: 'flatten',
    show: async (stage) => {
      await go(stage, 'Documents')
      await choose(stage, 'Taxes')
      await command(stage, 'Flatten folder…')
      await stage.page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
  {
    name: 'clear-out',
    show: async (stage) => {
      await mkdir(join(stage.files, 'Projects/garden/old/2021'), {recursive: true})
      await mkdir(join(stage.files, 'Projects/garden/drafts'), {recursive: true})
      await go(stage, 'Projects')
      await choose(stage, 'garden')
      await command(stage, 'Clear out empty folders…')
      await stage.page.getByRole('dialog').waitFor()
    },
    leave: escape,
  },
]

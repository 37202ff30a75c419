import {expect} from 'vitest'
import {explorer} from '../explorer.ts'
import {type Drive, names, press, type World} from './world.ts'

const saved = async ({ask}: World): Promise<readonly string[]> => {
  const {saved: all} = await ask<{saved: {name: string; query: string}[]}>('saved.list', {})
  return all.map(({name, query}) => `${name}: ${query}`)
}
const make =
  (name: string, query: string) =>
  async (world: World): Promise<void> => {
    await world.ask('saved.create', {name, query})
    await explorer(world.page).sidebar.getByRole('treeitem', {name}).waitFor()
  }
const forget =
  (name: string) =>
  ({ask}: World): Promise<unknown> =>
    ask('saved.remove', {saved: name})
const box = ({page}: World) => explorer(page).search
const recent = ({page}: World): Promise<string | null> => page.evaluate<string | null>(`localStorage.getItem('onefold.recent-searches')`)

/** How the commands are tried that are about searches that are kept. */
export const searchDrives = {
  'saved.create': {
    before: async (world) => {
      await box(world).fill('kind:text a')
      await expect.poll(() => names(world)).toContain('a.txt')
      await explorer(world.page).grid.first().focus()
    },
    by: 'palette',
    answer: async ({page}) => {
      await page.getByRole('dialog').getByLabel('Name').fill('Texts')
      await page.getByRole('dialog').getByRole('button', {name: 'Save'}).click()
    },
    look: saved,
    becomes: ['Texts: kind:text a'],
    after: async (world) => {
      await forget('Texts')(world)
      await box(world).press('Escape')
    },
  },
  'saved.show': {
    before: make('Shown', 'path:saved.show b.txt'),
    by: 'palette',
    argument: 'Shown',
    look: names,
    becomes: ['b.txt'],
    after: async (world) => {
      await forget('Shown')(world)
      await box(world).press('Escape')
    },
  },
  'saved.rename': {
    before: make('Old name', 'ext:txt'),
    by: 'palette',
    argument: 'Old name',
    answer: async ({page}) => {
      await page.getByRole('dialog').getByLabel('Name').fill('New name')
      await page.getByRole('dialog').getByRole('button', {name: 'Rename'}).click()
    },
    look: saved,
    becomes: ['New name: ext:txt'],
    after: forget('New name'),
  },
  'saved.remove': {before: make('Gone', 'ext:gone'), by: 'palette', argument: 'Gone', look: saved, becomes: []},
  'search.clearRecent': {
    before: async (world) => {
      await box(world).fill('a.txt')
      await press(world, 'Enter')
      await box(world).press('Escape')
      await expect.poll(() => recent(world)).toContain('a.txt')
    },
    by: 'palette',
    look: recent,
    becomes: '[]',
  },
} satisfies Partial<Record<string, Drive>>

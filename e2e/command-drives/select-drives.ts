import {expect} from 'vitest'
import {active, choose, chosen, type Drive, layout, press, useKeys, type World} from './world.ts'

const a = (world: World): Promise<void> => choose(world, 'a.txt')
const standardKeys = (world: World): Promise<void> => useKeys(world, 'standard')
const vimAt = async (world: World, name: string): Promise<void> => {
  await useKeys(world, 'vim')
  await choose(world, name)
}
const vimInGrid = async (world: World, name: string): Promise<void> => {
  await press(world, 'Control+1')
  await expect.poll(() => layout(world)).toBe('grid')
  await vimAt(world, name)
}
const listAgain = async (world: World): Promise<void> => {
  await standardKeys(world)
  await press(world, 'Control+2')
}

/** How the commands are tried that choose among the files. */
export const selectDrives = {
  'select.all': {by: {key: 'Control+a'}, look: chosen, becomes: ['sub', 'a.txt', 'b.txt']},
  'select.none': {before: a, by: {key: 'Escape'}, look: chosen, becomes: []},
  'select.invert': {before: a, by: {key: 'Control+Shift+i'}, look: chosen, becomes: ['sub', 'b.txt']},
  'select.pattern': {
    by: {key: 'Control+Alt+a'},
    look: ({page}) => page.getByRole('dialog', {name: 'Choose by pattern'}).count(),
    becomes: 1,
    after: (world) => world.page.keyboard.press('Escape'),
  },
  'select.toggle': {before: a, by: {key: 'Control+ '}, look: chosen, becomes: []},
  'select.menu': {
    before: a,
    by: {key: 'Shift+F10'},
    look: ({page}) => page.getByRole('menuitem', {name: 'Move to trash'}).count(),
    becomes: 1,
    after: async (world) => {
      await press(world, 'Escape')
      await world.page.getByRole('menu').first().waitFor({state: 'detached'})
    },
  },
  'select.up': {before: async (world) => vimAt(world, 'b.txt'), by: {key: 'k'}, look: active, becomes: 'a.txt', after: standardKeys},
  'select.down': {before: async (world) => vimAt(world, 'a.txt'), by: {key: 'j'}, look: active, becomes: 'b.txt', after: standardKeys},
  'select.left': {before: async (world) => vimInGrid(world, 'a.txt'), by: {key: 'h'}, look: active, becomes: 'sub', after: listAgain},
  'select.right': {before: async (world) => vimInGrid(world, 'a.txt'), by: {key: 'l'}, look: active, becomes: 'b.txt', after: listAgain},
  'select.first': {before: async (world) => vimAt(world, 'b.txt'), by: {key: 'g g'}, look: active, becomes: 'sub', after: standardKeys},
  'select.last': {before: async (world) => vimAt(world, 'sub'), by: {key: 'Shift+g'}, look: active, becomes: 'b.txt', after: standardKeys},
} satisfies Partial<Record<string, Drive>>

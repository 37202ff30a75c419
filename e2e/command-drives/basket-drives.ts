import {expect} from 'vitest'
import {byPalette, choose, disk, type Drive, press, show, type World} from './world.ts'

/** How many the sidebar says are in the basket; nothing where it is empty. */
const held = async ({page}: World): Promise<string | null> => {
  const count = page.locator('.basket-count')
  return (await count.count()) === 0 ? null : count.textContent()
}
const put = async (world: World): Promise<void> => {
  await choose(world, 'a.txt')
  await press(world, 'Control+b')
  await expect.poll(() => held(world)).toBe('1')
}
const putAndGoBelow =
  (folder: string) =>
  async (world: World): Promise<void> => {
    await put(world)
    await show(world, folder)
  }
const empty = (world: World): Promise<void> => byPalette(world, 'Empty the basket')

/** How the commands of the basket are tried; each leaves it empty. */
export const basketDrives = {
  'basket.put': {before: (world) => choose(world, 'a.txt'), by: {key: 'Control+b'}, look: held, becomes: '1', after: empty},
  'basket.takeOut': {before: put, by: {key: 'Control+Shift+b'}, look: held, becomes: null},
  'basket.copyHere': {
    before: putAndGoBelow('basket.copyHere/sub'),
    by: 'palette',
    look: disk('basket.copyHere/sub'),
    becomes: ['a.txt', 'only.txt'],
    after: empty,
  },
  'basket.moveHere': {
    before: putAndGoBelow('basket.moveHere/sub'),
    by: 'palette',
    look: async (world) => [await disk('basket.moveHere')(world), await held(world)],
    becomes: [['b.txt', 'sub'], null],
  },
  'basket.empty': {before: put, by: 'palette', look: held, becomes: null},
} satisfies Partial<Record<string, Drive>>

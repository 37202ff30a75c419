import {expect} from 'vitest'
import {commandMessages} from '../../src-renderer/command-messages.ts'
import {explorer} from '../explorer.ts'
import {called, chosen, disk, type Drive, names, type World} from './world.ts'

const map = ({page}: World) => page.getByRole('application', {name: /^Map of/})
const shownSizes = async (world: World): Promise<string | null> =>
  (await map(world).count()) > 0 ? map(world).getAttribute('aria-label') : null

/** Shows the sizes of the command's folder, where the folder that one comes from is chosen. */
const atSub = async (world: World): Promise<void> => {
  const {page} = world
  await explorer(page).row('sub').click({button: 'right'})
  await page.getByRole('menuitem', {name: commandMessages.titles['file.showSizes']}).click()
  await expect.poll(() => shownSizes(world)).toBe('Map of sub')
  await map(world).focus()
  await page.keyboard.press('Backspace')
  await expect.poll(() => shownSizes(world)).not.toBe('Map of sub')
  await expect.poll(() => page.locator('.sizes [role="status"]').textContent()).toMatch(/^sub,/)
}

/** How the commands of the page of sizes are tried. */
export const sizeDrives = {
  'sizes.look': {
    before: atSub,
    by: 'palette',
    argument: 'Table',
    look: ({page}) => page.getByRole('radio', {name: 'Table'}).isChecked(),
    becomes: true,
    after: ({page}) => page.getByRole('radio', {name: 'Map'}).check(),
  },
  'sizes.zoom': {before: atSub, by: 'palette', look: shownSizes, becomes: 'Map of sub'},
  'sizes.open': {before: atSub, by: 'palette', look: names, becomes: ['only.txt']},
  'sizes.showInFolder': {before: atSub, by: 'palette', look: chosen, becomes: ['sub']},
  'sizes.reveal': {
    before: atSub,
    by: 'palette',
    look: async (world) => (await called('dbus-send')(world)).includes('/sizes.reveal/sub'),
    becomes: true,
  },
  'sizes.trash': {before: atSub, by: 'palette', look: disk('sizes.trash'), becomes: ['a.txt', 'b.txt']},
} satisfies Partial<Record<string, Drive>>

import {join} from 'node:path'
import {expect} from 'vitest'
import {explorer} from '../explorer.ts'
import {called, choose, disk, type Drive, here, names, panes, press, said, show, tabs, type World} from './world.ts'

const a = (world: World): Promise<void> => choose(world, 'a.txt')
const sub = (world: World): Promise<void> => choose(world, 'sub')
const tail =
  (look: (world: World) => Promise<string | null>, words = 2) =>
  async (world: World): Promise<string | undefined> =>
    (await look(world))?.split('/').slice(-words).join('/')
const dialogYes = async ({page}: World, name: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', {name, exact: true}).click()
}

/** How the commands are tried that open files and folders and show where they are. */
export const openingDrives = {
  'file.open': {before: sub, by: {key: 'Enter'}, look: tail(here), becomes: 'file.open/sub'},
  'file.preview': {before: a, by: {key: ' '}, look: ({page}) => page.getByRole('dialog', {name: /a\.txt|Preview/}).count(), becomes: 1},
  'file.openTab': {before: sub, by: {key: 'Control+Enter'}, look: tabs, becomes: ['file.openTab', 'sub']},
  'file.openOther': {before: sub, by: {key: 'Control+Shift+Enter'}, look: panes, becomes: 2},
  'file.openWindow': {
    before: sub,
    by: 'palette',
    look: async ({app}) => app.windows().length,
    becomes: 2,
    after: ({app}) =>
      Promise.all(
        app
          .windows()
          .slice(1)
          .map((page) => page.close()),
      ),
  },
  'file.openWith': {before: a, by: 'palette', argument: 'Text View', look: tail(called('viewer')), becomes: 'file.openWith/a.txt'},
  'file.showInFolder': {
    before: async (world) => {
      await explorer(world.page).search.fill('only here')
      await expect.poll(() => names(world)).toEqual(['only here.txt'])
      await explorer(world.page).search.press('ArrowDown')
      await choose(world, 'only here.txt')
    },
    by: 'palette',
    look: tail(here),
    becomes: 'file.showInFolder/sub',
  },
  'file.reveal': {
    before: a,
    by: 'palette',
    look: async (world) => (await called('dbus-send')(world)).includes('/file.reveal/a.txt'),
    becomes: true,
  },
  'file.showSizes': {
    before: sub,
    by: 'palette',
    look: ({page}) => page.getByRole('heading', {name: 'Sizes', exact: true}).count(),
    becomes: 1,
  },
  'file.terminal': {before: sub, by: {key: 'Control+`'}, look: tail(called('terminal')), becomes: 'file.terminal/sub'},
  'file.copyPath': {before: a, by: {key: 'Control+Shift+c'}, look: said('The path is copied.'), becomes: true},
  'file.index': {
    before: async (world) => {
      await show(world, '../apart')
      await choose(world, 'unknown')
    },
    by: 'palette',
    look: async ({ask}) => {
      const {locations} = await ask<{locations: {name: string}[]}>('location.list', {})
      return locations.map(({name}) => name).toSorted()
    },
    becomes: ['files', 'unknown'],
  },
} satisfies Partial<Record<string, Drive>>

const hold = async (world: World): Promise<void> => {
  await a(world)
  await press(world, 'Control+c')
  await show(world, 'into')
}

/** A new folder lets its name be written. */
const leaveName = async (world: World): Promise<void> => {
  await world.page.getByLabel('New name').waitFor()
  await press(world, 'Escape')
  await world.page.getByLabel('New name').waitFor({state: 'detached'})
}

/** How the commands are tried that change files. */
export const actDrives = {
  'file.cut': {before: a, by: {key: 'Control+x'}, look: said('1 item will move where you paste.'), becomes: true},
  'file.copy': {before: a, by: {key: 'Control+c'}, look: said('1 item can be pasted.'), becomes: true},
  'file.paste': {before: hold, by: {key: 'Control+v'}, look: disk('into'), becomes: ['.keep', 'a.txt']},
  'file.pasteMove': {
    before: async (world) => {
      await a(world)
      await press(world, 'Control+c')
      await show(world, 'file.pasteMove/sub')
    },
    by: 'palette',
    look: disk('file.pasteMove'),
    becomes: ['b.txt', 'sub'],
  },
  'file.duplicate': {before: a, by: {key: 'Control+d'}, look: disk('file.duplicate'), becomes: ['a (2).txt', 'a.txt', 'b.txt', 'sub']},
  'file.rename': {
    before: a,
    by: {key: 'F2'},
    answer: async (world) => {
      await world.page.keyboard.type('renamed')
      await press(world, 'Enter')
    },
    look: disk('file.rename'),
    becomes: ['b.txt', 'renamed.txt', 'sub'],
  },
  'file.gather': {
    before: (world) => choose(world, 'a.txt', 'b.txt'),
    by: {key: 'Control+Alt+n'},
    answer: leaveName,
    look: disk('file.gather'),
    becomes: ['New folder', 'sub'],
  },
  'file.flatten': {
    before: sub,
    by: 'palette',
    answer: (world) => dialogYes(world, 'Flatten'),
    look: disk('file.flatten/sub'),
    becomes: ['deep.txt', 'only.txt'],
  },
  'file.clean': {
    by: 'palette',
    answer: (world) => dialogYes(world, 'Move to trash'),
    look: disk('file.clean'),
    becomes: ['a.txt', 'b.txt', 'sub'],
  },
  'file.mkdir': {
    by: {key: 'Control+Shift+n'},
    look: disk('file.mkdir'),
    becomes: ['New folder', 'a.txt', 'b.txt', 'sub'],
    after: leaveName,
  },
  'file.copyTo': {
    before: a,
    by: 'palette',
    argument: ({files}) => join(files, 'file.copyTo', 'su'),
    look: disk('file.copyTo/sub'),
    becomes: ['a.txt', 'only.txt'],
  },
  'file.moveTo': {
    before: a,
    by: 'palette',
    argument: ({files}) => join(files, 'file.moveTo', 'su'),
    look: disk('file.moveTo'),
    becomes: ['b.txt', 'sub'],
  },
  'file.copyOver': {
    before: async (world) => {
      await sub(world)
      await press(world, 'Control+Shift+Enter')
      await expect.poll(() => panes(world)).toBe(2)
      await choose(world, 'a.txt')
    },
    by: 'palette',
    look: disk('file.copyOver/sub'),
    becomes: ['a.txt', 'only.txt'],
  },
  'file.moveOver': {
    before: async (world) => {
      await sub(world)
      await press(world, 'Control+Shift+Enter')
      await expect.poll(() => panes(world)).toBe(2)
      await choose(world, 'a.txt')
    },
    by: 'palette',
    look: disk('file.moveOver'),
    becomes: ['b.txt', 'sub'],
  },
  'file.trash': {before: a, by: {key: 'Delete'}, look: disk('file.trash'), becomes: ['b.txt', 'sub']},
  'file.delete': {
    before: a,
    by: {key: 'Shift+Delete'},
    answer: (world) => dialogYes(world, 'Delete for good'),
    look: disk('file.delete'),
    becomes: ['b.txt', 'sub'],
  },
  'file.plan': {
    before: a,
    by: 'palette',
    argument: 'Move to trash',
    look: ({page}) => page.getByRole('dialog', {name: /trash/i}).count(),
    becomes: 1,
    after: (world) => world.page.keyboard.press('Escape'),
  },
  'file.empty': {
    before: async (world) => {
      await a(world)
      await press(world, 'Delete')
      await expect.poll(() => disk('file.empty')(world)).toEqual(['b.txt', 'sub'])
    },
    by: 'palette',
    answer: (world) => dialogYes(world, 'Empty trash'),
    look: async ({ask}) => (await ask<{total: number}>('file.list', {path: 'trash:'})).total,
    becomes: 0,
  },
  'edit.undo': {
    before: async (world) => {
      await a(world)
      await press(world, 'Delete')
      await expect.poll(() => disk('edit.undo')(world)).toEqual(['b.txt', 'sub'])
      await expect.poll(() => said('Done')(world)).toBe(true)
    },
    by: {key: 'Control+z'},
    look: disk('edit.undo'),
    becomes: ['a.txt', 'b.txt', 'sub'],
  },
  'edit.redo': {
    before: async (world) => {
      await a(world)
      await press(world, 'Delete')
      await expect.poll(() => disk('edit.redo')(world)).toEqual(['b.txt', 'sub'])
      await expect.poll(() => said('Done')(world)).toBe(true)
      await press(world, 'Control+z')
      await expect.poll(() => disk('edit.redo')(world)).toEqual(['a.txt', 'b.txt', 'sub'])
      await expect.poll(() => said('Undone')(world)).toBe(true)
    },
    by: {key: 'Control+Shift+z'},
    look: disk('edit.redo'),
    becomes: ['b.txt', 'sub'],
  },
} satisfies Partial<Record<string, Drive>>

import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {type LoopBench, loopBench, missingDisk} from '../../src-main/testing/loop-disk.ts'
import type {Tag} from '../../src-main/contract/tag.ts'
import type {Volume} from '../../src-main/contract/volume.ts'
import {explorer} from '../explorer.ts'
import {choose, type Drive, names, type World} from './world.ts'

const fileTags = async ({ask, files}: World, of: string): Promise<readonly string[]> => {
  const {tags} = await ask<{tags: {name: string}[]}>('tag.of', {targets: [join(files, of)]})
  return tags.map(({name}) => name)
}
const tagNamed = async ({ask}: World, name: string): Promise<Tag | undefined> => {
  const {tags} = await ask<{tags: Tag[]}>('tag.list', {})
  return tags.find((tag) => tag.name === name)
}
/** A tag of this name that the window has heard of, nested in another one of its own or not. */
const haveTag = async (world: World, name: string, inside?: string): Promise<void> => {
  const parent = inside === undefined ? undefined : (await world.ask<{tag: Tag}>('tag.create', {name: inside})).tag.id
  await world.ask('tag.create', {name, ...(parent === undefined ? {} : {parent})})
  await world.page.getByRole('treeitem', {name}).waitFor()
}
const dialog =
  (name: string | RegExp): Drive['look'] =>
  ({page}) =>
    page.getByRole('dialog', {name}).count()

/** How the commands are tried that are about tags. */
export const tagDrives = {
  'tag.choose': {
    before: (world) => choose(world, 'a.txt'),
    by: {key: 'Control+;'},
    look: ({page}) => page.getByRole('dialog', {name: 'Tags of 1 item'}).count(),
    becomes: 1,
  },
  'tag.apply': {
    before: (world) => choose(world, 'a.txt'),
    by: 'palette',
    argument: 'Bills',
    look: (world) => fileTags(world, 'tag.apply/a.txt'),
    becomes: ['Bills'],
  },
  'tag.remove': {
    before: async (world) => {
      await world.ask('tag.apply', {tag: 'Old', targets: [join(world.files, 'tag.remove/a.txt')], create: true})
      await world.page.getByRole('treeitem', {name: 'Old'}).waitFor()
      await choose(world, 'a.txt')
    },
    by: 'palette',
    argument: 'Old',
    look: (world) => fileTags(world, 'tag.remove/a.txt'),
    becomes: [],
  },
  'tag.show': {
    before: async (world) => {
      await world.ask('tag.apply', {tag: 'Seen', targets: [join(world.files, 'tag.show/b.txt')], create: true})
      await world.page.getByRole('treeitem', {name: 'Seen'}).waitFor()
    },
    by: 'palette',
    argument: 'Seen',
    look: names,
    becomes: ['b.txt'],
    after: (world) => explorer(world.page).search.press('Escape'),
  },
  'tag.create': {by: 'palette', look: ({page}) => page.getByRole('dialog', {name: 'New tag'}).count(), becomes: 1},
  'tag.toggle': {
    before: async (world) => {
      await haveTag(world, 'Now and then')
      await choose(world, 'a.txt')
    },
    by: 'palette',
    argument: 'Now and then',
    look: (world) => fileTags(world, 'tag.toggle/a.txt'),
    becomes: ['Now and then'],
  },
  'tag.edit': {
    before: (world) => haveTag(world, 'Misspelt'),
    by: 'palette',
    argument: 'Misspelt',
    answer: async ({page}) => {
      await page.getByRole('dialog', {name: 'Edit tag'}).getByLabel('Name').fill('Well spelt')
      await page.keyboard.press('Enter')
    },
    look: async (world) => (await tagNamed(world, 'Well spelt')) !== undefined,
    becomes: true,
  },
  'tag.createInside': {
    before: (world) => haveTag(world, 'Outer'),
    by: 'palette',
    argument: 'Outer',
    answer: async ({page}) => {
      await page.getByRole('dialog', {name: 'New tag'}).getByLabel('Name').fill('Inner')
      await page.keyboard.press('Enter')
    },
    look: async (world) => {
      const inner = await tagNamed(world, 'Inner')
      return inner !== undefined && inner.parent === (await tagNamed(world, 'Outer'))?.id
    },
    becomes: true,
  },
  'tag.toTop': {
    before: (world) => haveTag(world, 'Rising', 'Below'),
    by: 'palette',
    argument: 'Rising',
    look: async (world) => (await tagNamed(world, 'Rising'))?.parent,
    becomes: null,
  },
  'tag.delete': {
    before: (world) => haveTag(world, 'Past'),
    by: 'palette',
    argument: 'Past',
    look: async (world) => (await tagNamed(world, 'Past')) === undefined,
    becomes: true,
  },
} satisfies Partial<Record<string, Drive>>

let asked = ''
const located = async ({ask}: World): Promise<readonly string[]> => {
  const {locations} = await ask<{locations: {name: string}[]}>('location.list', {})
  return locations.map(({name}) => name)
}

/** How the commands are tried that are about what is indexed. */
export const locationDrives = {
  'location.add': {by: 'palette', look: ({page}) => page.getByRole('dialog', {name: 'Add a location'}).count(), becomes: 1},
  'location.rescan': {
    before: async () => {
      asked = new Date().toISOString()
    },
    by: 'palette',
    argument: 'files',
    look: async ({ask}) => {
      const {jobs} = await ask<{jobs: {kind: string; startedAt?: string}[]}>('job.list', {limit: 50})
      return jobs.some(({kind, startedAt}) => kind.startsWith('index') && startedAt !== undefined && startedAt > asked)
    },
    becomes: true,
  },
  'location.rules': {by: 'palette', argument: 'files', look: dialog('What “files” leaves out'), becomes: 1},
  'location.remove': {
    before: async (world) => {
      const folder = join(world.files, '../apart/parting')
      mkdirSync(folder, {recursive: true})
      await world.ask('location.add', {path: folder})
      await explorer(world.page)
        .sidebar.getByRole('treeitem', {name: /^parting/})
        .waitFor()
    },
    by: 'palette',
    argument: 'parting',
    answer: ({page}) => page.getByRole('dialog', {name: 'Remove “parting”?'}).getByRole('button', {name: 'Remove'}).click(),
    look: async (world) => (await located(world)).includes('parting'),
    becomes: false,
  },
} satisfies Partial<Record<string, Drive>>

const volumeNamed = async ({ask}: World, name: string): Promise<Volume | undefined> =>
  (await ask<{volumes: Volume[]}>('volume.list', {})).volumes.find((one) => one.name === name)
let bench: LoopBench | undefined
/** Plugs in a disk of this name, for as long as one command is tried. */
const plugIn = async (world: World, name: string): Promise<void> => {
  bench = loopBench()
  bench.disk('ext4', ['-L', name]).mount(bench.folder('loose'))
  await explorer(world.page)
    .sidebar.getByRole('treeitem', {name: new RegExp(`^${name}`)})
    .waitFor()
}
const loose = {missing: missingDisk('ext4'), by: 'palette', after: async () => bench?.end()} as const

/** How the commands are tried that are about disks. */
export const volumeDrives = {
  'volume.about': {
    by: 'palette',
    argument: '',
    look: ({page}) =>
      page
        .locator('[role="dialog"] .volume-facts dt')
        .first()
        .textContent({timeout: 1_000})
        .catch(() => ''),
    becomes: 'State',
  },
  'volume.keep': {
    ...loose,
    before: (world) => plugIn(world, 'Kept disk'),
    argument: 'Kept disk',
    look: async (world) => (await volumeNamed(world, 'Kept disk'))?.tracked,
    becomes: true,
  },
  'volume.forget': {
    ...loose,
    before: async (world) => {
      await plugIn(world, 'Left disk')
      await world.ask('volume.track', {volume: 'Left disk'})
      await world.page.waitForTimeout(300)
    },
    argument: 'Left disk',
    look: async (world) => (await volumeNamed(world, 'Left disk'))?.tracked,
    becomes: false,
  },
  'volume.measure': {
    ...loose,
    before: (world) => plugIn(world, 'Quick disk'),
    argument: 'Quick disk',
    look: async (world) => {
      const {speed} = await world.ask<{speed?: {readRate?: number}}>('volume.info', {volume: 'Quick disk'})
      return (speed?.readRate ?? 0) > 0
    },
    becomes: true,
  },
  'volume.eject': {
    ...loose,
    before: (world) => plugIn(world, 'Loose disk'),
    argument: 'Loose disk',
    look: async (world) => (await volumeNamed(world, 'Loose disk'))?.online ?? false,
    becomes: false,
  },
} satisfies Partial<Record<string, Drive>>

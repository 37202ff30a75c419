import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {ElectronApplication, Page} from 'playwright-core'
import {expect} from 'vitest'
import {explorer} from '../explorer.ts'

/** The window in which commands are tried, and what there is around it. */
export interface World {
  readonly app: ElectronApplication
  readonly page: Page
  readonly ask: <T>(name: string, input: object) => Promise<T>
  /** Each command has a folder of its own here, by its name. */
  readonly files: string
  /** What programs outside were started with. */
  readonly calls: string
}

/** How a command is tried: what comes before, how it is given, and what has become of something that was otherwise before. */
export interface Drive {
  /** Why it cannot be tried on this machine; nothing where it can. */
  readonly missing?: string | undefined
  /** The folder of the command is shown, and this is done there. */
  readonly before?: (world: World) => Promise<unknown>
  /** A key, or the palette, where it is found by its title. */
  readonly by: 'palette' | {readonly key: string}
  /** What is written in the second step of the palette. */
  readonly argument?: string | ((world: World) => string)
  /** What follows, as the answer to a question. */
  readonly answer?: (world: World) => Promise<unknown>
  readonly look: (world: World) => Promise<unknown>
  readonly becomes: unknown
  /** Puts back what would disturb others. */
  readonly after?: (world: World) => Promise<unknown>
}

export const press = async ({page}: World, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

export const names = ({page}: World): Promise<readonly string[]> => explorer(page).names()

/** Gives a command by its title. */
export const byPalette = async (world: World, title: string): Promise<void> => {
  await press(world, 'Control+k')
  const palette = world.page.getByRole('dialog', {name: 'Command palette'})
  await palette.getByRole('combobox').fill(title)
  await expect.poll(() => palette.getByRole('option', {selected: true}).textContent()).toContain(title)
  await press(world, 'Enter')
  await palette.waitFor({state: 'detached'})
}

/** Shows a folder of the spec, by its path below the files. */
export async function show(world: World, folder: string): Promise<void> {
  const {page, files} = world
  // By way of home: the rows of another folder, which may have the same names, would stand until the new ones are here.
  await page.keyboard.press('Alt+Home')
  await expect.poll(() => explorer(page).grid.count()).toBe(0)
  await page.keyboard.press('Control+l')
  await page.getByLabel('Path or address').fill(join(files, folder))
  await page.keyboard.press('Enter')
  const wanted = (await readdir(join(files, folder))).filter((name) => !name.startsWith('.')).length
  await expect.poll(() => here(world)).toBe(join(files, folder))
  await expect.poll(() => explorer(page).total()).toBe(wanted)
  await explorer(page).grid.first().focus()
}

/** The path that the bar tells. */
export const here = async ({page}: World): Promise<string | null> => {
  const step = explorer(page).path.locator('[aria-current="page"]')
  return (await step.getAttribute('title')) ?? step.textContent()
}

/** Chooses entries of the list by their names. */
export async function choose({page}: World, ...wanted: readonly string[]): Promise<void> {
  const modifiers: 'Control'[] = []
  for (const name of wanted) {
    await explorer(page)
      .row(name)
      .first()
      .click({modifiers: [...modifiers], position: {x: 60, y: 8}})
    modifiers[0] = 'Control'
  }
  await expect.poll(async () => (await chosen({page})).toSorted()).toEqual(wanted.toSorted())
}

export const chosen = ({page}: Pick<World, 'page'>): Promise<readonly string[]> =>
  page
    .getByRole('grid', {name: 'Files'})
    .locator('[data-row][aria-selected="true"]')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('[role="gridcell"]')?.getAttribute('title') ?? ''))

/** The entry that the keyboard stands on. */
export const active = ({page}: World): Promise<string | null> =>
  page.evaluate<string | null>(
    `document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.querySelector('[role="gridcell"]')?.getAttribute('title') ?? null`,
  )

export const disk =
  (folder: string) =>
  ({files}: World): Promise<readonly string[]> =>
    readdir(join(files, folder)).then((found) => found.toSorted())

/** What has the keyboard, by its name. */
export const focused = ({page}: World): Promise<string | null> =>
  page.evaluate<string | null>(`document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? null`)

export const tabs = ({page}: World): Promise<readonly string[]> => page.getByRole('tab').allTextContents()
export const shownTab = async ({page}: World): Promise<string | null> => {
  const tab = page.getByRole('tab', {selected: true})
  return (await tab.count()) === 0 ? null : tab.textContent()
}
export const layout = ({page}: World): Promise<string | null> =>
  page.locator('[data-pane][data-active] .files').last().getAttribute('data-layout')
export const panes = ({page}: World): Promise<number> => page.locator('[data-pane]:not([data-beside])').count()
export const said =
  (words: string) =>
  async ({page}: World): Promise<boolean> =>
    (await page.locator('.notice-text').allTextContents()).some((text) => text.includes(words))

/** What a program outside was told, as it wrote it down. */
export const called =
  (program: string) =>
  ({calls}: World): Promise<string> =>
    readFile(join(calls, `${program}.called`), 'utf8').then(
      (text) => text.trim(),
      () => '',
    )

/** Programs that write down how they were called stand in for those of a desktop. */
export async function plantPrograms(folder: string, share: string): Promise<void> {
  const bin = join(folder, 'bin')
  await mkdir(bin, {recursive: true})
  const recorder = (name: string, what: string): Promise<void> =>
    writeFile(join(bin, name), `#!/bin/sh\n${what} > '${folder}/${name}.part'\nmv '${folder}/${name}.part' '${folder}/${name}.called'\n`, {
      mode: 0o755,
    })
  for (const name of ['xdg-open', 'dbus-send', 'viewer']) await recorder(name, `printf '%s\\n' "$@"`)
  await recorder('terminal', 'pwd')
  await mkdir(join(share, 'applications'), {recursive: true})
  const entry = '[Desktop Entry]\nType=Application\nName=Text Viewer\nExec=viewer %f\nMimeType=text/plain;\n'
  await writeFile(join(share, 'applications/viewer.desktop'), entry)
}

/** Takes one of the sets of keys, as another window of the same machine would. */
export const useKeys = async ({page}: World, preset: 'standard' | 'commander' | 'vim'): Promise<void> => {
  await page.evaluate(
    `localStorage.setItem('onefold.keys', JSON.stringify({preset: '${preset}', changed: {}})); window.dispatchEvent(new StorageEvent('storage', {key: 'onefold.keys'}))`,
  )
}

/** Leaves every dialog, menu, tab and second pane that a command has left behind. */
export async function tidyUp(world: World): Promise<void> {
  const {page} = world
  for (let tries = 0; (await page.getByRole('dialog').count()) > 0 && tries < 4; tries++) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(150)
  }
  while ((await page.getByRole('tab').count()) > 0) await page.keyboard.press('Control+w')
  if ((await panes(world)) > 1) await page.keyboard.press('Control+Shift+s')
}

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

export const press = async ({page}: Stage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
export const escape = (stage: Stage): Promise<void> => press(stage, 'Escape')
export const clearSearch = async (stage: Stage): Promise<void> => {
  await explorer(stage.page).search.fill('')
  // A list of what was searched for last may be open.
  await explorer(stage.page).search.press('Escape')
  await explorer(stage.page).search.press('Escape')
}
export const sidebar = ({page}: Stage, name: string): Promise<void> =>
  explorer(page).sidebar.getByRole('treeitem', {name, exact: true}).first().click()
export const go = async (stage: Stage, path: string): Promise<void> => {
  await press(stage, 'Control+l')
  await stage.page.keyboard.insertText(join(stage.files, path))
  await press(stage, 'Enter')
  // Columns are no grid.
  await stage.page.locator('[data-row]').first().waitFor()
  await stage.page.waitForTimeout(300)
}
export const choose = (stage: Stage, name: string): Promise<void> => explorer(stage.page).row(name).click()

export const command = async (stage: Stage, title: string, argument?: string): Promise<void> => {
  await press(stage, 'Control+k')
  const box = stage.page.getByRole('dialog', {name: 'Command palette'}).getByRole('combobox')
  await box.fill(title)
  await stage.page.getByRole('option', {name: title, selected: true}).waitFor()
  await press(stage, 'Enter')
  if (argument === undefined) return
  await stage.page.waitForTimeout(300)
  await box.fill(argument)
  await stage.page.getByRole('option', {name: argument, selected: true}).waitFor()
  await press(stage, 'Enter')
}

/** Two tags, so that there is something to see of them. */
export async function tagSome({data, files}: Stage): Promise<void> {
  await runCli(data, ['tag', 'create', 'Holiday', '--colour', 'blue'])
  await runCli(data, ['tag', 'create', 'Kitchen', '--colour', 'green'])
  await runCli(data, ['tag', 'apply', 'Holiday', join(files, 'Photos/2023 Lisbon'), join(files, 'Photos/2023 Porto')])
  await runCli(data, ['tag', 'apply', 'Kitchen', join(files, 'Documents/Recipes/Bread.md')])
}

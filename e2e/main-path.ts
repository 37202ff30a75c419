import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {explorer} from './explorer.ts'
import {photosAtTop} from './scratch.ts'

/** The first day: a folder is added, its files show, and a word finds one of them below it. */
export async function addSeeSearch(page: Page, folder: string): Promise<void> {
  const {addLocation, addButton, search, sidebar, path, jobs} = explorer(page)
  await addButton.waitFor()
  for (const part of [sidebar, path, jobs, search]) await part.waitFor()
  await addLocation(folder)
  await seesFiles(page)
  await search.fill('lisbon')
  await expect.poll(() => explorer(page).names()).toEqual(['lisbon.jpg'])
  expect(await explorer(page).total()).toBe(1)
  await search.fill('STRASSE')
  await expect.poll(() => explorer(page).names()).toEqual(['Straße.txt'])
  await search.press('Escape')
  await seesFiles(page)
}

/** The next day: the location stands in the sidebar, its files show, and the word finds again. */
export async function seeAgain(page: Page, name: string): Promise<void> {
  const {sidebar, search} = explorer(page)
  await sidebar.getByRole('treeitem', {name}).first().click()
  await seesFiles(page)
  await search.fill('porto')
  await expect.poll(() => explorer(page).names()).toEqual(['porto.jpg'])
  await search.press('Escape')
}

async function seesFiles(page: Page): Promise<void> {
  await expect.poll(() => explorer(page).names(), {timeout: 15_000}).toEqual(photosAtTop)
  expect(await explorer(page).total()).toBe(photosAtTop.length)
}

import type {Page} from 'playwright-core'

/** What a person does in the window, by the names that assistive technology reads out. */
export const explorer = (page: Page) => ({
  grid: page.getByRole('grid', {name: 'Files'}),
  search: page.getByRole('combobox', {name: 'Search', exact: true}),
  sidebar: page.getByRole('navigation', {name: 'Sidebar'}),
  path: page.getByRole('navigation', {name: 'Path'}),
  jobs: page.getByRole('region', {name: 'Jobs'}),
  addButton: page.getByRole('button', {name: 'Add location'}),

  /** Types a folder into the dialog and waits until its files show. */
  addLocation: async (path: string): Promise<void> => {
    await page.getByRole('button', {name: 'Add location'}).click()
    await page.getByRole('dialog', {name: 'Add a location'}).getByLabel('Folder').fill(path)
    await page.getByRole('dialog').getByRole('button', {name: 'Add', exact: true}).click()
    await page.getByRole('dialog').waitFor({state: 'detached'})
  },
  /** The row of an entry, by its name. */
  row: (name: string) => page.getByRole('grid', {name: 'Files'}).locator('[data-row]', {has: page.locator(`[title="${name}"]`)}),
  /** The exact number of rows, which the grid tells whatever is drawn. */
  total: async (): Promise<number> => Number(await page.getByRole('grid', {name: 'Files'}).getAttribute('aria-rowcount')),
  /** The names of the rows that are drawn, in their order. */
  names: (): Promise<readonly string[]> =>
    page
      .getByRole('grid', {name: 'Files'})
      .locator('[data-row]')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('.file-name, .file-tile-cell')?.getAttribute('title') ?? '')),
})

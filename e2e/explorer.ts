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
  /** Heads of groups and rows, in the order in which they stand. */
  lines: (): Promise<readonly string[]> =>
    page
      .getByRole('grid', {name: 'Files'})
      .locator('.files-rows > [role="row"]')
      .evaluateAll((rows) =>
        rows
          .map((one) => ({top: Number.parseFloat((one as unknown as {style: {top: string}}).style.top), one}))
          .sort((a, b) => a.top - b.top)
          .map(
            ({one}) =>
              one.querySelector('.group-head-title')?.textContent ?? one.querySelector('[role="gridcell"]')?.getAttribute('title') ?? '',
          ),
      ),
  /** Puts the files of the list together, by the menu of its head. */
  groupBy: async (by: string): Promise<void> => {
    await page.getByRole('columnheader', {name: 'Name'}).click({button: 'right'})
    await page.getByRole('menuitem', {name: 'Group by'}).hover()
    await page.getByRole('menuitemradio', {name: by, exact: true}).click()
  },
  /** The names of the rows that are drawn, in their order. */
  names: (): Promise<readonly string[]> =>
    page
      .getByRole('grid', {name: 'Files'})
      .locator('[data-row]')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('.file-name, .file-tile-cell')?.getAttribute('title') ?? '')),
})

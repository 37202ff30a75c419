import {mkdir} from 'node:fs/promises'
import type {Page} from 'playwright-core'

/** Keeps a picture of the window in `e2e/results/`, for people. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = new URL('results/', import.meta.url).pathname
  await mkdir(folder, {recursive: true})
  await page.screenshot({path: `${folder}${name}.png`})
}

import AxeBuilder from '@axe-core/playwright'
import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {stands} from './in-page.mjs'
import {picture} from './picture.ts'

/** Keeps a picture of the page and expects axe to find nothing against it: no rule is off and no element left out. */
export async function isClean(page: Page, name: string): Promise<void> {
  // Colours that fade in would be judged half way.
  await page.evaluate(stands)
  await picture(page, name)
  // Else axe gathers what it found in a page of its own, for the sake of frames from elsewhere, which we have none of. That takes three
  // quarters of its time, and the desktop program lets nobody open one.
  expect(page.frames()).toHaveLength(1)
  const {violations} = await new AxeBuilder({page})
    .setLegacyMode()
    .options({resultTypes: ['violations']})
    .analyze()
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
}

/** The same in both themes; the light one stays. */
export async function isCleanInBothThemes(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({colorScheme})
    await isClean(page, `${name}-${colorScheme}`)
  }
}

import AxeBuilder from '@axe-core/playwright'
import type {Page} from 'playwright-core'
import {expect} from 'vitest'
import {picture} from './picture.ts'

/** Keeps a picture of the page and expects axe to find nothing against it. */
export async function isClean(page: Page, name: string): Promise<void> {
  // Colours that fade in would be judged half way.
  await page.waitForTimeout(250)
  await picture(page, name)
  // Elsewhere axe gathers what it found in a page of its own, which the desktop program lets nobody open.
  const {violations} = await new AxeBuilder({page}).setLegacyMode(page.context().browser() === null).analyze()
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
}

import {mkdir, readdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {isClean} from './is-clean.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {scratch} from './scratch.ts'

describe.skipIf(!chromiumBinary)('health', () => {
  let run: BrowserRun
  let data: string
  const sign = () => explorer(run.page).sidebar.getByRole('treeitem', {name: /^Health/})

  beforeAll(async () => {
    ;({data} = await scratch())
    run = await openBrowser(data)
    await explorer(run.page).addButton.waitFor()
  })
  afterAll(() => run?.quit())

  it('shows in the sidebar only when it has something to tell, and leads to it', async () => {
    expect(await sign().count()).toBe(0)
    // Of a year ago, and no newer one.
    const [library] = await readdir(join(data, 'libraries'))
    const backups = join(data, 'libraries', library!, 'backups')
    await mkdir(backups, {recursive: true})
    await writeFile(join(backups, 'library-2025-01-01T00-00-00-000Z.db'), '')
    await run.page.reload()
    await sign().waitFor({timeout: 30_000})
    expect(await sign().textContent()).toContain('needs attention')
    expect(await sign().getAttribute('title')).toContain('Backups')
    await isClean(run.page, 'health-sign')
    await sign().click()
    await run.page.locator('[data-about="backups"][data-state="attention"]').waitFor()
    expect(await sign().getAttribute('aria-current')).toBe('location')
    expect(run.complaints).toEqual([])
  })
})

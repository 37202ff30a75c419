import {execFile, spawn} from 'node:child_process'
import {readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {inMain} from './in-main.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {plant, scratch} from './scratch.ts'

/** The program that stands for others at the clipboard, where `npm test` found it. */
const xclipBinary = process.env['ONEFOLD_E2E_XCLIP'] || undefined
const whyNot = xclipBinary ? '' : ' (skipped: there is no xclip here)'

describe.skipIf(!electronBinary)('files to and from other programs', () => {
  let run: DesktopRun
  let files: string
  let apart: string
  const press = (key: string): Promise<void> => run.page.keyboard.press(key)
  const shows = (names: readonly string[]): Promise<void> => expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toEqual(names)
  const row = (name: string) => explorer(run.page).row(name)

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    apart = join(place.files, '..', 'apart')
    await plant(files, {'mine one.txt': 'mine', 'two.txt': 'two', 'into/there.txt': 'there'})
    await plant(apart, {'theirs ä.txt': 'theirs', 'cut.txt': 'cut'})
    run = await openElectron(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(async () => {
    await run?.app.close()
  })

  it('shows the folder that was added', () => shows(['into', 'mine one.txt', 'two.txt']))

  it.skipIf(!xclipBinary)(`xclip reads what was copied and what was cut${whyNot}`, async () => {
    await row('mine one.txt').click()
    await press('Control+c')
    const uri = `file://${encodeURI(files)}/mine%20one.txt`
    await expect.poll(() => clipboard('text/uri-list')).toBe(`${uri}\r\n`)
    await press('Control+x')
    await expect.poll(() => clipboard('x-special/gnome-copied-files')).toBe(`cut\n${uri}`)
  })

  it.skipIf(!xclipBinary)(`pastes what another file manager copied, and takes what it cut${whyNot}`, async () => {
    await put('text/uri-list', `file://${encodeURI(apart)}/theirs%20%C3%A4.txt\r\n`)
    await explorer(run.page).grid.focus()
    await press('Control+v')
    await shows(['into', 'mine one.txt', 'theirs ä.txt', 'two.txt'])
    expect(await readdir(apart)).toContain('theirs ä.txt')
    await put('x-special/gnome-copied-files', `cut\nfile://${encodeURI(apart)}/cut.txt`)
    await press('Control+v')
    await shows(['into', 'cut.txt', 'mine one.txt', 'theirs ä.txt', 'two.txt'])
    await expect.poll(() => readdir(apart)).not.toContain('cut.txt')
  })

  it.skipIf(!xclipBinary)(`makes a file of an image and of text, and begins to rename it${whyNot}`, async () => {
    await put('image/png', png)
    await explorer(run.page).grid.focus()
    await press('Control+v')
    const name = run.page.getByLabel('New name')
    await name.waitFor()
    expect(await name.inputValue()).toMatch(/^Pasted image \d{4}-\d\d-\d\d \d\d\.\d\d\.png$/)
    await run.page.keyboard.type('shot')
    await press('Enter')
    await expect.poll(() => readdir(files), {timeout: 10_000}).toContain('shot.png')
    expect(await readFile(join(files, 'shot.png'))).toEqual(png)
    await put('UTF8_STRING', Buffer.from('Grüße\n'))
    await press('Control+v')
    await name.waitFor()
    const given = await name.inputValue()
    expect(given).toMatch(/^Pasted text .*\.txt$/)
    await press('Escape')
    expect(await readFile(join(files, given), 'utf8')).toBe('Grüße\n')
    await press('Control+z')
    await expect.poll(() => readdir(files), {timeout: 10_000}).not.toContain(given)
  })

  /** Lets a file of the disk be dropped on something of the page, as another program would. */
  async function dropFromOutside(path: string, on: string): Promise<void> {
    await run.page.evaluate(`(() => {
      const input = document.createElement('input')
      input.type = 'file'
      input.id = 'from-outside'
      document.body.append(input)
    })()`)
    await run.page.locator('#from-outside').setInputFiles(path)
    await run.page.evaluate(`(() => {
      const input = document.getElementById('from-outside')
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(input.files[0])
      input.remove()
      const place = document.querySelector(${JSON.stringify(on)})
      for (const type of ['dragover', 'drop'])
        place.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer}))
    })()`)
  }

  it('takes files that are dropped from outside', async () => {
    await writeFile(join(apart, 'dropped.txt'), 'dropped')
    await dropFromOutside(join(apart, 'dropped.txt'), '[role="grid"]')
    await expect.poll(() => explorer(run.page).names(), {timeout: 10_000}).toContain('dropped.txt')
    expect(await readFile(join(files, 'dropped.txt'), 'utf8')).toBe('dropped')
    expect(await readdir(apart)).toContain('dropped.txt')
  })

  it('takes files that another window drags into the basket, as far as they are known', async () => {
    const basket = explorer(run.page).sidebar.getByRole('treeitem', {name: /^Basket/})
    await dropFromOutside(join(files, 'dropped.txt'), '[data-open-page="basket"]')
    await expect.poll(() => basket.textContent(), {timeout: 10_000}).toBe('Basket1')
    await writeFile(join(apart, 'unknown.txt'), 'unknown')
    await dropFromOutside(join(apart, 'unknown.txt'), '[data-open-page="basket"]')
    await run.page.locator('.notice').filter({hasText: 'has not looked into that folder yet'}).waitFor()
    expect(await basket.textContent()).toBe('Basket1')
    expect(await readdir(apart)).toEqual(expect.arrayContaining(['dropped.txt', 'unknown.txt']))
  })

  it('asks the system to carry files on that leave the window', async () => {
    await inMain(run.app, ({BrowserWindow}) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents
      if (page) page.startDrag = (item) => void Object.assign(globalThis, {carried: item.files})
    })
    await row('two.txt').click()
    await row('mine one.txt').click({modifiers: ['Control']})
    await run.page.evaluate(`(() => {
      const row = document.querySelector('[data-row][aria-selected="true"]')
      const dataTransfer = new DataTransfer()
      row.dispatchEvent(new DragEvent('dragstart', {bubbles: true, cancelable: true, dataTransfer}))
      document.dispatchEvent(new DragEvent('dragleave', {bubbles: true, dataTransfer, relatedTarget: null}))
    })()`)
    const carried = (): Promise<readonly string[] | undefined> =>
      inMain(run.app, () => (globalThis as {carried?: readonly string[]}).carried?.toSorted())
    await expect.poll(carried).toEqual([join(files, 'mine one.txt'), join(files, 'two.txt')])
    await run.page.evaluate(`document.dispatchEvent(new DragEvent('dragend', {bubbles: true}))`)
  })
})

/** A single point. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const clipboard = async (type: string): Promise<string> => (await clipboardBytes(type)).toString()

async function clipboardBytes(type: string): Promise<Buffer> {
  try {
    return (await promisify(execFile)(xclipBinary ?? '', ['-selection', 'clipboard', '-o', '-t', type], {encoding: 'buffer'})).stdout
  } catch {
    // Nothing of that type is there yet.
    return Buffer.alloc(0)
  }
}

/** xclip stays to serve what it holds, so its end is not waited for. */
async function put(type: string, content: string | Buffer): Promise<void> {
  const xclip = spawn(xclipBinary ?? '', ['-selection', 'clipboard', '-i', '-t', type], {stdio: ['pipe', 'ignore', 'ignore']})
  xclip.stdin.end(content)
  await expect.poll(() => clipboardBytes(type)).toEqual(Buffer.from(content))
}

import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {plant, scratch} from './scratch.ts'

describe.skipIf(!chromiumBinary)('what is dragged here from other programs', () => {
  let run: BrowserRun
  let files: string
  const grid = () => explorer(run.page).grid
  const there = (folder = ''): Promise<readonly string[]> => readdir(join(files, folder)).then((names) => names.toSorted())
  const text = (name: string): Promise<string> => readFile(join(files, name), 'utf8').catch(() => '')
  /** What a program of another window would carry, brought over an element and, at the end, let go of there. */
  const drag = (selector: string, carried: Carried, events: readonly string[] = ['dragenter', 'dragover', 'drop']): Promise<unknown> =>
    run.page.evaluate(
      `(() => {
        const {texts, file} = ${JSON.stringify(carried)}
        const dataTransfer = new DataTransfer()
        for (const [type, text] of Object.entries(texts ?? {})) dataTransfer.setData(type, text)
        if (file) dataTransfer.items.add(new File([file.text], file.name, {type: file.type}))
        const target = document.querySelector(${JSON.stringify(selector)})
        const {left, top} = target.getBoundingClientRect()
        for (const type of ${JSON.stringify(events)})
          target.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true, clientX: left + 200, clientY: top + 120}))
      })()`,
    )

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    await plant(files, {'here.txt': 'x', 'sub/only.txt': 'x'})
    run = await openBrowser(place.data)
    await explorer(run.page).addButton.waitFor()
    await explorer(run.page).addLocation(files)
  })
  afterAll(() => run?.quit())

  it('makes a file of a text, whose name can be written at once, and takes it back', async () => {
    await expect.poll(() => explorer(run.page).names(), {timeout: 15_000}).toEqual(['sub', 'here.txt'])
    await drag('.files', {texts: {'text/plain': 'some words'}}, ['dragover'])
    await run.page.getByText('Make a file in files').waitFor()
    await picture(run.page, 'drop-content')
    await drag('.files', {texts: {'text/plain': 'some words'}})
    await run.page.locator('.files input').waitFor()
    await run.page.keyboard.press('Control+a')
    await run.page.keyboard.type('words.txt')
    await run.page.keyboard.press('Enter')
    await expect.poll(() => text('words.txt')).toBe('some words')
    await grid().focus()
    await run.page.keyboard.press('Control+z')
    await run.page.keyboard.press('Control+z')
    await expect.poll(() => there()).toEqual(['here.txt', 'sub'])
  })

  it('makes a link by the name of its page, in the folder that it is dropped on', async () => {
    const texts = {
      'text/uri-list': 'https://example.org/a?b=c',
      'text/html': '<a href="https://example.org/a?b=c">A page: the <b>first</b></a><img src=x onerror="document.title = 1">',
      'text/plain': 'https://example.org/a?b=c',
    }
    await drag('[data-row="0"]', {texts})
    await expect.poll(() => there('sub')).toEqual(['A page the first.url', 'only.txt'])
    expect(await text('sub/A page the first.url')).toBe('[InternetShortcut]\r\nURL=https://example.org/a?b=c\r\n')
    expect(await run.page.title()).not.toBe('1')
  })

  it('makes a file of what is in one that has no place here, and lays no other one over', async () => {
    const file = {name: 'here.txt', text: 'from elsewhere', type: 'text/plain'}
    await drag('.files', {file})
    await run.page.locator('.files input').waitFor()
    await run.page.keyboard.press('Escape')
    await expect.poll(() => text('here 2.txt')).toBe('from elsewhere')
    expect(await text('here.txt')).toBe('x')
  })

  it('takes nothing that was taken up in its own page', async () => {
    const before = await there()
    await drag('.files', {texts: {'text/plain': 'a name of a column'}}, ['dragstart', 'dragover', 'drop'])
    await run.page.waitForTimeout(500)
    expect(await there()).toEqual(before)
    expect(run.complaints).toEqual([])
  })
})

interface Carried {
  readonly texts?: Readonly<Record<string, string>>
  readonly file?: {readonly name: string; readonly text: string; readonly type: string}
}

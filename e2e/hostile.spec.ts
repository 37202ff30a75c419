import {execFileSync} from 'node:child_process'
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {explorer} from './explorer.ts'
import {type BrowserRun, chromiumBinary, openBrowser} from './open-browser.ts'
import {picture} from './picture.ts'
import {scratch} from './scratch.ts'

/** The bytes of a name that wants to do harm, and what a person may see of it at least. */
const names: readonly (readonly [name: Buffer, seen: string])[] = [
  [Buffer.from('<img src=x onerror=globalThis.harmed=1>.txt'), '<img src=x onerror=globalThis.harmed=1>.txt'],
  [Buffer.from('line\nbreak.txt'), 'break.txt'],
  [Buffer.from('\u001b[31mred\u001b[0m.txt'), '[31mred'],
  [Buffer.from('invoice\u202efdp.exe'), 'fdp.exe'],
  [Buffer.from([0x62, 0x61, 0x64, 0xff, 0xfe, 0x2e, 0x62, 0x69, 0x6e]), 'bad\\xFF\\xFE.bin'],
  [Buffer.from('n'.repeat(255)), 'n'.repeat(255)],
  [Buffer.from(' leading and trailing '), ' leading and trailing '],
  [Buffer.from('%2e%2e%2f'), '%2e%2e%2f'],
  [Buffer.from('${globalThis.harmed=1}'), '${globalThis.harmed=1}'],
  [Buffer.from('🦊 emoji.txt'), '🦊 emoji.txt'],
]

describe.skipIf(!chromiumBinary || process.platform === 'win32')('names that want to do harm', () => {
  let run: BrowserRun
  let files: string

  beforeAll(async () => {
    const place = await scratch()
    files = place.files
    mkdirSync(files, {recursive: true})
    for (const [name] of names) writeFileSync(Buffer.concat([Buffer.from(`${files}/`), name]), 'x')
    symlinkSync('.', `${files}/loop`)
    execFileSync('mkfifo', [`${files}/pipe`])
    run = await openBrowser(place.data)
  })
  afterAll(() => run?.quit())

  it('show as text, every one of them, and do nothing', async () => {
    const {addLocation, names: seen, total, search} = explorer(run.page)
    await explorer(run.page).addButton.waitFor()
    await addLocation(files)
    await expect.poll(total).toBe(names.length + 2)
    await expect.poll(async () => (await seen()).filter((name) => name !== '').length).toBe(names.length + 2)
    const shown = await seen()
    for (const [, part] of names)
      expect(
        shown.some((name) => name.toLowerCase().includes(part.toLowerCase())),
        `“${part}” among ${JSON.stringify(shown)}`,
      ).toBe(true)
    for (const name of shown) expect(name).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    await picture(run.page, 'hostile-list')
    await run.page.keyboard.press('Control+1')
    await picture(run.page, 'hostile-grid')
    await search.fill('onerror')
    await expect.poll(total).toBe(1)
    expect(await run.page.evaluate('globalThis.harmed')).toBeUndefined()
    expect(run.complaints).toEqual([])
  })
})

import {execFileSync} from 'node:child_process'
import {copyFileSync, mkdirSync, readdirSync, statSync, truncateSync, unlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {setTimeout as sleep} from 'node:timers/promises'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, it} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Picture} from '../../contract/sidecar.ts'
import {versionOf} from '../../contract/sidecar.ts'
import {claimedPng, endlessDrawing, madePicture} from '../../testing/made-pictures.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore({silentMs: 2_500})
})
afterAll(() => core.close())

interface Listed {
  readonly items: readonly Item[]
}
const put = async (name: string, bytes: string | Buffer): Promise<Item> => {
  const at = `${core.files}/${name}`
  mkdirSync(at.slice(0, at.lastIndexOf('/')), {recursive: true})
  writeFileSync(at, bytes)
  return listed(name)
}
const listed = async (name: string): Promise<Item> => {
  const path = `${core.files}/${name}`
  const {items} = await core.call<Listed>('file.list', {path: path.slice(0, path.lastIndexOf('/'))})
  return items.find((item) => item.path === path)!
}
const draw = (item: Item, more: object = {}): Promise<Picture> => core.call('sidecar.picture', {target: item.id, data: true, ...more})
const decode = async ({data}: Picture) => sharp(Buffer.from(data!, 'base64')).raw().toBuffer({resolveWithObject: true})
const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act
    return 'none'
  } catch (error) {
    return (error as {readonly code: string}).code
  }
}
const decoders = (): readonly string[] => {
  const lines = execFileSync('ps', ['-o', 'pid=,ni=', '--ppid', String(process.pid)], {encoding: 'utf8'})
    .trim()
    .split('\n')
  return lines.map((line) => line.trim().split(/\s+/)).flatMap(([pid, nice]) => (nice === '5' ? [pid!] : []))
}

it.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s becomes a small WebP, as it is seen', async (format) => {
  const item = await put(`kinds/a.${format === 'jpeg' ? 'jpg' : format}`, await madePicture(format, {width: 800, height: 400}))
  const made = await draw(item)
  expect(made).toMatchObject({mime: 'image/webp', kept: false})
  expect((await decode(made)).info).toMatchObject({width: 256, height: 128})
  expect(await draw(item)).toEqual({...made, kept: true})
})

it('a photo of a camera that was held upright stands upright', async () => {
  const item = await put('kinds/turned.jpg', await madePicture('jpeg', {width: 800, height: 400, turned: true}))
  const {info, data} = await decode(await draw(item))
  expect(info).toMatchObject({width: 128, height: 256})
  const redAt = (x: number, y: number): boolean => data[(y * info.width + x) * info.channels]! > 200
  // What was at the left is above now.
  expect([redAt(64, 10), redAt(64, 250)]).toEqual([true, false])
})

it('a drawing is drawn as large as it is wanted, and reads no other file', async () => {
  await put('kinds/red.png', await madePicture('png', {width: 40, height: 40, colour: '#f00'}))
  const other = `${core.files}/kinds/red.png`
  const item = await put(
    'kinds/a.svg',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20"><rect width="40" height="20" fill="#0f0"/><image width="40" height="20" href="file://${other}"/><image width="40" height="20" xlink:href="${other}"/><image width="40" height="20" href="red.png"/></svg>`,
  )
  const {info, data} = await decode(await draw(item, {size: 512}))
  expect(info).toMatchObject({width: 512, height: 256})
  expect(data[0]).toBeLessThan(10)
  expect(data[1]).toBeGreaterThan(240)
})

it('copies share one picture, also of files of which nobody had read the bytes', async () => {
  const item = await put('copies/a.jpg', await madePicture('jpeg', {width: 900, height: 500}))
  const made = await draw(item)
  copyFileSync(`${core.files}/copies/a.jpg`, `${core.files}/copies/b.jpg`)
  const copy = await draw(await listed('copies/b.jpg'))
  expect(copy).toEqual({...made, kept: true})
  expect((await listed('copies/b.jpg')).contentId).toBe(made.contentId)
})

it('a file that changed has another picture, and the old address leads to neither', async () => {
  const before = await put('changed/a.png', await madePicture('png', {width: 300, height: 300}))
  await draw(before, {version: versionOf(before)})
  const after = await put('changed/a.png', await madePicture('png', {width: 300, height: 150}))
  expect(after.id).toBe(before.id)
  expect(await refusal(draw(after, {version: versionOf(before)}))).toBe('Conflict')
  expect((await decode(await draw(after, {version: versionOf(after)}))).info).toMatchObject({width: 256, height: 128})
  // Its content is known now; who has not heard of it yet still knows the file as it is.
  expect(await refusal(draw(after, {version: versionOf(after)}))).toBe('none')
})

it('what was drawn is shown after the file has gone out of reach', async () => {
  const item = await put('away/a.jpg', await madePicture('jpeg', {width: 640, height: 480}))
  const made = await draw(item)
  unlinkSync(`${core.files}/away/a.jpg`)
  expect(await draw(item)).toEqual({...made, kept: true})
})

it('what is broken, cut, of another kind or claims to be enormous is refused, and that is remembered', async () => {
  const whole = await madePicture('jpeg', {width: 1200, height: 800})
  const bad: Readonly<Record<string, string | Buffer>> = {
    'text.jpg': 'not really a picture',
    'cut.jpg': whole.subarray(0, whole.length / 2),
    'cut.png': (await madePicture('png', {width: 300, height: 300})).subarray(0, 200),
    'claims.png': await claimedPng(30_000, 30_000),
    'none.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
    'uses.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs><g id="a0"><rect width="9" height="9"/></g>${Array.from({length: 30}, (_, no) => `<g id="a${no + 1}">${`<use href="#a${no}"/>`.repeat(10)}</g>`).join('')}</defs><use href="#a30"/></svg>`,
  }
  const outcomes: Record<string, string> = {}
  for (const [name, bytes] of Object.entries(bad)) outcomes[name] = await refusal(draw(await put(`bad/${name}`, bytes)))
  expect(outcomes).toEqual({
    'text.jpg': 'Damaged',
    'cut.jpg': 'Damaged',
    'cut.png': 'Damaged',
    'claims.png': 'Unsupported',
    'none.svg': 'Damaged',
    'uses.svg': 'Damaged',
  })
  const again = performance.now()
  expect(await refusal(draw(await listed('bad/uses.svg')))).toBe('Damaged')
  expect(performance.now() - again).toBeLessThan(1_000)
})

it('a picture that never gets done is given up and remembered, and holds up nobody', async () => {
  const endless = await put('bad/endless.svg', endlessDrawing())
  const good = await put('bad/good.jpg', await madePicture('jpeg', {width: 700, height: 500}))
  const given = refusal(draw(endless, {size: 4096}))
  await sleep(100)
  expect((await decode(await draw(good))).info.width).toBe(256)
  expect(await given).toBe('Damaged')
  const again = performance.now()
  expect(await refusal(draw(endless, {size: 4096}))).toBe('Damaged')
  expect(performance.now() - again).toBeLessThan(1_000)
})

it('decoders that are killed at their work lose nothing', async () => {
  const items: Item[] = []
  for (let no = 0; no < 24; no++) items.push(await put(`killed/${no}.jpg`, await madePicture('jpeg', {width: 3000, height: 2000 + no})))
  let killed = 0
  const drawing = Promise.all(items.map((item) => draw(item)))
  while (killed < 2) {
    await sleep(30)
    for (const pid of decoders().slice(0, 1)) {
      process.kill(Number(pid), 'SIGKILL')
      killed++
    }
  }
  for (const picture of await drawing) expect((await decode(picture)).info.width).toBe(256)
  expect(killed).toBe(2)
})

it('a file whose bytes are elsewhere is not read', async () => {
  writeFileSync(`${core.files}/cloud.jpg`, '')
  truncateSync(`${core.files}/cloud.jpg`, 5_000_000)
  utimesSync(`${core.files}/cloud.jpg`, 1_700_000_000, 1_700_000_000)
  expect(statSync(`${core.files}/cloud.jpg`).blocks).toBe(0)
  expect(await refusal(draw(await listed('cloud.jpg')))).toBe('Offline')
  expect(await core.call('file.preview', {target: `${core.files}/cloud.jpg`})).toMatchObject({
    preview: {shows: 'nothing', reason: 'placeholder'},
  })
})

it('who does not wait any longer is answered at once', async () => {
  const item = await put('left/a.jpg', await madePicture('jpeg', {width: 3000, height: 3000}))
  const left = new AbortController()
  const caller = {kind: 'window', id: 'w', grants: ['read', 'files.read']} as const
  const asked = core.core.call(caller, {name: 'sidecar.picture', input: {target: item.id}, signal: left.signal})
  left.abort()
  expect(await asked).toMatchObject({ok: false, error: {code: 'Interrupted'}})
})

it('the library tells what it keeps of them', async () => {
  const {sidecars} = await core.call<{sidecars: {files: number; bytes: number; limitBytes: number}}>('library.info')
  expect(sidecars.files).toBeGreaterThan(10)
  expect(sidecars.bytes).toBeGreaterThan(1_000)
  expect(sidecars.limitBytes).toBe(1_000_000_000)
  expect(readdirSync(core.files)).not.toContain('sidecars')
})

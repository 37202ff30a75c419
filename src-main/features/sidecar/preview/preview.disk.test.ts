import {execFileSync} from 'node:child_process'
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Item} from '../../../contract/file.ts'
import type {Job} from '../../../contract/job.ts'
import type {Preview} from '../../../contract/preview.ts'
import {madePicture} from '../../../testing/made-pictures.ts'
import {openTestCore, type TestCore} from '../../../testing/open-test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
  mkdirSync(`${core.files}/tree/deep`, {recursive: true})
})
afterAll(() => core.close())

const put = (name: string, bytes: string | Buffer): void => writeFileSync(`${core.files}/${name}`, bytes)
const preview = async (name: string, more: object = {}): Promise<Preview> => {
  await core.call('file.list', {path: core.files})
  return (await core.call<{item: Item; preview: Preview}>('file.preview', {target: `${core.files}/${name}`, ...more})).preview
}

describe('text', () => {
  it.each([
    ['plain.txt', Buffer.from('one\ntwo\n'), 'utf-8', 'one\ntwo\n'],
    ['latin.txt', Buffer.from('Stra\xdfe', 'latin1'), 'windows-1252', 'Straße'],
    ['wide.txt', Buffer.from('\ufeffStraße und mehr', 'utf16le'), 'utf-16le', 'Straße und mehr'],
    ['code.ts', Buffer.from('<script>harm()</script>'), 'utf-8', '<script>harm()</script>'],
    ['noending', Buffer.from('a file of words'), 'utf-8', 'a file of words'],
  ] as const)('%s', async (...[name, bytes, encoding, text]) => {
    put(name, bytes)
    expect(await preview(name)).toEqual({shows: 'text', encoding, text, from: name === 'wide.txt' ? 2 : 0})
  })

  it('is read in parts that end with lines, and all of them are the whole', async () => {
    const whole = Array.from({length: 300_000}, (_, no) => `line ${no} — é`).join('\n')
    put('long.log', whole)
    let found = ''
    let next: number | undefined = 0
    let parts = 0
    while (next !== undefined) {
      const part: Preview = await preview('long.log', {from: next, encoding: 'utf-8'})
      if (part.shows !== 'text') throw new Error('It is text.')
      found += part.text
      next = part.next
      if (next !== undefined) expect(part.text.endsWith('\n')).toBe(true)
      parts++
    }
    expect(parts).toBe(3)
    expect(found === whole).toBe(true)
  })
})

describe('images', () => {
  it('tell how large they are as they are seen', async () => {
    put('turned.jpg', await madePicture('jpeg', {width: 640, height: 480, turned: true}))
    expect(await preview('turned.jpg')).toEqual({shows: 'image', width: 480, height: 640, size: 2048})
    expect(await preview('turned.jpg')).toEqual({shows: 'image', width: 480, height: 640, size: 2048})
  })

  it('that are broken say so', async () => {
    put('broken.png', (await madePicture('png', {width: 90, height: 90})).subarray(0, 120))
    expect(await preview('broken.png')).toMatchObject({shows: 'nothing', reason: 'broken'})
  })

  it('that are text in truth are shown as text', async () => {
    put('text.png', 'no picture')
    expect(await preview('text.png')).toMatchObject({shows: 'text', text: 'no picture'})
  })
})

describe('archives', () => {
  beforeAll(() => {
    put('tree/ä.txt', 'four')
    put('tree/deep/b.bin', Buffer.alloc(1000, 1))
    symlinkSync('b.bin', `${core.files}/tree/deep/link`)
    mkdirSync(`${core.files}/tree/${'long'.repeat(24)}`)
    put(`tree/${'long'.repeat(24)}/c`, 'c')
  })

  it.each([
    ['a.tar', 'tar', ['tar', '-cf']],
    ['pax.tar', 'tar', ['tar', '--format=pax', '-cf']],
    ['ustar.tar', 'tar', ['tar', '--format=ustar', '-cf']],
    ['a.tar.gz', 'tar.gz', ['tar', '-czf']],
    ['a.tgz', 'tar.gz', ['tar', '-czf']],
  ] as const)('%s as tar made it', async (name, format, [program, ...words]) => {
    execFileSync(program, [...words, `${core.files}/${name}`, 'tree'], {cwd: core.files})
    const told = execFileSync('tar', ['-tf', `${core.files}/${name}`, '--quoting-style=literal'], {encoding: 'utf8'})
      .trim()
      .split('\n')
    const found = await preview(name)
    expect(found).toMatchObject({shows: 'archive', format, files: 4, folders: 3, bytes: 1005, cut: false})
    expect(found.shows === 'archive' && found.entries.map(({path}) => path)).toEqual(told)
    expect(found.shows === 'archive' && found.entries.find(({path}) => path.endsWith('link'))?.kind).toBe('link')
  })

  it('a.zip as Python made it', async () => {
    const make = 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED)\nfor n in sys.argv[2:]: z.write(n)'
    execFileSync('python3', ['-c', make, `${core.files}/a.zip`, 'tree', 'tree/ä.txt', 'tree/deep/b.bin'], {cwd: core.files})
    const found = await preview('a.zip')
    expect(found).toMatchObject({shows: 'archive', format: 'zip', files: 2, folders: 1, bytes: 1004, cut: false})
    expect(found.shows === 'archive' && found.entries.map(({path}) => path)).toEqual(['tree/', 'tree/ä.txt', 'tree/deep/b.bin'])
  })

  it('one of 70,000 entries, in the larger form, is counted whole and listed in part', async () => {
    const make = 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],"w")\nfor i in range(70000): z.writestr(f"d/{i}","ab")'
    execFileSync('python3', ['-c', make, `${core.files}/many.zip`])
    const found = await preview('many.zip')
    expect(found).toMatchObject({shows: 'archive', files: 70_000, bytes: 140_000, cut: false})
    expect(found.shows === 'archive' && found.entries.length).toBe(2_000)
  })

  it('that are cut or none at all say so', async () => {
    execFileSync('tar', ['-czf', `${core.files}/whole.tgz`, 'tree'], {cwd: core.files})
    const bytes = execFileSync('cat', [`${core.files}/whole.tgz`])
    put('cut.tgz', bytes.subarray(0, bytes.length - 30))
    expect(await preview('cut.tgz')).toMatchObject({shows: 'archive', cut: true})
    for (const name of ['none.zip', 'none.tgz', 'none.tar']) {
      put(name, 'this is none')
      expect([name, await preview(name)]).toMatchObject([name, {shows: expect.stringMatching(/nothing|text/)}])
    }
  })
})

const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0])

it('a folder tells what is below it, by kind', async () => {
  mkdirSync(`${core.files}/sums/sub`, {recursive: true})
  // A kind is told by the name until the bytes were read, so both must tell the same.
  put('sums/a.jpg', Buffer.concat([jpegHead, Buffer.alloc(300 - jpegHead.length)]))
  put('sums/sub/b.jpg', Buffer.concat([jpegHead, Buffer.alloc(200 - jpegHead.length)]))
  put('sums/sub/c.txt', 'four')
  const {job} = await core.call<{job: Job}>('location.add', {path: `${core.files}/sums`})
  await core.settled(job)
  // Whoever follows the run adds up once more after it, when its turn comes.
  await expect
    .poll(() => preview('sums'), {timeout: 20_000})
    .toEqual({
      shows: 'folder',
      files: 3,
      folders: 1,
      bytes: 504,
      kinds: [
        {category: 'image', files: 2, bytes: 500},
        {category: 'text', files: 1, bytes: 4},
      ],
      whole: true,
    })
})

it('of what has no preview it says why', async () => {
  put('empty.txt', '')
  put('program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0'))
  put('paper.pdf', '%PDF-1.4\n')
  symlinkSync('empty.txt', `${core.files}/link`)
  expect(await preview('empty.txt')).toMatchObject({shows: 'nothing', reason: 'empty'})
  for (const name of ['program', 'paper.pdf', 'link']) expect(await preview(name)).toMatchObject({shows: 'nothing', reason: 'kind'})
})

import {mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {tempFolder} from '../testing/test-library.ts'
import {libraryFiles} from './library-files.ts'

test('a text is replaced whole, readable by its owner only, and leaves no part behind', async () => {
  const path = join(tempFolder(), 'new', 'a.json')
  await libraryFiles.writeText(path, 'one')
  await Promise.all(['two', 'three'].map((text) => libraryFiles.writeText(path, text)))
  expect(readFileSync(path, 'utf8')).toMatch(/^(two|three)$/)
  expect(readdirSync(join(path, '..'))).toEqual(['a.json'])
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a text that cannot be written leaves the old one', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'a.json'))
  await expect(libraryFiles.writeText(join(folder, 'a.json'), 'x')).rejects.toMatchObject({name: 'CoreError'})
  expect(readdirSync(folder)).toEqual(['a.json'])
})

test('what is absent is nothing, not an error', async () => {
  const none = join(tempFolder(), 'none', 'x')
  const answers = [
    libraryFiles.readText(none),
    libraryFiles.sizeOf(none),
    libraryFiles.namesIn(none),
    libraryFiles.readAt(none, 0, 9),
    libraryFiles.identityOf(none),
    libraryFiles.remove(none),
  ]
  expect(await Promise.all(answers)).toEqual([undefined, undefined, [], new Uint8Array(0), undefined, undefined])
})

test('bytes from a place, an identity through links, and moving', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'a'), 'abcdef')
  symlinkSync(folder, join(folder, 'link'))
  expect(Buffer.from(await libraryFiles.readAt(join(folder, 'a'), 4, 10)).toString()).toBe('ef')
  expect(await libraryFiles.identityOf(join(folder, 'link'))).toBe(await libraryFiles.identityOf(folder))
  await libraryFiles.flush(join(folder, 'a'))
  await libraryFiles.move(join(folder, 'a'), join(folder, 'b'))
  expect(readdirSync(folder)).toEqual(['b', 'link'])
})

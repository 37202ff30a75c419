import {rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {scratchFolder} from '../testing/scratch-folder.ts'
import {watchFile} from './watch-file.ts'

test('a file that is made, and one that is put in its place, are told of until that is ended', async () => {
  const folder = scratchFolder()
  onTestFinished(() => folder.remove())
  const path = join(folder.path, 'settings.json')
  const changed = vi.fn<() => void>()
  const end = watchFile(path, changed)
  await writeFile(path, '{}')
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), {timeout: 10_000, interval: 50})
  await writeFile(join(folder.path, 'new'), '{"theme": "dark"}')
  await rename(join(folder.path, 'new'), path)
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2), {timeout: 10_000, interval: 50})
  end()
  await writeFile(path, '{"theme": "light"}')
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  expect(changed).toHaveBeenCalledTimes(2)
})

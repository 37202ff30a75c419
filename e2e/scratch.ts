import {mkdir, mkdtemp, realpath, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll} from 'vitest'

/** A folder for one spec, away again at its end: `data` for Onefold's own state, `files` for what it shows. */
export async function scratch(): Promise<{readonly data: string; readonly files: string}> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'onefold-e2e-')))
  afterAll(() => rm(folder, {recursive: true, force: true}))
  return {data: join(folder, 'data'), files: join(folder, 'files')}
}

/** Writes files by their path below a folder. */
export async function plant(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, {recursive: true})
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), {recursive: true})
    await writeFile(join(folder, path), text)
  }
}

/** A small tree of which every spec knows what it holds. */
export const photos = {
  'beach.jpg': 'not really a picture',
  'forest.jpg': 'nor this',
  'notes.txt': 'sea, sand',
  'Straße.txt': 'a name with a sharp s',
  'trips/2024/lisbon.jpg': 'tram',
  'trips/2024/porto.jpg': 'bridge',
  'trips/readme.md': '# Trips',
}

/** The entries directly in it, in the window's order: folders first, then by name. */
export const photosAtTop = ['trips', 'beach.jpg', 'forest.jpg', 'notes.txt', 'Straße.txt']

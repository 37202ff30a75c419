import {createHash, randomBytes, randomUUID} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach} from 'vitest'
import {libraryFiles} from '../host/library-files.ts'
import {type OpenLibrary, openLibrary, type OpenOptions} from '../store/open-library.ts'

/** A real folder for one test, removed after it. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onefold-test-'))
  afterwards.push(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

export const device = {id: randomUUID() as string, name: 'Test machine'}

/** The parts of a library's life cycle on the real disk; `ahead` moves the clock. */
export function libraryParts(ahead = 0) {
  return {
    files: libraryFiles,
    clock: {now: () => Date.now() + ahead},
    random: {bytes: (count: number) => new Uint8Array(randomBytes(count)), uuid: () => randomUUID() as string},
  }
}

/** Opens a library and closes it after the test if the test did not. */
export async function openTestLibrary(folder: string, more: Partial<OpenOptions> = {}, ahead = 0): Promise<OpenLibrary> {
  const open = await openLibrary(folder, {device, ...more}, libraryParts(ahead))
  afterwards.push(() => void (open.library.open && open.close()))
  return open
}

export const create = {id: randomUUID() as string, name: 'Test'}

/** The hash of every file below a folder. */
export function hashesOf(folder: string): Readonly<Record<string, string>> {
  const files = (readdirSync(folder, {recursive: true}) as string[]).filter((name) => statSync(join(folder, name)).isFile()).toSorted()
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  )
}

const afterwards: (() => void)[] = []
afterEach(() => {
  for (const end of afterwards.splice(0).toReversed()) end()
})

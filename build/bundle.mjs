import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {readdir, readFile, rename, rm, utimes, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {layout} from './layout.mjs'
import {runQuietly} from './run.mjs'

const FOLDERS = ['src-main', 'src-preload', 'src-renderer']
const FILES = ['electron.vite.config.ts', 'package.json', 'package-lock.json']
const NOT_BUILT = /\.test\.tsx?$|\.compliance\.ts$|\.md$/

/** Builds the programs and the window from their sources into out/, which is replaced in one move. */
export async function buildBundle() {
  const startedAt = new Date()
  const hash = await sourceHash()
  await rm(layout.next, {recursive: true, force: true})
  const vite = join(layout.modules, 'electron-vite/bin/electron-vite.js')
  await runQuietly('building the programs and the window', [process.execPath, vite, 'build', '--outDir', layout.next])
  await writeFile(join(layout.next, '.node'), `${process.execPath}\n`)
  await writeFile(join(layout.next, '.built'), hash)
  await utimes(join(layout.next, '.built'), startedAt, startedAt)
  const old = `${layout.next}-old`
  await rm(old, {recursive: true, force: true})
  if (existsSync(layout.out)) await rename(layout.out, old)
  await rename(layout.next, layout.out)
  await rm(old, {recursive: true, force: true})
}

/** True when out/ was built from these sources; then its time is set, so that ./onefold need not ask again. */
export async function isBundleFresh() {
  const askedAt = new Date()
  const [hash, built, runtime] = await Promise.all([sourceHash(), readText(layout.built), readText(layout.runtime)])
  if (hash !== built) return false
  if (runtime.trim() !== process.execPath) await writeFile(layout.runtime, `${process.execPath}\n`)
  await utimes(layout.built, askedAt, askedAt)
  return true
}

const readText = (path) => readFile(path, 'utf8').catch(() => '')

async function sourceHash() {
  const listed = await Promise.all(FOLDERS.map((folder) => readdir(join(layout.root, folder), {recursive: true, withFileTypes: true})))
  const inside = listed
    .flat()
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  const paths = [...inside, ...FILES.map((name) => join(layout.root, name))].sort((a, b) => (a < b ? -1 : 1))
  const hash = createHash('sha256')
  for (const path of paths)
    hash
      .update(`${path.slice(layout.root.length)}\0`)
      .update(await readFile(path))
      .update('\0')
  return `${hash.digest('hex')}\n`
}

import {execFileSync} from 'node:child_process'
import {linkSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import type {Seeded} from './seeded.ts'

const oddNames = [
  'line\nbreak',
  'tab\there',
  '\u001b[31mred',
  'na\u00efve',
  'nai\u0308ve',
  'Stra\u00dfe',
  'CON',
  'a:b',
  ' spaces ',
  '-rf',
  '%2e%2e',
  '\u202etxt.exe',
  '\u{1f98a}',
]
const endings = ['.txt', '.jpg', '.md', '.ts', '.bin', '']
/** Beyond this size a file is only sampled. */
const LARGE_BYTES = 120_000

/** A path of raw bytes: names need not be UTF-8. */
export const below = (folder: Uint8Array, name: Uint8Array | string): Buffer<ArrayBuffer> =>
  Buffer.concat([folder, Buffer.from('/'), typeof name === 'string' ? Buffer.from(name) : name])

/** Makes a tree whose folders, names, links and bytes a seed decides; answers its folders. */
export function madeTree(root: string, random: Seeded, entries: number): void {
  const folders: Buffer<ArrayBuffer>[] = [Buffer.from(root)]
  const files: Buffer[] = []
  mkdirSync(root, {recursive: true})
  deepChain(folders[0]!, folders)
  for (let made = folders.length - 1; made < entries; made++) {
    const folder = random.pick(folders)
    const path = below(folder, nameOf(random, made))
    const what = random.below(100)
    if (what < 12) folders.push(madeFolder(path))
    else if (what < 18 && files.length > 0) linkSync(random.pick(files), path)
    else if (what < 22) symlinkSync(random.pick(['.', '..', '/', 'nowhere', '/proc/self/root']), path)
    else files.push(madeFile(path, random))
  }
  execFileSync(
    'mkfifo',
    [1, 2, 3].map((at) => `${root}/pipe ${at}`),
  )
}

/** A chain of folders, each of which is known to the walker only by the one above it. */
function deepChain(root: Buffer<ArrayBuffer>, folders: Buffer<ArrayBuffer>[]): void {
  let at = root
  for (let depth = 0; depth < 40; depth++) {
    at = madeFolder(below(at, `deep ${depth}`))
    folders.push(at)
  }
}

export function nameOf(random: Seeded, number: number): Buffer {
  const ending = random.pick(endings)
  const what = random.below(100)
  if (what < 15) return Buffer.from(`${random.pick(oddNames)} ${number}${ending}`)
  if (what < 20) return Buffer.concat([Buffer.from([0xff, 0xc3, 0x28, 0x80 + random.below(100)]), Buffer.from(`${number}${ending}`)])
  if (what < 23) return Buffer.from(`${number}${'\u00fc'.repeat(120)}`)
  return Buffer.from(`file ${number}${ending}`)
}

export function madeFolder(path: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  mkdirSync(path)
  return path
}

export function madeFile(path: Buffer<ArrayBuffer>, random: Seeded): Buffer<ArrayBuffer> {
  const size = random.chance(5) ? 0 : random.chance(2) ? LARGE_BYTES + random.below(50_000) : random.below(2000)
  // Few different beginnings, so that several files hold one content.
  writeFileSync(path, Buffer.alloc(size, `${random.below(200)} bytes of a file `))
  return path
}

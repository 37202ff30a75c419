import {createHash} from 'node:crypto'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {dirname} from 'node:path'
import {seeded} from '../seeded.ts'

/** A tree as it is drawn and as it is read again: a path with `dir`, the key of a file's content, `link TARGET`, or `=PATH` for another name of a file. */
export type Tree = Readonly<Record<string, string>>

const MODES = [0o600, 0o640, 0o644, 0o755] as const
const BIG_BYTES = 3_000_000

interface Content {
  readonly bytes: Buffer
  readonly mode: number
  readonly time: number
}
const known = new Map<string, Content>()
const keys = new Map<string, string>()

/** What a key stands for: bytes, mode and time of change, so that a file that is whole can be known by its key. Large where it begins with `big`. */
function contentOf(key: string): Content {
  const found = known.get(key)
  if (found) return found
  const digest = createHash('sha1').update(key).digest()
  const random = seeded(digest.readUInt32LE(0))
  const size = key.startsWith('big') ? BIG_BYTES + random.below(9999) : key === 'empty' ? 0 : 30 + random.below(9000)
  const bytes = Buffer.alloc(size, `${key} `)
  // Each block is another, so that a block in a wrong place is seen.
  for (let at = 0; at + 4 < size; at += 512) bytes.writeUInt32LE(random.below(2 ** 31), at)
  const content = {bytes, mode: MODES[digest[4]! % MODES.length]!, time: 1_500_000_000 + digest.readUInt32LE(5) / 50 + digest[9]! / 256}
  known.set(key, content)
  keys.set(hashOf(bytes), key)
  return content
}

const hashOf = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex')

/** Empties the volumes of a root and draws a tree on them. */
export function drawTree(root: string, volumes: readonly string[], tree: Tree): void {
  for (const volume of volumes) clear(`${root}/${volume}`)
  for (const [path, what] of Object.entries(tree)) {
    const at = `${root}/${path}`
    mkdirSync(dirname(at), {recursive: true})
    if (what === 'dir') mkdirSync(at, {recursive: true})
    else if (what.startsWith('link ')) symlinkSync(what.slice(5), at)
    else if (what.startsWith('=')) linkSync(`${root}/${what.slice(1)}`, at)
    else drawFile(at, what)
  }
}

function clear(volume: string): void {
  for (const name of readdirSync(volume)) if (!kept.has(name)) rmSync(`${volume}/${name}`, {recursive: true})
}
/** What is on a volume beside the tree: what a file system brings, and the library of a run that has it on the same volume. */
const kept = new Set(['lost+found', 'library'])

function drawFile(path: string, key: string): void {
  const {bytes, mode, time} = contentOf(key)
  writeFileSync(path, bytes)
  chmodSync(path, mode)
  utimesSync(path, time, time)
}

/** Reads the volumes of a root by plain calls. Ids of acts and the times in the trash, which nobody can foretell, become `*`. */
export function readTree(root: string, volumes: readonly string[]): Record<string, string> {
  const tree: Record<string, string> = {}
  const waiting = volumes.map((volume) => volume)
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const name of readdirSync(`${root}/${folder}`)) {
      const path = `${folder}/${name}`
      if (volumes.includes(folder) && kept.has(name)) continue
      const what = read(`${root}/${path}`)
      tree[path.replace(ACT, '/.onefold-versions/*')] = what
      if (what === 'dir') waiting.push(path)
    }
  }
  return tree
}
const ACT = /\/\.onefold-versions\/[0-9a-f-]{36}/

function read(path: string): string {
  const stat = lstatSync(path)
  if (stat.isDirectory()) return 'dir'
  if (stat.isSymbolicLink()) return `link ${readlinkSync(path)}`
  const bytes = readFileSync(path)
  if (path.endsWith('.trashinfo')) return infoOf(bytes.toString())
  const key = keys.get(hashOf(bytes))
  if (key === undefined) return `unknown bytes (${bytes.length})`
  const wanted = contentOf(key)
  const isSame = (stat.mode & 0o7777) === wanted.mode && Math.abs(stat.mtimeMs - wanted.time * 1000) < 0.01
  return `${key}${stat.nlink > 1 ? ` x${stat.nlink}` : ''}${isSame ? '' : ' with other attributes'}`
}

function infoOf(text: string): string {
  const path = /^\[Trash Info\]\nPath=(.*)\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/.exec(text)?.[1]
  return path === undefined ? 'a broken info file' : 'info'
}

/** The keys of all contents that a tree holds. */
export function contentsOf(tree: Tree): Set<string> {
  const files = Object.values(tree).filter(
    (what) => what !== 'dir' && what !== 'info' && !what.startsWith('link ') && !what.startsWith('='),
  )
  return new Set(files.map((what) => what.replace(/ with other attributes$/, '').replace(/ x\d+$/, '')))
}

/** Where two trees differ, in words. */
export function differences(now: Tree, wanted: Tree): readonly string[] {
  return [...new Set([...Object.keys(now), ...Object.keys(wanted)])]
    .filter((path) => now[path] !== wanted[path])
    .map((path) => `${path}: ${now[path] ?? 'nothing'} instead of ${wanted[path] ?? 'nothing'}`)
}

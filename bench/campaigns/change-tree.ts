import {appendFileSync, chmodSync, existsSync, lstatSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {diskFacts, type DiskFact} from './disk-facts.ts'
import {below, madeFile, madeFolder, nameOf} from './made-tree.ts'
import type {Seeded} from './seeded.ts'

interface Hand {
  readonly random: Seeded
  readonly files: readonly DiskFact[]
  readonly folders: readonly Buffer[]
  fresh(): Buffer
}

/** Changes a tree as people and programs do: edits, safe-saves, renames, moves, deletions and new entries, as a seed decides. */
export function changeTree(
  root: string,
  {random, changes, from}: {readonly random: Seeded; readonly changes: number; readonly from: number},
): void {
  const facts = [...diskFacts(root).values()]
  let number = from
  const hand: Hand = {
    random,
    files: facts.filter(({stat}) => stat.isFile()),
    folders: [Buffer.from(root), ...facts.filter(({stat}) => stat.isDirectory()).map(({path}) => path)],
    fresh: () => nameOf(random, number++),
  }
  for (let done = 0; done < changes; done++) random.pick(acts)(hand)
}

const acts: readonly ((hand: Hand) => void)[] = [
  ({random, files}) => onFile(random.pick(files), (path) => appendFileSync(path, `more ${random.below(1000)}`)),
  ({random, files}) => onFile(random.pick(files), (path) => writeFileSync(path, Buffer.alloc(random.below(3000), 'rewritten '))),
  ({random, files}) => onFile(random.pick(files), (path) => chmodSync(path, random.pick([0o600, 0o644, 0o755]))),
  ({random, files}) => onFile(random.pick(files), (path) => safeSave(path, random)),
  ({random, files, folders, fresh}) =>
    onFile(random.pick(files), (path) => intoFolder(random.pick(folders), (folder) => renameSync(path, below(folder, fresh())))),
  ({random, files}) => onFile(random.pick(files), (path) => rmSync(path)),
  ({random, folders, fresh}) => intoFolder(random.pick(folders), (folder) => madeFile(below(folder, fresh()), random)),
  ({random, folders, fresh}) => intoFolder(random.pick(folders), (folder) => madeFolder(below(folder, fresh()))),
  ({random, folders, fresh}) => moveFolder(random.pick(folders), {to: random.pick(folders), name: fresh()}),
  ({random, files}) => onFile(random.pick(files), (path) => becomeFolder(path, random)),
  ({random, folders}) => void (random.chance(15) && removeLeaf(random.pick(folders))),
]

/** An earlier act may have taken it away, or put a folder in its place. */
function onFile({path}: DiskFact, act: (path: Buffer<ArrayBuffer>) => void): void {
  if (lstatSync(path, {throwIfNoEntry: false})?.isFile()) act(path)
}

function intoFolder(folder: Buffer, act: (folder: Buffer) => void): void {
  if (existsSync(folder)) act(folder)
}

/** As editors save: a new file takes the name of the old one. */
function safeSave(path: Buffer, random: Seeded): void {
  const part = Buffer.concat([path.subarray(0, path.lastIndexOf(0x2f) + 1), Buffer.from('.saving')])
  renameSync(madeFile(part, random), path)
}

function becomeFolder(path: Buffer<ArrayBuffer>, random: Seeded): void {
  rmSync(path)
  madeFile(below(madeFolder(path), 'inside'), random)
}

function moveFolder(from: Buffer, {to, name}: {readonly to: Buffer; readonly name: Buffer}): void {
  const intoItself = Buffer.concat([to, Buffer.from('/')]).indexOf(Buffer.concat([from, Buffer.from('/')])) === 0
  if (intoItself || !existsSync(from) || !existsSync(to)) return
  renameSync(from, below(to, name))
}

function removeLeaf(folder: Buffer): void {
  if (!existsSync(folder)) return
  const inside = diskFacts(folder).size
  if (inside < 30) rmSync(folder, {recursive: true})
}

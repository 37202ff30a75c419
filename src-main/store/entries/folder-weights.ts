import type Database from 'better-sqlite3'
import {folderTree} from '../scan/known-folders.ts'
import {kinds} from '../scan/scan-types.ts'
import {statement} from '../statement.ts'

/** What an entry with all below it adds to the sums of the folders above it. */
interface Weight {
  readonly parent: number
  readonly volume: number
  readonly kind: number
  /** Its own, where it is a file. */
  readonly ownBytes: number
  readonly ownLinked: number
  readonly bytes: number
  readonly files: number
  readonly folders: number
  /** The files of several names in it, once each. */
  readonly linked: readonly Linked[]
}
interface Linked {
  readonly inode: bigint
  readonly size: number
}

/** Takes an entry, which still stands in its place, out of the sums of the folders above it. */
export function takeWeight(index: Database.Database, id: number): void {
  addWeight(index, {id, sign: -1})
}

/** Adds an entry, which stands in its place already, to the sums of the folders above it. */
export function putWeight(index: Database.Database, id: number): void {
  addWeight(index, {id, sign: 1})
}

/** The same for what the folder that holds it counts itself, and not for those above that. */
export function addToOwn(index: Database.Database, {id, sign}: {readonly id: number; readonly sign: 1 | -1}): void {
  const row = statement(index, 'SELECT parent, kind, size, nlink FROM entry WHERE id = ?').get(id) as
    | Readonly<Record<'parent' | 'kind' | 'size' | 'nlink', number>>
    | undefined
  if (!row) return
  const isFile = row.kind === kinds.file
  statement(index, addOwn).run(
    isFile ? sign : 0,
    isFolderKind(row.kind) ? sign : 0,
    isFile ? sign * row.size : 0,
    isFile && row.nlink > 1 ? sign : 0,
    row.parent,
  )
}

/** The same as a whole count over the tree would tell, at the cost of its depth: each inode counts once in each folder that holds it. */
function addWeight(index: Database.Database, {id, sign}: {readonly id: number; readonly sign: 1 | -1}): void {
  const weight = weigh(index, id)
  if (!weight) return
  const isFile = weight.kind === kinds.file
  statement(index, addOwn).run(
    isFile ? sign : 0,
    isFolderKind(weight.kind) ? sign : 0,
    sign * weight.ownBytes,
    sign * weight.ownLinked,
    weight.parent,
  )
  const held = weight.linked.map((one) => ({size: one.size, by: holdersBeside(index, {id, volume: weight.volume, inode: one.inode})}))
  // Sums that no run has counted yet begin at 0.
  const update = statement(
    index,
    'UPDATE folder SET bytes = max(0, bytes + ?), files = max(0, files + ?), folders = max(0, folders + ?) WHERE id = ?',
  )
  for (const folder of chainAbove(index, weight.parent)) {
    const elsewhere = held.reduce((sum, {size, by}) => sum + (by.has(folder) ? size : 0), 0)
    update.run(sign * (weight.bytes - elsewhere), sign * weight.files, sign * weight.folders, folder)
  }
}

/** Adds what has come into a folder at once, none of it with several names, to its sums and to those above it. */
export function addToSums(
  index: Database.Database,
  folder: number,
  {files, folders, bytes}: {readonly files: number; readonly folders: number; readonly bytes: number},
): void {
  if (files === 0 && folders === 0) return
  statement(
    index,
    'UPDATE folder SET own_files = own_files + ?, own_folders = own_folders + ?, own_bytes = own_bytes + ? WHERE id = ?',
  ).run(files, folders, bytes, folder)
  const update = statement(index, 'UPDATE folder SET bytes = bytes + ?, files = files + ?, folders = folders + ? WHERE id = ?')
  for (const above of chainAbove(index, folder)) update.run(bytes, files, folders, above)
}

const addOwn =
  'UPDATE folder SET own_files = own_files + ?, own_folders = own_folders + ?, own_bytes = own_bytes + ?, own_linked = own_linked + ? WHERE id = ?'
const isFolderKind = (kind: number): boolean => kind === kinds.dir || kind === kinds.mount

interface Row {
  readonly parent: number
  readonly volume: number
  readonly kind: number
  readonly size: number
  readonly nlink: number
  readonly inode: bigint
}

function weigh(index: Database.Database, id: number): Weight | undefined {
  const found = statement(index, 'SELECT parent, volume, kind, size, nlink, inode FROM entry WHERE id = ?').safeIntegers().get(id) as
    | Readonly<Record<keyof Row, bigint>>
    | undefined
  if (!found) return undefined
  const row = {...numbersOf(found), inode: found.inode}
  const base = {parent: row.parent, volume: row.volume, kind: row.kind, ownBytes: 0, ownLinked: 0}
  if (row.kind === kinds.file) {
    const linked = row.nlink > 1 ? [{inode: row.inode, size: row.size}] : []
    return {...base, ownBytes: row.size, ownLinked: linked.length, bytes: row.size, files: 1, folders: 0, linked}
  }
  if (!isFolderKind(row.kind)) return {...base, bytes: 0, files: 0, folders: 0, linked: []}
  const sums = statement(index, 'SELECT bytes, files, folders FROM folder WHERE id = ?').get(id) as
    | Pick<Weight, 'bytes' | 'files' | 'folders'>
    | undefined
  if (!sums) return {...base, bytes: 0, files: 0, folders: 1, linked: []}
  return {...base, bytes: sums.bytes, files: sums.files, folders: sums.folders + 1, linked: linkedBelow(index, id)}
}

const numbersOf = (row: Readonly<Record<keyof Row, bigint>>): Omit<Row, 'inode'> => ({
  parent: Number(row.parent),
  volume: Number(row.volume),
  kind: Number(row.kind),
  size: Number(row.size),
  nlink: Number(row.nlink),
})

function linkedBelow(index: Database.Database, root: number): readonly Linked[] {
  const rows = statement(
    index,
    `${folderTree} SELECT DISTINCT inode, size FROM tree JOIN folder ON folder.id = tree.id JOIN entry ON entry.parent = tree.id
       WHERE own_linked > 0 AND kind = 0 AND nlink > 1`,
  )
    .safeIntegers()
    .all({root}) as {inode: bigint; size: bigint}[]
  return rows.map((row) => ({inode: row.inode, size: Number(row.size)}))
}

/** The folders that hold another name of an inode, one that does not stand in `id`. */
function holdersBeside(
  index: Database.Database,
  {id, volume, inode}: {readonly id: number; readonly volume: number; readonly inode: bigint},
): ReadonlySet<number> {
  const names = statement(index, 'SELECT id, parent FROM entry WHERE inode = ? AND volume = ? AND kind = 0 AND nlink > 1 AND id <> ?').all(
    inode,
    volume,
    id,
  ) as {parent: number}[]
  const holders = new Set<number>()
  for (const {parent} of names) {
    const chain = chainAbove(index, parent)
    if (!chain.includes(id)) for (const folder of chain) holders.add(folder)
  }
  return holders
}

/** A folder and those above it, the nearest first. */
export function chainAbove(index: Database.Database, folder: number): readonly number[] {
  const read = statement(index, 'SELECT parent FROM folder WHERE id = ?').pluck()
  const chain: number[] = []
  for (let at: number | undefined = folder; at !== undefined && at > 0; at = read.get(at) as number | undefined) chain.push(at)
  return chain
}

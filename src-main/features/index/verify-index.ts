import type {Handle, operations} from '../../contract/index.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {absoluteOf, isFolder, mustBeOnline, placeOf} from '../file/index.ts'
import type {Place} from '../place.ts'
import {rulesAt} from './location-rules.ts'
import {isReachable} from '../volume-book.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'

const ENTRIES_AT_ONCE = 5000
const EXAMPLES = 20

interface Tree {
  readonly root: number
  readonly path: Uint8Array
  readonly volumeTop: Uint8Array
}
interface Counts {
  checked: number
  missing: number
  stale: number
  differing: number
  readonly examples: {path: string; finding: 'missing' | 'stale' | 'differing'}[]
}

/** Compares the index with the disk, all locations or one folder; reads only. What rules leave out and what is offline counts as nothing. */
export const verifyIndex: Handle<(typeof operations)['index']['verify'], CoreScopes> = async ({path}, scope) => {
  const counts: Counts = {checked: 0, missing: 0, stale: 0, differing: 0, examples: []}
  const trees = path === undefined ? await allTrees(scope) : [await treeAt(await placeOf(path, scope), scope)]
  for (const tree of trees) await compareTree(tree, {scope, counts})
  return counts
}

async function allTrees(scope: QueryScope): Promise<readonly Tree[]> {
  const [rows, volumes] = await Promise.all([scope.read.locations(), scope.volumes.all()])
  const here = rows.filter((row) => isReachable(volumes.find((volume) => volume.id === row.volume)))
  const roots = await scope.read.entryRows({ids: here.map((row) => row.root)})
  return roots.map((row) => ({root: row.id, path: absoluteOf(row, scope.items), volumeTop: scope.items.mountPoint(row.volume)}))
}

async function treeAt(
  place: Place,
  scope: QueryScope & {fail: (code: 'NotFound' | 'NotAFolder', message: string) => never},
): Promise<Tree> {
  mustBeOnline(place)
  if (place.entry === undefined) {
    await scope.disk.look({path: place.path, shown: displayName(place.path).text})
    return scope.fail('NotFound', `${displayName(place.path).text} is not in the index.`)
  }
  const [entry] = await scope.read.entryRows({ids: [place.entry]})
  if (entry && !isFolder(entry)) return scope.fail('NotAFolder', `${displayName(place.path).text} is not a folder.`)
  return {root: place.entry, path: place.path, volumeTop: place.volume.mountPoint}
}

async function compareTree(tree: Tree, {scope, counts}: {readonly scope: QueryScope; readonly counts: Counts}): Promise<void> {
  const {read, disk, items} = scope
  const walk = `verify ${tree.root} ${scope.clock.monotonicMs()}`
  const known = await read.knownFolders({root: tree.root})
  known.digests.fill(0)
  // Folders that the index lacks get numbers that no row has.
  const ids = {first: 2 ** 45, last: 2 ** 46}
  await disk.begin({
    walk,
    root: {id: tree.root, path: tree.path},
    known,
    ...(await rulesAt({...tree, entry: tree.root}, scope)),
    never: scope.never,
    recursive: true,
    ids,
  })
  try {
    for (let done = false; !done;) {
      const step = await disk.next({walk, entries: ENTRIES_AT_ONCE})
      done = step.done
      const found = await read.compareChunk({...step.chunk, examples: EXAMPLES - counts.examples.length})
      counts.checked += found.checked
      counts.missing += found.missing
      counts.stale += found.stale
      counts.differing += found.differing
      const folders = await read.entryRows({ids: found.examples.map((one) => one.folder)})
      for (const {folder, name, finding} of found.examples) {
        const row = folders.find((one) => one.id === folder)
        const above = row ? absoluteOf(row, items) : undefined
        counts.examples.push({path: displayName(above ? joinPath(above, name) : name).text, finding})
      }
    }
  } finally {
    await disk.end({walk})
  }
}

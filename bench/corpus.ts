import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openMadeBytes} from './made-bytes.ts'
import {madeTree, type TreeShape} from './made-tree.ts'

/** A tree to measure on. */
export interface Corpus {
  readonly path: string
  readonly entries: number
  readonly files: number
  readonly folders: number
  /** What stands directly in it. */
  readonly atTop: number
  readonly made: boolean
}

/** Raised with whatever changes the tree that the same shape gives. */
const FORM = 2

/** The generated tree of a shape below a folder; the one that an earlier bench made there is used again. */
export function madeCorpus(shape: TreeShape, base = join(tmpdir(), 'onefold-bench')): Corpus {
  const median = shape.medianBytes === undefined ? '' : `-${shape.medianBytes}`
  const place = join(base, `${shape.empty === true ? 'empty' : 'full'}-${shape.files}${median}`)
  const stampFile = join(place, 'stamp.json')
  const stamp = JSON.stringify({form: FORM, ...shape})
  const tree = join(place, 'tree')
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    if (existsSync(place) && !existsSync(join(place, 'making'))) forget(stampFile)
    mkdirSync(place, {recursive: true})
    // Says that the tree is ours and not whole, so that a later bench may take it away.
    writeFileSync(join(place, 'making'), '')
    rmSync(tree, {recursive: true, force: true})
    make(tree, shape)
    rmSync(join(place, 'making'))
    writeFileSync(stampFile, stamp)
  }
  return {...facts(realpathSync(tree)), made: true}
}

/** A folder that the user names, as it is. */
export const givenFolder = (path: string): Corpus => ({...facts(realpathSync(path)), made: false})

function forget(stampFile: string): void {
  if (!existsSync(stampFile)) throw new Error(`${join(stampFile, '..')} was not made by this bench: name another folder.`)
  rmSync(stampFile)
}

function make(tree: string, shape: TreeShape): void {
  const begun = performance.now()
  console.error(`making ${shape.files} files in ${shape.folders} folders in ${tree} …`)
  const bytesOf = openMadeBytes()
  mkdirSync(tree)
  let done = 0
  for (const node of madeTree(shape)) {
    const path = `${tree}/${node.path}`
    if (node.folder) {
      mkdirSync(path)
      continue
    }
    const file = openSync(path, 'wx', 0o644)
    if (node.size > 0) writeSync(file, bytesOf(path, node.size))
    closeSync(file)
    if (++done % 50_000 === 0) console.error(`${done} files, ${Math.round((performance.now() - begun) / 1000)} s`)
  }
}

/** Counts by listing, which also brings the folders into the page cache. */
function facts(path: string): Omit<Corpus, 'made'> {
  let files = 0
  let folders = 0
  const waiting = [Buffer.from(path)]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, {withFileTypes: true, encoding: 'buffer'})) {
      if (!entry.isDirectory()) files++
      else {
        folders++
        waiting.push(Buffer.concat([folder, Buffer.from('/'), entry.name]))
      }
    }
  }
  return {path, files, folders, entries: files + folders, atTop: readdirSync(path, {encoding: 'buffer'}).length}
}

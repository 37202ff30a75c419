import {madeEntries} from './made-names.ts'

/** A tree as a list of what to make, each folder before what is inside it; the same for the same numbers. */
export type MadeNode =
  | {readonly path: string; readonly folder: true}
  | {readonly path: string; readonly folder: false; readonly size: number}

export interface TreeShape {
  readonly files: number
  readonly folders: number
  /** Files without bytes, for measures where only names count. */
  readonly empty?: boolean
  /** Half of them are smaller; 1 KB where it is not said. */
  readonly medianBytes?: number
}

/** Folders as deep and files as unevenly spread and sized as on a person's disk. */
export function* madeTree({files, folders, empty = false, medianBytes = 1024}: TreeShape): Generator<MadeNode> {
  const random = randomFrom(7)
  const names = namesOf(files + folders)
  const paths: string[] = ['']
  const taken: Set<string>[] = [new Set()]
  const place = (parent: number, wanted: string): string => {
    let name = wanted
    for (let again = 2; taken[parent]!.has(name); again++) name = `${again} ${wanted}`
    taken[parent]!.add(name)
    return paths[parent] === '' ? name : `${paths[parent]}/${name}`
  }
  for (let made = 0; made < folders; made++) {
    // The smaller of two draws leans to the top: seven levels on average, as /usr has.
    const path = place(Math.floor(Math.min(random(), random()) * paths.length), names.folder())
    paths.push(path)
    taken.push(new Set())
    yield {path, folder: true}
  }
  for (const [parent, count] of shares(paths.length, files, random).entries()) {
    for (let made = 0; made < count; made++)
      yield {path: place(parent, names.file()), folder: false, size: empty ? 0 : sizeOf(random, medianBytes)}
  }
}

/** Numbers in [0, 1) that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Up to 64 KB, half of them below the median; three in a thousand are larger, up to 1 MB, and one in fifty is empty. */
function sizeOf(random: () => number, medianBytes: number): number {
  const draw = random()
  if (draw < 0.02) return 0
  if (draw < 0.023) return 65_536 + Math.floor(random() * 983_040)
  return Math.ceil(random() ** Math.log2(65_536 / medianBytes) * 65_536)
}

/** How many files each folder holds: few in most, thousands in some. */
function shares(folders: number, files: number, random: () => number): number[] {
  const weights = Array.from({length: folders}, () =>
    Math.exp(1.3 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  let given = 0
  let reached = 0
  return weights.map((weight) => {
    reached += weight
    const count = Math.round((reached / sum) * files) - given
    given += count
    return count
  })
}

/** Made names of either kind, as many as are wanted. */
function namesOf(count: number): {readonly folder: () => string; readonly file: () => string} {
  const folders: string[] = []
  const files: string[] = []
  let seed = 1
  const more = (): void => {
    for (const {kind, name, parent} of madeEntries(Math.max(1000, count), seed++)) if (parent > 0) (kind === 1 ? folders : files).push(name)
    folders.reverse()
    files.reverse()
  }
  const next = (list: string[]): string => {
    if (list.length === 0) more()
    return list.pop()!
  }
  return {folder: () => next(folders), file: () => next(files)}
}

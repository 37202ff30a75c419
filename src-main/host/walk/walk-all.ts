import type {Chunk, KnownFolders, WalkCalls, WalkStart} from '../walk-chunk.ts'

/** What one walk told, gathered for tests and the bench. */
export interface Walked {
  readonly chunks: readonly Chunk[]
  /** Rows by path below the root, in latin1 so that any bytes have one. */
  readonly rows: ReadonlyMap<string, Row>
  /** Digests of the folders whose listing was whole, by folder id. */
  readonly digests: ReadonlyMap<number, string>
  readonly changed: readonly number[]
  readonly errors: Chunk['errors']
}

export interface Row {
  readonly id: number
  readonly parent: number
  readonly facts: string
}

export const wholeTree = {known: undefined, rules: [], never: [], recursive: true, ids: {first: 2, last: 1_000_000}} as const

/** Runs one walk to its end. */
export function walkAll(calls: WalkCalls, root: string | Uint8Array, options: Partial<WalkStart> = {}): Walked {
  const start = {...wholeTree, ...options, root: {id: 1, path: Buffer.from(root as string)}}
  calls.begin({...start, walk: 'all'})
  const chunks: Chunk[] = []
  for (;;) {
    const step = calls.next({walk: 'all', entries: 100})
    chunks.push(step.chunk)
    if (step.done) break
  }
  calls.end({walk: 'all'})
  return gather(chunks)
}

export function gather(chunks: readonly Chunk[]): Walked {
  const rows = new Map<string, Row>()
  const paths = new Map<number, string>([
    [0, ''],
    [1, ''],
  ])
  const digests = new Map<number, string>()
  const changed: number[] = []
  const addEntry = (chunk: Chunk, parent: number, entry: number): void => {
    const above = paths.get(parent) ?? `#${parent}`
    const path = (above === '' ? '' : `${above}/`) + nameOf(chunk, entry).toString('latin1')
    const id = chunk.entries.proposedId[entry]!
    if (id !== 0) paths.set(id, path)
    rows.set(path, {id, parent, facts: factsOf(chunk, entry)})
  }
  for (const chunk of chunks) {
    for (const [i, id] of chunk.folderIds.entries()) {
      digests.set(id, Buffer.from(chunk.folderDigests.subarray(i * 16, i * 16 + 16)).toString('hex'))
      if (chunk.folderChanged[i] === 1) changed.push(id)
      for (let entry = chunk.folderFirst[i]!; entry < chunk.folderFirst[i + 1]!; entry++) addEntry(chunk, id, entry)
    }
  }
  return {chunks, rows, digests, changed, errors: chunks.flatMap((chunk) => chunk.errors)}
}

/** What a walk told, in the form in which the index gives it to the next one. */
export function knownOf(walked: Walked, seen: readonly number[] = []): KnownFolders {
  const folders = [{id: 1, parent: 0, name: Buffer.alloc(0)}]
  for (const [path, row] of walked.rows) {
    if (row.id !== 0) folders.push({id: row.id, parent: row.parent, name: Buffer.from(path.slice(path.lastIndexOf('/') + 1), 'latin1')})
  }
  const nameFirst = new Uint32Array(folders.length + 1)
  for (const [i, folder] of folders.entries()) nameFirst[i + 1] = nameFirst[i]! + folder.name.length
  return {
    ids: Float64Array.from(folders, (folder) => folder.id),
    parents: Float64Array.from(folders, (folder) => folder.parent),
    digests: Buffer.concat(folders.map((folder) => Buffer.from(walked.digests.get(folder.id) ?? '0'.repeat(32), 'hex'))),
    nameFirst,
    names: Buffer.concat(folders.map((folder) => folder.name)),
    seen: Uint8Array.from(folders, (folder) => (seen.includes(folder.id) ? 1 : 0)),
  }
}

function nameOf({entries}: Chunk, entry: number): Buffer {
  return Buffer.from(entries.names.subarray(entries.nameFirst[entry], entries.nameFirst[entry + 1]))
}

function factsOf({entries}: Chunk, entry: number): string {
  const letters = ['f', 'd', 'l', 's', 'm']
  return [
    letters[entries.kind[entry]!],
    (entries.mode[entry]! & 0o7777).toString(8),
    entries.nlink[entry],
    entries.size[entry],
    entries.mtimeNs[entry],
    entries.ctimeNs[entry],
    entries.inode[entry],
  ].join(' ')
}

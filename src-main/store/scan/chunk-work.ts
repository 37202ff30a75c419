import type {Stores} from '../access.ts'
import type {Counters} from '../entries/counters.ts'
import {statement} from '../statement.ts'
import type {EntryWriter, SeenColumns} from './entry-writer.ts'
import type {LeftOutByFolder, LeftOutNames} from './left-out.ts'
import type {ScanState} from './scan-types.ts'

/** Work of one chunk, shared by its parts. */
export interface ChunkWork {
  readonly index: Stores['index']
  readonly input: ChunkInput
  readonly counters: Counters
  readonly writer: EntryWriter
  readonly aliases: Aliases
  readonly tops: readonly Top[]
  readonly counts: {added: number; changed: number; absorbed: string[]}
  /** The row number of each entry that was added. */
  readonly ids: Float64Array
  readonly leftOut: LeftOutByFolder
}

/** One walker's chunk as the writer takes it: shapes as in host/walk-chunk.ts, which this room may not import. */
export interface ChunkInput {
  readonly job: string
  readonly volume: number
  readonly state: ScanState
  readonly part: number
  readonly folderIds: Float64Array
  readonly folderChanged: Uint8Array
  readonly folderDigests: Uint8Array
  readonly folderFirst: Uint32Array
  readonly entries: SeenColumns
  readonly leftOut?: LeftOutNames | undefined
}

/** What the folders of one run are really called, where the writer knew them better than the walker. */
export type Aliases = Map<number, number>

const aliasesOf = new Map<string, Aliases>()

/** The aliases of a run, kept from chunk to chunk; a resumed run begins without, because its walkers know the true numbers. */
export function aliasesFor(job: string): Aliases {
  const known = aliasesOf.get(job) ?? new Map<number, number>()
  aliasesOf.set(job, known)
  return known
}

/** Lets the memory of a run go once it has ended. */
export function dropAliases(job: string): void {
  aliasesOf.delete(job)
}

/** The top of another tree of this volume, that this one may grow around. */
export interface Top {
  readonly id: number
  readonly location: string | null
  readonly inode: bigint
  readonly birth: bigint
}

/** Reads the tops of a volume's trees. */
export function topsOf(index: Stores['index'], volume: number): readonly Top[] {
  const rows = statement(
    index,
    'SELECT entry.id, root.location, inode, birth FROM root JOIN entry ON entry.id = root.entry WHERE entry.parent = ? AND entry.kind = 1',
  )
    .safeIntegers()
    .all(-volume) as (Omit<Top, 'id'> & {id: bigint})[]
  return rows.map((row) => ({...row, id: Number(row.id)}))
}

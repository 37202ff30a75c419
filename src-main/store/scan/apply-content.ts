import {Buffer} from 'node:buffer'
import type Database from 'better-sqlite3'
import type {Stores} from '../access.ts'
import {withCounters} from '../entries/counters.ts'
import {writeScan} from './begin-scan.ts'
import {contentRow} from './content-row.ts'
import type {ScanState} from './scan-types.ts'
import {statement} from '../statement.ts'

/** What hashers found, as columns; only entries that still have the facts that were hashed take it. */
export interface ContentInput {
  readonly job: string
  /** Of an index run: kept with what it counts. */
  readonly state?: ScanState | undefined
  readonly ids: Float64Array
  readonly size: Float64Array
  readonly mtimeNs: BigInt64Array
  readonly ctimeNs: BigInt64Array
  readonly inode: BigInt64Array
  /** 0x66 full, 0x73 sampled, 0 none. */
  readonly keyKind: Uint8Array
  readonly keys: Uint8Array
  /** 32 bytes each; zeros where the sample is the key itself. */
  readonly samples: Uint8Array
  /** The file type that the bytes told, or ''. */
  readonly types: readonly string[]
}

/** Keeps content keys and file types of a batch of files, and the run's checkpoint with them. */
export function applyContent({index}: Stores, input: ContentInput): {readonly seq: number} {
  const still = 'WHERE id = ? AND size = ? AND mtime = ? AND ctime = ? AND inode = ?'
  const set = statement(index, `UPDATE entry SET content = ?, content_seq = ? ${still}`)
  // A type that the bytes told may change the category, which is asked for by name.
  const setTold = statement(index, `UPDATE entry SET seq = ?, content = ?, content_seq = ? ${still}`)
  const {seq} = withCounters(index, (counters) => {
    const contents = contentsOf(index, input)
    input.ids.forEach((id, at) => {
      const content = contents[at]!
      if (content === 0) return
      const seq = counters.nextSeq()
      const facts = [id, input.size[at], input.mtimeNs[at], input.ctimeNs[at], input.inode[at]]
      if (input.types[at]) setTold.run(seq, content, seq, facts)
      else set.run(content, seq, facts)
    })
    const {job, state} = input
    if (state) writeScan(index, {job, state})
  })
  return {seq}
}

/** The row of each file's content, made where the key is new; 0 where there is no key. */
function contentsOf(index: Database.Database, input: ContentInput): Float64Array {
  const contents = new Float64Array(input.ids.length)
  for (const at of inOrderOfKeys(input)) {
    const key = Buffer.allocUnsafe(33)
    key[0] = input.keyKind[at]!
    key.set(input.keys.subarray(at * 32, at * 32 + 32), 1)
    contents[at] = contentRow(index, {key, size: input.size[at]!, sample: sampleOf(input, at), type: input.types[at] || null})
  }
  return contents
}

/** The places of the files that have a key. So the index of keys is gone through once from begin to end, and each of its pages once. */
function inOrderOfKeys({keyKind, keys}: ContentInput): Float64Array {
  const found: number[] = []
  keyKind.forEach((kind, at) => kind !== 0 && found.push(at))
  const heads = Float64Array.from(keyKind, (_, at) => headOf(keys, at * 32))
  return Float64Array.from(found).sort((a, b) => heads[a]! - heads[b]!)
}

/** The first six bytes as a number: as many as the index of keys holds. */
function headOf(keys: Uint8Array, at: number): number {
  const upper = (keys[at]! << 16) | (keys[at + 1]! << 8) | keys[at + 2]!
  return upper * 16777216 + ((keys[at + 3]! << 16) | (keys[at + 4]! << 8) | keys[at + 5]!)
}

function sampleOf({samples}: ContentInput, at: number): Buffer | null {
  for (let byte = at * 32; byte < at * 32 + 32; byte++) if (samples[byte] !== 0) return Buffer.from(samples.slice(at * 32, at * 32 + 32))
  return null
}

import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {withCounters} from '../entries/counters.ts'
import {writeScan} from './begin-scan.ts'
import {contentRow} from './content-row.ts'
import type {ScanState} from './scan-types.ts'
import {statement} from '../statement.ts'

/** What hashers found, as columns; only entries that still have the facts that were hashed take it. */
export interface ContentInput {
  readonly job: string
  readonly state: ScanState
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
    input.ids.forEach((id, at) => {
      const kind = input.keyKind[at]!
      if (kind === 0) return
      const key = Buffer.alloc(33)
      key[0] = kind
      key.set(input.keys.subarray(at * 32, at * 32 + 32), 1)
      const type = input.types[at] || null
      const content = contentRow(index, {key, size: input.size[at]!, sample: sampleOf(input, at), type})
      const seq = counters.nextSeq()
      const facts = [id, input.size[at], input.mtimeNs[at], input.ctimeNs[at], input.inode[at]]
      if (type === null) set.run(content, seq, ...facts)
      else setTold.run(seq, content, seq, ...facts)
    })
    writeScan(index, input)
  })
  return {seq}
}

function sampleOf({samples}: ContentInput, at: number): Buffer | null {
  const sample = samples.subarray(at * 32, at * 32 + 32)
  return sample.some((byte) => byte !== 0) ? Buffer.from(sample) : null
}

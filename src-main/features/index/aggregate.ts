import type {Reader, Writer} from '../../store/remote.ts'
import type {IndexRun} from './index-run.ts'

const ROWS_AT_ONCE = 4000

/** Aggregation: each folder's bytes, files and folders over all below it; only sums that changed are written. */
export async function aggregate(run: IndexRun): Promise<boolean> {
  const began = run.clock.monotonicMs()
  const count = await addUp(run.sumsRoot, run)
  run.figures.phase('aggregation', {status: count > 0 ? 'done' : 'skipped', count, ms: Math.round(run.clock.monotonicMs() - began)})
  return true
}

export interface SumParts {
  readonly read: Reader
  readonly write: Writer
  advanced(seq: number): void
}

/** Adds up what stands below each folder of a tree; answers how many sums were not right. */
export async function addUp(root: number, {read, write, advanced}: SumParts): Promise<number> {
  const sums = await read.folderSums({root})
  for (let at = 0; at < sums.ids.length; at += ROWS_AT_ONCE) {
    const end = at + ROWS_AT_ONCE
    await write.writeSums({
      folders: sums.folders,
      ids: sums.ids.slice(at, end),
      bytes: sums.bytes.slice(at, end),
      files: sums.files.slice(at, end),
      folderCounts: sums.folderCounts.slice(at, end),
    })
  }
  const ring = sums.ids.length > 0
  const {seq} = await write.endSums({root, seq: sums.seq, ring})
  if (ring) advanced(seq)
  return sums.ids.length
}

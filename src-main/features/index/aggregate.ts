import type {IndexRun} from './index-run.ts'

const ROWS_AT_ONCE = 4000

/** Aggregation: each folder's bytes, files and folders over all below it; only sums that changed are written. */
export async function aggregate(run: IndexRun): Promise<boolean> {
  const began = run.clock.monotonicMs()
  const sums = await run.read.folderSums({root: run.sumsRoot})
  for (let at = 0; at < sums.ids.length; at += ROWS_AT_ONCE) {
    const end = at + ROWS_AT_ONCE
    await run.write.writeSums({
      folders: sums.folders,
      ids: sums.ids.slice(at, end),
      bytes: sums.bytes.slice(at, end),
      files: sums.files.slice(at, end),
      folderCounts: sums.folderCounts.slice(at, end),
    })
  }
  const ring = sums.ids.length > 0
  const {seq} = await run.write.endSums({root: run.sumsRoot, seq: sums.seq, ring})
  if (ring) run.advanced(seq)
  run.figures.phase('aggregation', {
    status: sums.ids.length > 0 ? 'done' : 'skipped',
    count: sums.ids.length,
    ms: Math.round(run.clock.monotonicMs() - began),
  })
  return true
}

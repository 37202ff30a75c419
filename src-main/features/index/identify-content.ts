import type {ContentFiles} from '../../store/scan/content-work.ts'
import {isLong} from '../hash-known.ts'
import {contentBatches} from './content-batches.ts'
import {type ContentResults, openContentResults} from './content-results.ts'
import type {IndexRun} from './index-run.ts'

/**
 * Content and analysis: hashers read what has no content key of this mode yet; while a file is open its first bytes tell its type.
 * A resume asks again for what is still without a key. Answers false when it was halted.
 */
export async function identifyContent(run: IndexRun): Promise<boolean> {
  if (run.input.mode === 'shallow') {
    for (const name of ['content', 'analysis'] as const) run.figures.phase(name, {status: 'skipped'})
    return true
  }
  const began = run.clock.monotonicMs() - run.figures.state().phases.content.ms
  const folders = await run.read.contentFolders({root: run.input.root})
  const batches = contentBatches(run, folders)
  const found = openContentResults(run, began)
  const ends = await Promise.allSettled(run.walkers.map((hasher) => hashAll(run, {hasher, batches, found})))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  await found.done()
  if (run.context.signal.aborted) return false
  const {phases} = run.figures.state()
  run.figures.phase('content', {status: phases.content.count > 0 ? 'done' : 'skipped'})
  run.figures.phase('analysis', {status: phases.content.count > 0 ? 'done' : 'skipped', ms: Math.round(phases.analysis.ms)})
  return true
}

interface HashParts {
  readonly hasher: IndexRun['walkers'][number]
  readonly batches: AsyncGenerator<ContentFiles>
  readonly found: ContentResults
}

/** Gives one hasher its work, a batch ahead, so that it never waits for this thread. */
async function hashAll(run: IndexRun, {hasher, batches, found}: HashParts): Promise<void> {
  const want = run.input.mode === 'deep' ? 'both' : 'sample'
  let before: Promise<void> = Promise.resolve()
  try {
    for (;;) {
      // Callers take turns: a generator answers one request after the other.
      const {value: files} = await batches.next()
      if (!files || run.context.signal.aborted) break
      const hash = (): Promise<void> =>
        run.context
          .turn('hash', () => hasher.hashFiles({root: run.mountPoint, want, files}, [], run.context.signal))
          .then((results) => found.add(files, results))
      const hashed = want === 'both' && isLong(files.size) ? before.then(hash) : hash()
      // A failure is met in the next turn.
      hashed.catch(() => undefined)
      await before
      before = hashed
    }
    await before
  } finally {
    // Nothing more for the others either, where this one failed.
    await batches.return(undefined)
  }
}

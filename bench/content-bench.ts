import {rmSync} from 'node:fs'
import {join} from 'node:path'
import type {PhaseMetrics} from '../src-main/contract/job.ts'
import {type BenchOptions, corpusFor, timed, withCore, withScratch} from './bench-run.ts'
import {byTurns} from './by-turns.ts'
import {figureOf} from './figures.ts'
import {writeFileList} from './file-list.ts'
import {b3sum} from './peers.ts'

/** Up to this size the content key is the hash of all bytes, so both programs read the same. */
const SMALL_BYTES = 102_400

/**
 * Measures content identity beside b3sum over all files that are small enough to be read whole. The tree is indexed without content first,
 * then asked for content: the product's time is its content phase, in which it also tells the types and samples the larger files.
 */
export async function contentBench(options: BenchOptions) {
  const corpus = corpusFor(options)
  return withScratch(async (scratch) => {
    const list = join(scratch, 'small-files')
    const files = writeFileList(list, corpus.path, SMALL_BYTES)
    const dataDir = join(scratch, 'data')
    const product = async () => {
      const run = await withCore({...options, dataDir}, async (core) => {
        const {client, ended} = core
        const {location, job} = await client.location.add({path: corpus.path, mode: 'shallow'})
        await ended(job)
        return timed(core, async () => {
          const {job: second} = await client.location.update({location: location.id, mode: 'content'})
          if (!second) throw new Error('A change of the mode started no job.')
          return ended(second)
        })
      })
      rmSync(dataDir, {recursive: true})
      const {content} = run.value.metrics['phases'] as Readonly<Record<'content', PhaseMetrics>>
      if (content.count < files) throw new Error(`${files} files are small, but only ${content.count} got their content key.`)
      return {wholeMs: run.ms, contentMs: content.ms, work: {cpuMs: run.cpuMs, ...run.value.metrics}}
    }
    const {ours, peer} = await byTurns(options.runs ?? 3, product, b3sum(list))
    return {
      corpus: {...corpus, smallFiles: files},
      figures: [
        figureOf({
          what: 'content identity of small files',
          unit: 'ms',
          runs: ours.map(({contentMs}) => contentMs),
          peer,
          goal: {of: 'ratio', atMost: 1.3},
        }),
        figureOf({what: 'the same with the rescan before it', unit: 'ms', runs: ours.map(({wholeMs}) => wholeMs), peer}),
      ],
      work: ours.map(({work}) => work),
    }
  })
}

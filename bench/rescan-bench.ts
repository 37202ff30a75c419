import {join} from 'node:path'
import {type BenchOptions, corpusFor, timed, withCore, withScratch} from './bench-run.ts'
import {byTurns} from './by-turns.ts'
import {figureOf} from './figures.ts'
import {findPrintf} from './peers.ts'

/** Measures a rescan that finds nothing changed, beside one `find` that reads size, time and inode of every entry. */
export async function rescanBench(options: BenchOptions) {
  const corpus = corpusFor(options)
  return withScratch((scratch) =>
    withCore({...options, dataDir: join(scratch, 'data')}, async (core) => {
      const {client, ended} = core
      const {location, job} = await client.location.add({path: corpus.path, mode: 'shallow'})
      await ended(job)
      const rescan = async () => timed(core, async () => ended((await client.location.rescan({location: location.id})).job))
      await rescan()
      const {ours, peer} = await byTurns(options.runs ?? 5, rescan, findPrintf(corpus.path))
      const runs = ours.map(({ms}) => ms)
      return {
        corpus,
        figures: [figureOf({what: 'rescan with nothing changed', unit: 'ms', runs, peer, goal: {of: 'ratio', atMost: 1.2}})],
        work: ours.map(({value, cpuMs}) => ({cpuMs, ...value.metrics})),
      }
    }),
  )
}

import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {BenchCore} from './bench-core.ts'
import {type BenchOptions, corpusFor, withCore, withScratch} from './bench-run.ts'
import {byTurns} from './by-turns.ts'
import type {Corpus} from './corpus.ts'
import {figureOf, median} from './figures.ts'
import {updatedb} from './peers.ts'

const ASK_EVERY_MS = 20

/** Measures a first index from `location add` until search tells the exact total and the folder can be listed, beside updatedb. */
export async function indexBench(options: BenchOptions) {
  const corpus = corpusFor(options)
  return withScratch(async (scratch) => {
    const dataDir = join(scratch, 'data')
    const {ours, peer} = await byTurns(
      options.runs ?? 5,
      async () => {
        const run = await withCore({...options, dataDir}, (core) => firstIndex(core, corpus))
        rmSync(dataDir, {recursive: true})
        return run
      },
      updatedb(corpus.path, scratch),
    )
    const ready = ours.map(({readyMs}) => readyMs)
    return {
      corpus,
      figures: [
        figureOf({what: 'first index, browsable and searchable by name', unit: 'ms', runs: ready, peer, goal: {of: 'ratio', atMost: 2}}),
        figureOf({what: 'the same, until the job ended', unit: 'ms', runs: ours.map(({jobMs}) => jobMs), peer}),
        figureOf({what: 'entries a second', unit: 'per second', runs: [corpus.entries / (median(ready) / 1000)]}),
      ],
      phases: ours.map(({phases}) => phases),
    }
  })
}

async function firstIndex({client, ended}: BenchCore, {path, entries, atTop}: Corpus) {
  const begun = performance.now()
  const {job} = await client.location.add({path, mode: 'shallow'})
  const end = ended(job).then((done) => ({done, jobMs: performance.now() - begun}))
  const isReady = async (): Promise<boolean> => (await client.search.query({in: path, limit: 1})).total === entries
  let late = false
  void end.then(() => sleep(10_000)).then(() => (late = true), () => (late = true))
  while (!(await isReady())) {
    if (late) throw new Error(`The index ended, but search does not find ${entries} entries below ${path}: files there change, or rules leave some out.`)
    await sleep(ASK_EVERY_MS)
  }
  const listed = await client.file.list({path})
  const readyMs = performance.now() - begun
  if (listed.total !== atTop) throw new Error(`The folder holds ${atTop} entries, ${listed.total} were listed.`)
  const {done, jobMs} = await end
  return {readyMs, jobMs, phases: done.metrics['phases']}
}

import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {Client} from '../src-main/contract/index.ts'
import type {BenchCore} from './bench-core.ts'
import {type BenchOptions, corpusFor, timed, withCore, withScratch} from './bench-run.ts'
import {byTurns} from './by-turns.ts'
import type {Corpus} from './corpus.ts'
import {figureOf, median} from './figures.ts'
import {updatedb} from './peers.ts'

const ASK_EVERY_MS = 10
const FOUND_WITHIN_MS = 60_000

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
      work: ours.map(({cpuMs, phases}) => ({cpuMs, phases})),
    }
  })
}

async function firstIndex(core: BenchCore, {path, entries, atTop}: Corpus) {
  const {client, ended} = core
  const begun = performance.now()
  const {value, cpuMs} = await timed(core, async () => {
    const {job} = await client.location.add({path, mode: 'shallow'})
    const end = ended(job).then((done) => ({done, jobMs: performance.now() - begun}))
    await found(client, {path, entries, discovered: listed(client, {job: job.id, entries})})
    const {total} = await client.file.list({path})
    if (total !== atTop) throw new Error(`The folder holds ${atTop} entries, ${total} were listed.`)
    return {readyMs: performance.now() - begun, ...(await end)}
  })
  return {readyMs: value.readyMs, jobMs: value.jobMs, cpuMs, phases: value.done.metrics['phases']}
}

/** Resolves when the walk has seen everything: to ask sooner would only take time from it. */
async function listed(client: Client, {job, entries}: {readonly job: string; readonly entries: number}): Promise<void> {
  for (;;) {
    const {job: now} = await client.job.info({job})
    if (Number(now.metrics['statted'] ?? 0) >= entries || now.finishedAt !== undefined) return
    await sleep(ASK_EVERY_MS)
  }
}

interface Sought {
  readonly path: string
  readonly entries: number
  readonly discovered: Promise<void>
}

async function found(client: Client, {path, entries, discovered}: Sought): Promise<void> {
  await discovered
  const until = performance.now() + FOUND_WITHIN_MS
  while (performance.now() < until) {
    if ((await client.search.query({in: path, limit: 1})).total === entries) return
    await sleep(ASK_EVERY_MS)
  }
  throw new Error(`Search does not find ${entries} entries below ${path}: files there change, or rules leave some out.`)
}

import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {BenchCore} from './bench-core.ts'
import {type BenchOptions, namesFor, withCore, withScratch} from './bench-run.ts'
import {figureOf} from './figures.ts'
import {type Memory, memoryOf} from './resident-memory.ts'

const MB = 1e6
const WORDS = ['e', 'in', 'photo', 'index', 'café', 'STRASSE', '.tar.gz', 'nothing-like-it', '2019', 'report draft']
const SORTS = ['name', 'size', 'modified', 'created', 'kind', 'extension', 'path'] as const

/** Measures what the core's process holds of the machine's memory at a million entries: after the index, after a start, after many searches. */
export async function memoryBench(options: BenchOptions) {
  const corpus = namesFor(options)
  const settled = async (core: BenchCore): Promise<Memory> => {
    await atRest(core)
    // Long enough for orders to be made and garbage to be collected.
    await sleep(options.small ? 300 : 5000)
    return memoryOf(core.pid)
  }
  return withScratch(async (scratch) => {
    const dataDir = join(scratch, 'data')
    const indexed = await withCore({...options, dataDir}, async (core) => {
      await core.ended((await core.client.location.add({path: corpus.path, mode: 'shallow'})).job)
      await found(core, corpus.entries)
      return settled(core)
    })
    const {empty, loaded, searched} = await withCore({...options, dataDir}, async (core) => {
      const empty = memoryOf(core.pid)
      await found(core, corpus.entries)
      const loaded = await settled(core)
      for (const query of WORDS) for (const sort of SORTS) await core.client.search.query({query, sort, limit: 100})
      const {view} = await core.client.view.open({search: {query: 'e'}, sort: {field: 'size', desc: true}})
      await core.client.view.slice({view, offset: 1000, count: 200})
      await core.client.view.close({view})
      return {empty, loaded, searched: await settled(core)}
    })
    const of = (what: string, bytes: number, atMost?: number) =>
      figureOf({what, unit: 'MB', runs: [bytes / MB], ...(atMost === undefined ? {} : {goal: {of: 'value', atMost} as const})})
    return {
      corpus,
      figures: [
        of('resident after a start, names loaded', loaded.resident, 300),
        of('resident after 70 searches with every sort', searched.resident, 300),
        of('resident after the first index', indexed.resident, 300),
        of('most while indexing', indexed.peak),
        of('most while loading and searching', searched.peak),
      ],
      how: 'VmRSS and VmHWM of the one process, 5 s after the work and after all jobs have ended, that which compares the disk after a start, too; a start is measured in a new process.',
      bytes: {indexed, atStart: empty, loaded, searched},
    }
  })
}

/** Asks until all names are found, which is when they are in memory. */
async function found({client}: BenchCore, entries: number): Promise<void> {
  const until = performance.now() + 120_000
  while (performance.now() < until) {
    const {total} = await client.search.query({kind: ['file', 'dir', 'link', 'special'], limit: 1})
    if (total === entries) return
    await sleep(200)
  }
  throw new Error(`Search does not find ${entries} entries within two minutes.`)
}

/** A start compares the disk with the index, which is work like any other: what it takes is told by the most. */
async function atRest({client}: BenchCore): Promise<void> {
  const until = performance.now() + 120_000
  for (;;) {
    const {jobs} = await client.core.status({})
    if (jobs.running + jobs.queued === 0) return
    if (performance.now() > until) throw new Error('Jobs are under way for more than two minutes.')
    await sleep(200)
  }
}

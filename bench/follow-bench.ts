import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import type {BenchCore} from './bench-core.ts'
import {type BenchOptions, namesFor, withCore, withScratch} from './bench-run.ts'
import {coreLoad} from './core-load.ts'
import {allOf, cannotCount, countedCalls} from './counted-calls.ts'
import {figureOf, type Measured, median} from './figures.ts'
import {type Change, changesOf, clearChanges, foldersWithFiles, timeToFind} from './one-change.ts'
import {memoryOf} from './resident-memory.ts'

const MB = 1e6
const ROUNDS = 6
/** What follows a change is over by then: sums, contents, orders, memory that is given back. */
const AFTER_MS = 4000
/** The core listens for nothing but the disk again. */
const CALM_MS = 6000
/** Engines collect garbage once more some seconds after the last work. */
const CALM_AT_REST_MS = 15_000

interface Following {
  readonly core: BenchCore
  /** One for each round. */
  readonly folders: readonly string[]
  readonly paceOf: (ms: number) => number
}

/** Measures what it costs to follow the disk: at rest, and when one file among a million changes. */
export async function followBench(options: BenchOptions) {
  if (process.platform !== 'linux') return {figures: [], skipped: 'what a process uses is read from /proc, which only Linux has'}
  const corpus = namesFor(options)
  const rounds = options.runs ?? ROUNDS
  const folders = foldersWithFiles(corpus.path, rounds)
  for (const folder of folders) clearChanges(folder)
  const paceOf = (ms: number): number => (options.small ? ms / 10 : ms)
  return withScratch((scratch) =>
    withCore({...options, dataDir: join(scratch, 'data')}, async (core) => {
      await core.ended((await core.client.location.add({path: corpus.path, mode: 'shallow'})).job)
      const restedMs = await untilRest(core, paceOf(CALM_AT_REST_MS))
      const following = {core, folders, paceOf}
      const idle = await idlePercent(core, options.small ? 1000 : 60_000)
      const resident = memoryOf(core.pid).resident / MB
      const costs = await each(following, (change) => costOf(change, following))
      const times = await each(following, (change) => timeToFind(core.client, change), CALM_MS)
      const calls = cannotCount()
        ? undefined
        : await each({...following, folders: folders.slice(0, options.small ? 1 : 2)}, (change) => callsOf(change, following))
      return {
        corpus,
        figures: figuresOf({idle, resident, costs, times, calls}),
        rest: {afterMs: restedMs},
        byKind: {costs, times, calls},
        how: `CPU of all threads from before a change until ${AFTER_MS} ms after the core has told of it, what it uses at rest included.`,
      }
    }),
  )
}

type ByKind<T> = readonly {readonly kind: Change['kind']; readonly value: T}[]

/** Does something with each change of each round. */
async function each<T>({core, folders, paceOf}: Following, measure: (change: Change) => Promise<T>, calmMs = 500): Promise<ByKind<T>> {
  const all: {readonly kind: Change['kind']; readonly value: T}[] = []
  for (const [round, folder] of folders.entries()) {
    await sleep(paceOf(calmMs))
    for (const change of changesOf(folder, round)) {
      all.push({kind: change.kind, value: await measure(change)})
      if (!(await change.isFound(core.client))) throw new Error(`What was ${change.kind} in ${folder} is not found.`)
    }
  }
  return all
}

/** Until the core uses next to nothing for a while; what it makes after a first index takes its time. */
async function untilRest({pid}: BenchCore, calmMs: number): Promise<number> {
  const load = coreLoad(pid)
  const begun = performance.now()
  for (let quiet = 0; quiet * 500 < calmMs;) {
    if (performance.now() - begun > 120_000) throw new Error('The core does not come to rest within two minutes.')
    const before = load.cpuMs()
    await sleep(500)
    quiet = load.cpuMs() - before < 25 ? quiet + 1 : 0
  }
  return Math.round(performance.now() - begun)
}

async function idlePercent({pid}: BenchCore, ms: number): Promise<number> {
  const load = coreLoad(pid)
  const [before, begun] = [load.cpuMs(), performance.now()]
  await sleep(ms)
  return ((load.cpuMs() - before) / (performance.now() - begun)) * 100
}

/** Nobody asks meanwhile: the core tells by itself, as it tells a window. */
async function costOf(change: Change, {core, paceOf}: Following): Promise<number> {
  const load = coreLoad(core.pid)
  const before = load.cpuMs()
  await toldOf(change, core)
  await sleep(paceOf(AFTER_MS))
  return load.cpuMs() - before
}

async function callsOf(change: Change, {core, paceOf}: Following): Promise<Readonly<Record<string, number>>> {
  return countedCalls(core.pid, async () => {
    await toldOf(change, core)
    await sleep(paceOf(AFTER_MS))
  })
}

async function toldOf(change: Change, {advanced}: BenchCore): Promise<void> {
  const told = advanced()
  change.make()
  await told
}

interface Found {
  readonly idle: number
  readonly resident: number
  readonly costs: ByKind<number>
  readonly times: ByKind<number>
  readonly calls: ByKind<Readonly<Record<string, number>>> | undefined
}

function figuresOf({idle, resident, costs, times, calls}: Found) {
  const of = (what: string, unit: Measured['unit'], {runs, atMost}: {readonly runs: readonly number[]; readonly atMost: number}) =>
    figureOf({what, unit, runs, goal: {of: 'value', atMost}})
  const [cost, time] = [costs, times].map((all) => all.map(({value}) => value)) as [number[], number[]]
  const counts = calls?.map(({value}) => allOf(value))
  return [
    of('at rest, all watched', '% of a core', {runs: [idle], atMost: 0.5}),
    of('one file changed, CPU, median', 'ms', {runs: [median(cost)], atMost: 50}),
    of('the same, most', 'ms', {runs: [Math.max(...cost)], atMost: 50}),
    ...(counts
      ? [of('one file changed, calls that look at files and folders, most', 'calls', {runs: [Math.max(...counts)], atMost: 1000})]
      : []),
    of('from a change to its being found, median', 'ms', {runs: [median(time)], atMost: 500}),
    of('the same, most', 'ms', {runs: [Math.max(...time)], atMost: 5000}),
    of('resident, all watched, at rest', 'MB', {runs: [resident], atMost: 300}),
  ]
}

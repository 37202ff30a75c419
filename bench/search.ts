/** Measures search by name: `bench -- search [--rows N]` prints first page, exact total, start and memory as JSON. */
import {execFileSync} from 'node:child_process'
import {closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {NameQuery, SortName} from '../src-main/features/search/engine/name-query.ts'
import {type SearchCalls, searchCalls} from '../src-main/features/search/search-thread.ts'
import {migrate} from '../src-main/store/migrate.ts'
import {libraryMigrations} from '../src-main/store/migrations/library-migrations.ts'
import {indexMigrations} from '../src-main/store/migrations/index-migrations.ts'
import {databaseKinds, openDatabase} from '../src-main/store/open-database.ts'
import {madeEntries} from './made-names.ts'
import {measureLanguage} from './search-language.ts'

export interface SearchBenchOptions {
  readonly rows?: number
}

export async function searchBench({rows = 1_000_000}: SearchBenchOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'onefold-bench-search-'))
  try {
    fillIndex(folder, rows)
    fillTags(folder, rows)
    const before = residentBytes()
    const cold = newCalls()
    const load = await timed(() => cold.open({libraryFolder: folder}))
    const ordersMs = await ordersReady(cold)
    const tags = await timed(() =>
      cold.query({query: {text: '', literal: true, hidden: true, tags: [1]}, sort: {field: 'name', desc: false}, limit: 100}),
    )
    const page = await measure(cold)
    const memory = {...cold.memory(), residentBytes: residentBytes() - before}
    const language = languageFigures(await measureLanguage(cold, folder))
    const save = await timed(() => cold.save())
    cold.close()
    const warm = newCalls()
    const start = await timed(() => warm.open({libraryFolder: folder}))
    warm.close()
    return {
      bench: 'search',
      rows,
      loadMs: round(load.ms),
      ordersMs: round(ordersMs),
      tagged: {rows: tags.value.total, firstMs: round(tags.ms)},
      snapshot: {
        saveMs: round(save.ms),
        startMs: round(start.ms),
        used: start.value.fromSnapshot,
        bytes: statSync(join(folder, 'names.snapshot')).size,
      },
      ...page,
      language,
      memory,
      peer: peerFigures(folder, rows, page.total.from3Letters.p50Ms),
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
}

const SORTS: readonly SortName[] = ['name', 'size', 'modified', 'created', 'kind', 'extension', 'path']
const LONG = [
  'the',
  'lib',
  'png',
  'photo',
  'index',
  'python',
  'straße',
  'STRASSE',
  'café',
  'over',
  'nothing-like-it',
  '.tar.gz',
  'abc',
  '2019',
  'xyz',
  'ing',
  'ion',
  'e-s',
  'report',
  'kern',
]
const SHORT = ['e', 'a', 'i', '1', '.', 'é', 'er', 'in', 'so', 'qx', '10', '.s', 're', 'zz', '-b']
const FILTERS: readonly Partial<NameQuery>[] = [
  {},
  {kinds: [0]},
  {kinds: [1]},
  {categories: ['image']},
  {extensions: ['js']},
  {extensions: ['tar.gz', 'pdf']},
  {minSize: 1_000_000},
  {maxSize: 100},
  {modifiedFrom: 1.6e12},
  {modifiedBefore: 1.4e12},
  {below: [2]},
  {below: [40]},
  {hidden: false},
  {tags: [1]},
]

async function measure({query, openView, closeView}: SearchCalls) {
  const run = async (text: string, field: SortName, filter: Partial<NameQuery>): Promise<number> => {
    const {elapsedMs} = await query({
      query: {text, literal: true, hidden: true, ...filter},
      sort: {field, desc: field === 'size'},
      limit: 100,
    })
    return elapsedMs
  }
  for (const text of [...LONG, ...SHORT, '']) for (const field of SORTS) await run(text, field, {})
  const long: number[] = []
  const short: number[] = []
  const filtered: number[] = []
  for (const field of SORTS) {
    for (const text of LONG) long.push(await run(text, field, {}))
    for (const text of SHORT) short.push(await run(text, field, {}))
    for (const filter of FILTERS)
      filtered.push(await run('', field, filter), await run('re', field, filter), await run('photo', field, filter))
  }
  const views: number[] = []
  for (const field of SORTS) {
    const {view, elapsedMs} = await openView({
      query: {text: '', literal: true, hidden: true},
      sort: {field, desc: false, foldersFirst: true},
    })
    views.push(elapsedMs)
    closeView({view})
  }
  return {
    firstPage: {all: spread([...long, ...short, ...filtered]), filtersAndSorts: spread(filtered)},
    total: {from3Letters: spread(long), of1And2Letters: spread(short)},
    viewOfAllRows: spread(views),
  }
}

const TAGGED_EVERY = 10

/** A tag on every tenth entry. */
function fillTags(folder: string, rows: number): void {
  const library = openDatabase(join(folder, databaseKinds.library.file), databaseKinds.library, {})
  migrate(library, libraryMigrations, databaseKinds.library.file)
  const clock = Buffer.alloc(16, 1)
  const subject = library.prepare('INSERT INTO subject (id, uuid, kind, entry, seq) VALUES (:id, :uuid, 1, :id, 1)')
  const put = library.prepare('INSERT INTO application (subject, tag, added, removed, present, line, seq) VALUES (?, 1, ?, ?, 1, 1, 1)')
  library.transaction(() => {
    library.exec("INSERT INTO meta (key, value) VALUES ('tag_seq', 1)")
    library
      .prepare(
        `INSERT INTO tag (id, uuid, name, name_at, name_base, colour, colour_at, colour_base, parent_at, parent_base, added, removed, alive, line, seq)
           VALUES (1, 'a tag', 'Tag', :clock, x'', 'red', :clock, x'', :clock, x'', :clock, x'', 1, 1, 1)`,
      )
      .run({clock})
    for (let id = TAGGED_EVERY; id <= rows; id += TAGGED_EVERY) {
      const uuid = Buffer.alloc(16)
      uuid.writeUInt32BE(id)
      subject.run({id, uuid})
      put.run(id, clock, Buffer.alloc(0))
    }
  })()
  library.close()
}

function fillIndex(folder: string, rows: number): void {
  const index = openDatabase(join(folder, databaseKinds.index.file), databaseKinds.index, {})
  migrate(index, indexMigrations, databaseKinds.index.file)
  // Made names meet now and then; here that costs nothing to allow.
  index.exec('DROP INDEX entry_place')
  const list = openSync(join(folder, 'paths.txt'), 'w')
  const paths = new Map<number, string>([[0, '']])
  const insert = index.prepare(
    'INSERT INTO entry (id, parent, volume, name, kind, size, mtime, ctime, birth, inode, nlink, mode, seq) VALUES (?, ?, 1, ?, ?, ?, ?, 0, ?, ?, 1, 33188, ?)',
  )
  index.transaction(() => {
    for (const {id, parent, name, kind, size, modifiedMs} of madeEntries(rows)) {
      insert.run(id, parent || -1, name, kind, size, BigInt(modifiedMs) * 1_000_000n, BigInt(modifiedMs - 1000) * 1_000_000n, id, id)
      const path = `${paths.get(parent)!}/${name}`
      if (kind === 1) paths.set(id, path)
      writeSync(list, `${path}\n`)
    }
    index.prepare("INSERT INTO root (entry, location, touched_at) VALUES (1, 'bench', 0)").run()
    const meta = index.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
    meta.run('epoch', Buffer.alloc(16, 1))
    meta.run('next_id', rows + 1)
    meta.run('seq', rows)
  })()
  closeSync(list)
  index.close()
}

const IMAGE = /\.(jpe?g|png|gif|svg)$/i

function newCalls(): SearchCalls {
  return searchCalls({
    categoryOf: ({kind, name}) => (kind === 'dir' ? 'folder' : IMAGE.test(name) ? 'image' : 'other'),
    typesVersion: 'bench',
    log: {write: (level, source, message) => console.error(`${level} ${source}: ${message}`)},
  })
}

/** Waits until the stored orders of all sorts are made. */
async function ordersReady({memory}: SearchCalls): Promise<number> {
  const begun = performance.now()
  while (memory().orders < memory().rows * 4 * SORTS.length) await new Promise((resolve) => setTimeout(resolve, 5))
  return performance.now() - begun
}

function languageFigures({firstCopiesMs, times}: Awaited<ReturnType<typeof measureLanguage>>) {
  const terms = Object.fromEntries(Object.entries(times).map(([name, some]) => [name, spread(some)]))
  return {all: spread(Object.values(times).flat()), firstCopiesMs: round(firstCopiesMs), terms}
}

/** plocate counts the same names over the same list, where it is installed. */
function peerFigures(
  folder: string,
  rows: number,
  oursMs: number,
): {readonly name: string; readonly p50Ms?: number; readonly skipped?: string; readonly [more: string]: unknown} {
  const database = join(folder, 'plocate.db')
  try {
    execFileSync('plocate-build', ['--plaintext', join(folder, 'paths.txt'), database], {
      stdio: 'ignore',
      env: {...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`},
    })
  } catch (error) {
    return {name: 'plocate', skipped: error instanceof Error ? error.message : String(error), rows}
  }
  const times = LONG.map((text) => {
    const begun = performance.now()
    try {
      execFileSync('plocate', ['-d', database, '-i', '-b', '-c', text], {stdio: 'ignore'})
    } catch (error) {
      // Exit code 1 says that nothing was found, which counts as an answer.
      if ((error as {readonly status?: number}).status !== 1) throw error
    }
    return performance.now() - begun
  })
  const peer = spread(times)
  return {name: 'plocate -i -b -c', ...peer, ratio: round(oursMs / peer.p50Ms)}
}

function spread(times: readonly number[]): {readonly n: number; readonly p50Ms: number; readonly p95Ms: number; readonly maxMs: number} {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return {n: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1)}
}

const round = (value: number): number => Math.round(value * 100) / 100

async function timed<T>(work: () => T | Promise<T>): Promise<{readonly value: T; readonly ms: number}> {
  const begun = performance.now()
  const value = await work()
  return {value, ms: performance.now() - begun}
}

function residentBytes(): number {
  ;(globalThis as {readonly gc?: () => void}).gc?.()
  return process.memoryUsage().rss
}

if (import.meta.main) {
  const at = process.argv.indexOf('--rows')
  process.stdout.write(`${JSON.stringify(await searchBench(at > 0 ? {rows: Number(process.argv[at + 1])} : {}), undefined, 2)}\n`)
}

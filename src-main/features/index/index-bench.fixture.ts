import {Buffer} from 'node:buffer'
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {look} from '../../host/look.ts'
import {libraryFiles} from '../../host/library-files.ts'
import {walkCalls} from '../../host/walk/walk-calls.ts'
import type {JobContext} from '../../runtime/job-types.ts'
import type {Stores} from '../../store/access.ts'
import {openIndexDatabase} from '../../store/index-database.ts'
import {indexQueries, indexTransactions} from '../../store/index-tables.ts'
import type {ScanState} from '../../store/scan/scan-types.ts'
import {aggregate} from './aggregate.ts'
import {discover} from './discover.ts'
import type {IndexRun} from './index-run.ts'
import {processChanges} from './process-changes.ts'
import {openRunState} from './run-state.ts'

/** An index over one folder, with the real walker and the real transactions in the test's own thread. */
export interface IndexBench {
  /** `onChunk` is called when another chunk was written. */
  run(options?: BenchRun): Promise<ScanState>
  /** The store itself, once a run has opened it. */
  stores(): Stores
  /** `path\tkind\tsize\tmtime\tinode` in byte order of the path, as find prints it. */
  lines(): string[]
  ids(): Record<string, number>
  sums(): Record<string, {bytes: number; files: number; folders: number}>
  seq(): number
  close(): void
}

interface BenchRun {
  readonly job?: string
  readonly haltAfterChunks?: number
  readonly onChunk?: (chunks: number) => void
  /** What it misses is judged by others. */
  readonly isDisturbed?: boolean
}

interface Tables {
  readonly stores: Stores
  readonly call: IndexRun['read'] & IndexRun['write']
}

export function openIndexBench(root: string, {entriesAChunk = 2500}: {readonly entriesAChunk?: number} = {}): IndexBench {
  const folder = mkdtempSync(join(tmpdir(), 'onefold-bench-'))
  let opened: Promise<Tables> | undefined
  let tables: Tables | undefined
  const table = async (): Promise<Tables> => (tables = await (opened ??= openTables(folder)))
  const rel = Buffer.from(root.slice(1))
  let runs = 0
  const index = (): Stores['index'] => tables!.stores.index
  return {
    run: async ({job = `run ${runs++}`, haltAfterChunks = Infinity, onChunk, isDisturbed = false} = {}) => {
      const {call} = await table()
      const top = await call.ensureRoot({
        volume: 'v',
        path: rel,
        facts: look({path: Buffer.from(root), shown: root}).facts,
        location: 'l',
        now: 0,
      })
      const control = new AbortController()
      const scan = await call.beginScan({job, root: top.id})
      const figures = openRunState(scan.state, {metrics: () => undefined} as unknown as JobContext)
      let chunks = 0
      const context = {
        signal: control.signal,
        problem: () => undefined,
        isBackground: false,
        turn: <V>(_work: unknown, step: () => V): V => step(),
        progress: () => {
          if (++chunks >= haltAfterChunks) control.abort('stop')
          onChunk?.(chunks)
        },
      } as unknown as JobContext
      const walkers = [asyncTable(walkCalls()), asyncTable(walkCalls())] as unknown as IndexRun['walkers']
      const run = {
        isDisturbed: () => isDisturbed,
        job,
        input: {root: top.id, volume: 'v', location: 'l', mode: 'shallow', recursive: true, full: false},
        context,
        figures,
        read: call,
        write: call,
        walkers,
        clock: {now: () => 0, monotonicMs: () => performance.now()},
        path: Buffer.from(root),
        mountPoint: Buffer.from('/'),
        volumeNumber: top.volume,
        never: [],
        home: Buffer.from('/nobody'),
        typeNames: [],
        firstPart: scan.parts,
        entriesAChunk,
        rules: [],
        rulesBelow: new Uint8Array(0),
        sumsRoot: top.id,
        mustBeThere: async () => undefined,
        advanced: () => undefined,
      } satisfies IndexRun
      if (!(await discover(run))) return figures.state()
      await processChanges(run)
      await aggregate(run)
      await call.endScan({job})
      return figures.state()
    },
    stores: () => tables!.stores,
    lines: () => linesOf(tables!.stores, rel),
    ids: () => Object.fromEntries(pathsOf(tables!.stores).map(([path, id]) => [path, id])),
    sums: () =>
      Object.fromEntries(
        pathsOf(tables!.stores, true).flatMap(([path, id]) => {
          const sum = index().prepare('SELECT bytes, files, folders FROM folder WHERE id = ?').get(id) as
            | {bytes: number; files: number; folders: number}
            | undefined
          return sum ? [[path, sum]] : []
        }),
      ),
    seq: () => index().prepare("SELECT value FROM meta WHERE key = 'seq'").pluck().get() as number,
    close: () => index().close(),
  }
}

async function openTables(folder: string): Promise<Tables> {
  const random = {bytes: (count: number) => new Uint8Array(count).fill(7)}
  const {database} = await openIndexDatabase(folder, {fresh: true, check: false}, {files: libraryFiles, clock: {now: () => 0}, random})
  const stores = {index: database, library: database}
  const named = Object.entries({...indexTransactions, ...indexQueries})
  const call = Object.fromEntries(
    named.map(([name, run]) => [name, async (input: unknown) => (run as (stores: Stores, input: unknown) => unknown)(stores, input)]),
  )
  return {stores, call: call as unknown as Tables['call']}
}

function asyncTable(table: object): object {
  return Object.fromEntries(
    Object.entries(table).map(([name, run]) => [name, async (input: unknown) => (run as (input: unknown) => unknown)(input)]),
  )
}

const letters = ['f', 'd', 'l', '?', 'd']

function linesOf(stores: Stores, rel: Buffer): string[] {
  const {id} = indexQueries.findEntry(stores, {volume: 'v', path: rel})
  const {lines} = indexQueries.indexLines(stores, {folder: id!, limit: 1e6})
  return lines.map((line) => {
    const path = `/${Buffer.from(line.path).toString()}`
    const ns = String(line.mtimeNs).padStart(10, '0')
    return [path, letters[line.kind], line.size, `${ns.slice(0, -9)}.${ns.slice(-9)}`, line.inode].join('\t')
  })
}

function pathsOf(stores: Stores, top = false): [string, number][] {
  const rows = stores.index.prepare('SELECT id, parent, name FROM entry').all() as {id: number; parent: number; name: string}[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const pathOf = (row: {parent: number; name: string}): string => {
    const above = byId.get(row.parent)
    if (!above) return ''
    const head = pathOf(above)
    return head === '' ? row.name : `${head}/${row.name}`
  }
  return rows.filter((row) => top || row.parent > 0).map((row) => [pathOf(row), row.id])
}

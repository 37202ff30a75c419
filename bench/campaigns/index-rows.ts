import type {Buffer} from 'node:buffer'
import {cpSync, mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import Database from 'better-sqlite3'
import {entryUuid} from '../../src-main/store/entry-uuid.ts'

/** What stood in index.db when its process died, read from a copy so that recovery itself is left to the next daemon. */
export interface IndexRows {
  /** The committed rows: path from the volume's top as latin1, and public id. */
  readonly ids: ReadonlyMap<string, string>
  /** The phase that ran, `none` when no run was under way. */
  readonly phase: string
  /** Traces of runs and rows that fit nowhere. */
  readonly debris: Readonly<Record<string, number>>
}

const debrisOf = {
  scans: 'SELECT count(*) FROM scan',
  seen: 'SELECT count(*) FROM scan_seen',
  missing: 'SELECT count(*) FROM scan_missing',
  aside: "SELECT count(*) FROM entry WHERE parent > 0 AND substr(CAST(name AS BLOB), 1, 1) = CAST('/' AS BLOB)",
  orphans: 'SELECT count(*) FROM entry WHERE parent > 0 AND parent NOT IN (SELECT id FROM entry WHERE kind = 1)',
  foldersWithoutEntry:
    'SELECT count(*) FROM folder LEFT JOIN entry ON entry.id = folder.id WHERE entry.id IS NULL OR entry.kind <> 1 OR entry.parent <> folder.parent',
  entriesWithoutFolder: 'SELECT count(*) FROM entry WHERE kind = 1 AND id NOT IN (SELECT id FROM folder)',
  unlisted: 'SELECT count(*) FROM folder WHERE digest IS NULL',
} as const

/** Reads the only library of a data dir; nothing while it has no index yet. */
export function indexRows(dataDir: string): IndexRows | undefined {
  const copy = mkdtempSync(join(tmpdir(), 'onefold-copy-'))
  try {
    if (!copied(dataDir, copy)) return undefined
    const database = new Database(join(copy, 'index.db'))
    try {
      if (database.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'scan_missing'").pluck().get() === 0) return undefined
      return {
        ids: idsOf(database),
        phase: phaseOf(database),
        debris: Object.fromEntries(Object.entries(debrisOf).map(([name, sql]) => [name, Number(database.prepare(sql).pluck().get())])),
      }
    } finally {
      database.close()
    }
  } finally {
    rmSync(copy, {recursive: true})
  }
}

function copied(dataDir: string, copy: string): boolean {
  const found = readdirSync(dataDir, {recursive: true, encoding: 'utf8'}).filter((path) => /(^|\/)index\.db(-wal)?$/.test(path))
  for (const path of found) cpSync(join(dataDir, path), join(copy, path.slice(path.lastIndexOf('/') + 1)))
  return found.some((path) => path.endsWith('.db'))
}

function idsOf(database: Database.Database): ReadonlyMap<string, string> {
  const base = database.prepare("SELECT value FROM meta WHERE key = 'base'").pluck().get() as Buffer | undefined
  const rows = database.prepare('SELECT id, parent, CAST(name AS BLOB) AS name FROM entry').all() as {
    id: number
    parent: number
    name: Buffer
  }[]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const paths = new Map<number, string>()
  const pathOf = (id: number): string => {
    const known = paths.get(id)
    if (known !== undefined) return known
    const row = byId.get(id)
    const name = row ? row.name.toString('latin1') : '?'
    const path = row && row.parent > 0 ? `${pathOf(row.parent)}/${name}` : name
    paths.set(id, path)
    return path
  }
  return new Map(base ? rows.map(({id}) => [pathOf(id), entryUuid(base, id)]) : [])
}

function phaseOf(database: Database.Database): string {
  const state = database.prepare('SELECT state FROM scan').pluck().get() as string | undefined
  if (state === undefined) return 'none'
  const {phases} = JSON.parse(state) as {phases: Readonly<Record<string, {status: string}>>}
  return Object.keys(phases).find((name) => phases[name]!.status !== 'done' && phases[name]!.status !== 'skipped') ?? 'end'
}

import {CoreError} from '../../contract/errors.ts'
import type {Stores} from '../access.ts'
import {openEntryWriter, type SeenColumns} from '../scan/entry-writer.ts'
import {type Counters, withCounters} from './counters.ts'
import {findEntry} from './find-entry.ts'
import {forget} from './forget.ts'
import {statement} from '../statement.ts'

/** A folder that a run or a look begins at. */
export interface RootInput {
  readonly volume: string
  /** From the volume's top, without a slash in front. */
  readonly path: Uint8Array
  /** The folder's own facts, as one row of columns. */
  readonly facts: SeenColumns
  /** Absent for a folder that is only looked at. */
  readonly location?: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Makes sure that a folder has an entry that a run can begin at; an entry that stands there already keeps its id. */
export function ensureRoot(stores: Stores, input: RootInput): {readonly id: number; readonly fresh: boolean; readonly volume: number} {
  const {index} = stores
  const {value} = withCounters(index, (counters) => {
    const volume = volumeNumber(stores, input)
    const found = findEntry(stores, input).id
    const id = found ?? insertRoot(index, {input, counters, volume})
    const top = statement(index, 'SELECT parent FROM entry WHERE id = ?').pluck().get(id) as number
    const before = statement(index, 'SELECT location FROM root WHERE entry = ?').pluck().get(id) as string | null | undefined
    if (before && input.location !== undefined && before !== input.location)
      throw new CoreError({code: 'Conflict', message: 'This folder is already a location.'})
    const becomesLocation = input.location !== undefined && input.location !== before
    if (becomesLocation || top < 0) {
      statement(
        index,
        'INSERT INTO root (entry, location, touched_at) VALUES (?, ?, ?) ON CONFLICT (entry) DO UPDATE SET location = coalesce(excluded.location, location), touched_at = excluded.touched_at',
      ).run(id, input.location ?? null, input.now)
    }
    if (found !== undefined && becomesLocation) statement(index, 'UPDATE entry SET seq = ? WHERE id = ?').run(counters.nextSeq(), id)
    return {id, fresh: found === undefined, volume}
  })
  return value
}

/** Takes the location off a root. The rows below go (forgotten, not deleted); the files on the disk are not touched. */
export function forgetRoot({index}: Stores, {location}: {readonly location: string}): {readonly removed: number; readonly seq: number} {
  const {value, seq} = withCounters(index, (counters) => {
    const id = statement(index, 'SELECT entry FROM root WHERE location = ?').pluck().get(location) as number | undefined
    if (id === undefined) return 0
    const parent = statement(index, 'SELECT parent FROM entry WHERE id = ?').pluck().get(id) as number
    if (parent > 0) statement(index, 'UPDATE folder SET digest = NULL WHERE id = ?').run(parent)
    return forget(index, {counters, id, reason: 'forgotten'})
  })
  return {removed: value, seq}
}

/** Takes the location off a root whose rows now belong to another location above it. */
export function releaseRoot({index}: Stores, {location}: {readonly location: string}): {readonly seq: number} {
  return withCounters(index, (counters) => {
    const id = statement(index, 'SELECT entry FROM root WHERE location = ?').pluck().get(location) as number | undefined
    if (id === undefined) return
    statement(index, 'DELETE FROM root WHERE entry = ? AND EXISTS (SELECT 1 FROM entry WHERE id = root.entry AND parent > 0)').run(id)
    statement(index, 'UPDATE root SET location = NULL WHERE entry = ?').run(id)
    statement(index, 'UPDATE entry SET seq = ? WHERE id = ?').run(counters.nextSeq(), id)
  })
}

export interface LocationRoot {
  readonly location: string
  readonly entry: number
  readonly bytes: number
  readonly files: number
  readonly folders: number
  readonly listed: boolean
}

/** The roots that are locations, with their sums. */
export function locationRoots({index}: Stores, _input?: undefined): readonly LocationRoot[] {
  const rows = statement(
    index,
    'SELECT location, entry, bytes, files, folders, digest IS NOT NULL AS listed FROM root JOIN folder ON folder.id = root.entry WHERE location IS NOT NULL',
  ).all() as (Omit<LocationRoot, 'listed'> & {listed: number})[]
  return rows.map((row) => ({...row, listed: row.listed === 1}))
}

/** Locations that have their root at or below an entry, the entry's own not counted. */
export function locationsBelow({index}: Stores, {entry}: {readonly entry: number}): readonly string[] {
  const above = statement(index, 'SELECT parent FROM entry WHERE id = ?').pluck()
  const rows = statement(index, 'SELECT entry, location FROM root WHERE location IS NOT NULL AND entry <> ?').all(entry) as {
    entry: number
    location: string
  }[]
  return rows
    .filter((row) => {
      for (let at = row.entry; at > 0; at = (above.get(at) as number | undefined) ?? 0) if (at === entry) return true
      return false
    })
    .map((row) => row.location)
}

/** The location that an entry stands in: the nearest root with one, itself included. */
export function locationOf({index}: Stores, {entry}: {readonly entry: number}): string | undefined {
  const read = statement(index, 'SELECT entry.parent, root.location FROM entry LEFT JOIN root ON root.entry = entry.id WHERE entry.id = ?')
  for (let at = entry; at > 0;) {
    const row = read.get(at) as {parent: number; location: string | null} | undefined
    if (!row) return undefined
    if (row.location !== null) return row.location
    at = row.parent
  }
  return undefined
}

function insertRoot(index: Stores['index'], {input, counters, volume}: {input: RootInput; counters: Counters; volume: number}): number {
  // A row at the top of a tree has its whole path for its name, from the first on: under another one, another top may stand.
  const columns = {...input.facts, names: input.path, nameFirst: Uint32Array.of(0, input.path.length)}
  const writer = openEntryWriter(index, {columns, volume, counters})
  const id = writer.insert(0, -volume)
  writer.flush()
  return id
}

/** The small number that index.db gives a volume. */
export function volumeNumber({index}: Pick<Stores, 'index'>, {volume: uuid}: {readonly volume: string}): number {
  statement(index, 'INSERT INTO volume (uuid) VALUES (?) ON CONFLICT DO NOTHING').run(uuid)
  return statement(index, 'SELECT id FROM volume WHERE uuid = ?').pluck().get(uuid) as number
}

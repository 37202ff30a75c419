import {Buffer} from 'node:buffer'
import {type Anchor, isAnchored} from '../../domain/tag/anchor.ts'
import type {Stores} from '../access.ts'
import {findEntry} from '../entries/find-entry.ts'
import {withSeq} from '../library-seq.ts'
import {statement} from '../statement.ts'
import {setPresent} from './applications.ts'
import {marksFor, type Writing} from './clock.ts'
import {type EntryFacts, openEntryFacts} from './entry-facts.ts'
import {anchorTo, ENTRY, subjectsForContents} from './subjects.ts'

/** An anchor that no longer tells what its entry is. */
export interface AnchorMove {
  readonly subject: number
  readonly entry: number
}

export interface AnchorPage {
  readonly moves: readonly AnchorMove[]
  /** Whose entry stands neither in the index nor at its place. */
  readonly lost: readonly number[]
  /** The subject to go on after; absent behind the last. */
  readonly last?: number | undefined
}

interface StoredAnchor {
  readonly id: bigint
  readonly volume: string
  readonly path: Buffer
  readonly entry_kind: bigint
  readonly inode: bigint
  readonly birth: bigint
  readonly size: bigint
  readonly mtime: bigint
  readonly content: Buffer | null
  readonly entry: bigint | null
}

/** After each change somewhere some of them are compared, by a thread that has rows to read meanwhile: so many take it some milliseconds. */
const PAGE = 200
const columns = 'id, volume, path, entry_kind, inode, birth, size, mtime, content, entry'

/** Compares some anchors with the index: entries that are renamed, moved or edited are followed, lost ones are looked for at their places. */
export function staleAnchors(stores: Stores, {after}: {readonly after: number}): AnchorPage {
  const {library, index} = stores
  const rows = statement(library, `SELECT ${columns} FROM subject WHERE kind = ${ENTRY} AND id > ? ORDER BY id LIMIT ?`)
    .safeIntegers()
    .all(after, PAGE) as StoredAnchor[]
  const factsOf = openEntryFacts(index)
  const moves: AnchorMove[] = []
  const lost: number[] = []
  for (const row of rows) {
    const subject = Number(row.id)
    const own = row.entry === null ? undefined : factsOf(Number(row.entry))
    if (own) {
      if (!tells(row, own)) moves.push({subject, entry: own.id})
      continue
    }
    const {id} = findEntry(stores, row)
    const found = id === undefined ? undefined : factsOf(id)
    if (found && isAnchored(anchorOf(row), found)) moves.push({subject, entry: found.id})
    else lost.push(subject)
  }
  return {moves, lost, ...(rows.length === PAGE ? {last: Number(rows.at(-1)!.id)} : {})}
}

/** Looks for lost entries by their inodes, among some of the rows of the index; `last` goes on, as far as there are rows. */
export function lostAnchors(
  {library, index}: Stores,
  {subjects, after}: {readonly subjects: readonly number[]; readonly after: number},
): {readonly moves: readonly AnchorMove[]; readonly last?: number | undefined} {
  const read = statement(library, `SELECT ${columns} FROM subject WHERE id = ?`).safeIntegers()
  const wanted = subjects.map((id) => read.get(id) as StoredAnchor)
  const byInode = Map.groupBy(wanted, ({inode}) => inode)
  const rows = statement(index, 'SELECT id, inode FROM entry WHERE id > ? ORDER BY id LIMIT ?')
    .safeIntegers()
    .raw()
    .all(after, ROWS_AT_ONCE) as (readonly [bigint, bigint])[]
  const factsOf = openEntryFacts(index)
  const moves = rows.flatMap(([id, inode]) => {
    const anchors = byInode.get(inode) ?? []
    const found = anchors.length === 0 ? undefined : factsOf(Number(id))
    const match = found && anchors.find((anchor) => isAnchored(anchorOf(anchor), found))
    return found && match ? [{subject: Number(match.id), entry: found.id}] : []
  })
  return {moves, ...(rows.length === ROWS_AT_ONCE ? {last: Number(rows.at(-1)![0])} : {})}
}

const ROWS_AT_ONCE = 20_000

/**
 * Brings anchors to what their entries are. What was tagged before anybody knew its content gets its tags on that content now,
 * as it would have had them from the start; an edited file passes nothing on, else each saving would leave a content behind.
 */
export function followAnchors(
  stores: Stores,
  {moves, ...writing}: Writing & {readonly moves: readonly AnchorMove[]},
): {readonly isNews: boolean} {
  const {library, index} = stores
  const factsOf = openEntryFacts(index)
  return withSeq(library, (seq) => {
    const marks = marksFor(library, writing, seq)
    let isNews = false
    for (const {subject, entry: id} of moves) {
      const row = statement(library, `SELECT ${columns} FROM subject WHERE id = ?`).safeIntegers().get(subject) as StoredAnchor | undefined
      const entry = factsOf(id)
      if (!row || !entry) continue
      anchorTo(library, subject, {entry, marks})
      // It was lost, or is another one than the index had it as.
      if (row.entry === null || Number(row.entry) !== id) isNews = true
      if (entry.content === null || row.content !== null || !sameBytes(anchorOf(row), entry)) continue
      const contents = [...subjectsForContents(library, [entry.content], marks).values()]
      const held = statement(library, 'SELECT tag FROM application WHERE subject = ? AND present = 1').pluck().all(subject) as number[]
      for (const tag of held) isNews = setPresent(library, contents, {tag, present: true, marks}).length > 0 || isNews
    }
    return {isNews}
  })
}

const sameBytes = (anchor: Anchor, entry: EntryFacts): boolean => anchor.size === entry.size && anchor.mtimeNs === entry.mtimeNs

const anchorOf = (row: StoredAnchor): Anchor => ({
  volume: row.volume,
  path: row.path,
  kind: Number(row.entry_kind),
  inode: row.inode,
  birthNs: row.birth,
  size: Number(row.size),
  mtimeNs: row.mtime,
})

function tells(row: StoredAnchor, entry: EntryFacts): boolean {
  return (
    row.volume === entry.volume &&
    row.inode === entry.inode &&
    row.mtime === entry.mtimeNs &&
    Number(row.size) === entry.size &&
    row.birth === entry.birthNs &&
    Number(row.entry_kind) === entry.kind &&
    row.path.equals(entry.path) &&
    (entry.content === null || (row.content !== null && Buffer.from(row.content).equals(entry.content)))
  )
}

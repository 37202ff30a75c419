import {isPassing} from '../../domain/act/private-names.ts'
import {bytesKey, spotKey, spotPath} from '../../domain/act/spot-path.ts'
import {DIR, type Facts, type Spot} from '../../domain/act/spot.ts'
import {isWithin, pathBelow} from '../../domain/byte-path.ts'
import type {MovedEntry} from '../../store/entries/move-entries.ts'
import type {NamedRow} from '../../store/entries/find-places.ts'
import {findIndexed, type FollowParts, type IndexedFolder} from './follow-ground.ts'
import {distinct, isFacts, lookAt, rowsAt} from './follow-looks.ts'
import {makeRoom} from './make-room.ts'
import type {RuleBook} from './rule-book.ts'
import type {TouchedMove} from './touched.ts'

interface Moves extends FollowParts {
  readonly rules: RuleBook
}

/** Gives entries that an act moved their new places, in the order of the moves, so that ids and contents go along. */
export async function followMoves(moves: readonly TouchedMove[], parts: Moves): Promise<void> {
  for (const round of roundsOf(moves)) await followRound(round, parts)
}

/** A move in or around a folder that moved before it is told by the place that the folder has then: so the index takes that one first. */
function* roundsOf(moves: readonly TouchedMove[]): Generator<readonly TouchedMove[]> {
  let round: TouchedMove[] = []
  let folders: Uint8Array[] = []
  for (const move of moves) {
    const isIn = folders.some((path) => isWithin(move.from.folder, path) || isWithin(move.to.folder, path))
    if (isIn) {
      yield round
      round = []
      folders = []
    }
    round.push(move)
    if (move.seen.kind === DIR) folders.push(spotPath(move.from), spotPath(move.to))
  }
  if (round.length > 0) yield round
}

async function followRound(moves: readonly TouchedMove[], parts: Moves): Promise<void> {
  const spots = moves.flatMap(({from, to}) => [from, to])
  const looked = await lookAt(spots, parts)
  const arrived = moves.filter(({to}) => isFacts(looked.get(spotKey(to))))
  await makeRoom(
    arrived.map(({to}) => to.folder),
    parts,
  )
  const folders = await findIndexed(distinct(spots.map(({folder}) => folder)), parts)
  const rows = await rowsAt(spots, {folders, read: parts.read})
  const moved: MovedEntry[] = []
  const now = new Map(rows)
  for (const {from, to, seen, aside} of moves) {
    const [fromKey, toKey] = [spotKey(from), spotKey(to)]
    const row = now.get(fromKey)
    const facts = looked.get(toKey)
    const there = rows.get(toKey)
    // Told before, by a run of the act that ended before it could note that.
    if (isFacts(facts) && there && isRowOf(there, facts)) continue
    now.delete(fromKey)
    if (!row) continue
    now.set(toKey, row)
    if (aside || !isFacts(facts) || !isRowOf(row, facts)) continue
    moved.push(await placed({row, facts, to, seen, folder: folders.get(bytesKey(to.folder))}, parts))
  }
  if (moved.length === 0) return
  const {seq} = await parts.write.moveEntries({moves: moved})
  parts.advanced(seq)
}

interface Placing {
  readonly row: NamedRow
  readonly facts: Facts
  readonly to: Spot
  readonly seen: Facts
  readonly folder: IndexedFolder | undefined
}

async function placed({row, facts, to, seen, folder}: Placing, {volumes, rules}: Moves): Promise<MovedEntry> {
  const volume = await volumes.at(to.folder)
  // A name in passing is in the index for a moment, so that what has it keeps its id.
  const isLeftOut = folder?.id !== undefined && !isPassing(to) && (await rules.excludes(folder, to.name, facts.kind === DIR))
  const parent = isLeftOut ? undefined : folder?.id
  return {id: row.id, parent, name: to.name, facts, before: seen, path: pathBelow(spotPath(to), volume.mountPoint)}
}

/** A folder is known by its place; a file by its inode, or where the volume gives others after each mount, by size and time. */
function isRowOf(row: NamedRow, facts: Facts): boolean {
  if (row.kind !== facts.kind) return false
  return row.inode === facts.inode || facts.kind === DIR || (row.size === facts.size && row.mtimeNs === facts.mtimeNs)
}

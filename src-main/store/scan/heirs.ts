import type {Stores} from '../access.ts'
import {nameKey} from '../entries/names.ts'
import {statement} from '../statement.ts'
import {standingFor} from './aside.ts'
import type {LostRow} from './lost-rows.ts'
import {FOLLOWING} from './scan-types.ts'

/** What stands at the place of missed rows that are yet to be settled, whoever missed them, is another row now, or nothing of theirs. */
export function passHeirs(index: Stores['index'], {from, to}: {readonly from: number; readonly to?: number | undefined}): void {
  statement(index, 'UPDATE scan_missing SET heir = ? WHERE heir = ?').run(to ?? null, from)
}

/**
 * A folder was replaced by another, or has moved, and the row that was made there is its own now: what has the same name in both is replaced
 * likewise, unless it is older than that row, and so has moved there, or was made to take its place. Tops come first, so this goes all the way down.
 */
export function nameHeirs(
  index: Stores['index'],
  {folder, young}: {readonly folder: number; readonly young: number},
  below: readonly LostRow[],
): void {
  // Whoever had stepped aside for another one that is known has made room for it.
  const held = new Set(below.filter(({since}) => since === undefined).map(({name}) => nameKey(name)))
  const isHeld = ({since, name}: LostRow): boolean => since !== undefined && held.has(nameKey(name))
  for (const row of below) if (!isHeld(row)) row.heir ??= standingFor(index, {...row, parent: folder}, {name: row.name, since: young + 1})
}

/** Where what has taken a place is missed itself, the place has whatever stands there after it. */
export function followHeirs(lost: readonly LostRow[]): void {
  const byId = new Map(lost.map((row) => [row.id, row]))
  const heirs = lost.map(({heir}) => {
    const passed = new Set<number>()
    let at = heir
    for (; at !== undefined && !passed.has(at) && byId.has(at); at = byId.get(at)!.heir) passed.add(at)
    return at !== undefined && passed.has(at) ? undefined : at
  })
  lost.forEach((row, no) => {
    row.follower = row.heir
    row.heir = heirs[no]
  })
}

/** What was missed before by whoever follows the disk is theirs to judge; the run tells what it saw at its place. */
export function leaveToFollower(index: Stores['index'], job: string): void {
  statement(
    index,
    `UPDATE scan_missing SET heir = (SELECT heir FROM scan_missing AS own WHERE own.scan = :job AND own.entry = scan_missing.entry)
       WHERE scan = :following AND heir IS NULL AND entry IN (SELECT entry FROM scan_missing WHERE scan = :job)`,
  ).run({job, following: FOLLOWING})
  statement(index, 'DELETE FROM scan_missing WHERE scan = ? AND entry IN (SELECT entry FROM scan_missing WHERE scan = ?)').run(
    job,
    FOLLOWING,
  )
}

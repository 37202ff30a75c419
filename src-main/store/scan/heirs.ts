import type {Stores} from '../access.ts'
import {nameBytes} from '../entries/names.ts'
import {statement} from '../statement.ts'
import type {LostRow} from './lost-rows.ts'

/** What stands at the place of missed rows that are yet to be settled, whoever missed them, is another row now, or nothing of theirs. */
export function passHeirs(index: Stores['index'], {from, to}: {readonly from: number; readonly to?: number | undefined}): void {
  statement(index, 'UPDATE scan_missing SET heir = ? WHERE heir = ?').run(to ?? null, from)
}

/** A folder was replaced by another, or has moved: what has the same name in both is replaced likewise. Tops come first, so this goes all the way down. */
export function nameHeirs(index: Stores['index'], folder: number, below: readonly LostRow[]): void {
  const find = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ?').pluck()
  // One that had stepped aside before has no name by which anything could be found.
  for (const row of below) if (nameBytes(row.name)[0] !== SLASH) row.heir ??= find.get(folder, row.name) as number | undefined
}

const SLASH = 0x2f

/** Where what has taken a place is missed itself, the place has whatever stands there after it. */
export function followHeirs(lost: readonly LostRow[]): void {
  const byId = new Map(lost.map((row) => [row.id, row]))
  const lines = lost.map(({heir}) => {
    const after = new Set<number>()
    let at = heir
    for (; at !== undefined && !after.has(at) && byId.has(at); at = byId.get(at)!.heir) after.add(at)
    return {after, heir: at !== undefined && after.has(at) ? undefined : at}
  })
  lost.forEach((row, no) => Object.assign(row, lines[no]))
}

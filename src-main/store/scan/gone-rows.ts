import {Buffer} from 'node:buffer'
import {byteText} from '../../domain/ignore/byte-text.ts'
import {compileRules, type Rules} from '../../domain/rules.ts'
import type {Stores} from '../access.ts'
import type {Counters} from '../entries/counters.ts'
import {forget, noteMove} from '../entries/forget.ts'
import {nameBytes, nameValue} from '../entries/names.ts'
import {statement} from '../statement.ts'
import {LEFT_OUT} from './left-out.ts'
import {type LostRow} from './lost-rows.ts'
import {placedRow} from './placed-row.ts'
import {kinds} from './scan-types.ts'

/** What a run left out: the rules it went by, as paths from the place where they begin. */
export interface LeftOut {
  readonly root: number
  readonly rules: readonly string[]
  /** From there to the root, raw bytes. */
  readonly rulesBelow: Uint8Array
}

export interface GoneWork {
  readonly index: Stores['index']
  readonly counters: Counters
  readonly lost: readonly LostRow[]
  readonly leftOut: LeftOut | undefined
}

/**
 * Removes what a run missed and found nowhere; answers how many rows went. What a rule leaves out, or a volume that is mounted there
 * hides, is only forgotten: nobody deleted it. Locations that stood in it become trees of their own, which only their own runs judge.
 */
export function removeGone(work: GoneWork, gone: readonly LostRow[]): number {
  const {index, counters, lost, leftOut} = work
  const byId = new Map(lost.map((row) => [row.id, row]))
  const rules = leftOut && compileRules(leftOut.rules)
  const kept = keepLocations(work, {byId, gone: new Set(gone.map((row) => row.id))})
  let removed = 0
  for (const row of gone) {
    // Most went with the folder above them, which comes first.
    if (kept.has(row.id) || !placedRow(index, row.id)) continue
    const isForgotten = row.heir === LEFT_OUT || isHidden(index, row) || (rules !== undefined && isLeftOut(work, {row, byId, rules}))
    removed += forget(index, {counters, id: row.id, reason: isForgotten ? 'forgotten' : 'deleted'})
  }
  return removed
}

type ById = ReadonlyMap<number, LostRow>

/** Answers the entries that stay. */
function keepLocations(
  {index, counters, lost}: GoneWork,
  {byId, gone}: {readonly byId: ById; readonly gone: ReadonlySet<number>},
): ReadonlySet<number> {
  const tops = new Set<number>()
  const kept = new Set<number>()
  if (gone.size === 0) return kept
  const located = statement(
    index,
    'SELECT root.entry, entry.volume FROM root CROSS JOIN entry ON entry.id = root.entry WHERE location IS NOT NULL AND entry.parent > 0',
  ).all() as {entry: number; volume: number}[]
  for (const {entry, volume} of located) {
    const {names, ids} = chainOf(index, {id: entry, byId})
    if (!ids.some((id) => gone.has(id))) continue
    noteMove(index, entry)
    statement(index, 'UPDATE entry SET parent = ?, name = ?, seq = ? WHERE id = ?').run(
      -volume,
      nameValue(joined(names)),
      counters.nextSeq(),
      entry,
    )
    statement(index, 'UPDATE folder SET parent = ? WHERE id = ?').run(-volume, entry)
    tops.add(entry)
  }
  if (tops.size === 0) return kept
  const back = statement(index, 'UPDATE entry SET name = ? WHERE id = ?')
  for (const row of lost) {
    if (!chainOf(index, {id: row.id, byId}).ids.some((id) => tops.has(id))) continue
    kept.add(row.id)
    if (!tops.has(row.id)) back.run(row.name, row.id)
  }
  return kept
}

function isHidden(index: Stores['index'], {heir}: LostRow): boolean {
  return heir !== undefined && placedRow(index, heir)?.kind === kinds.mount
}

function isLeftOut(
  {index, leftOut}: GoneWork,
  {row, byId, rules}: {readonly row: LostRow; readonly byId: ById; readonly rules: Rules},
): boolean {
  const {names, ids} = chainOf(index, {id: row.id, byId})
  const at = ids.indexOf(leftOut!.root)
  if (at < 0) return false
  // It stood in a folder that moved, whose new place was listed without it: what a file of rules says there, only the disk knows.
  if (rules.readsFiles && byId.has(row.parent)) return true
  if (rules.empty) return false
  const below = names
    .slice(at + 1)
    .map((name) => name.toString('latin1'))
    .join('/')
  const head = leftOut!.rulesBelow.length === 0 ? '' : `${byteText(leftOut!.rulesBelow)}/`
  return rules.excludes(head + below, row.kind === kinds.dir || row.kind === kinds.mount) !== undefined
}

/** The way from the top of the tree to an entry, by the names that it had before the missing stepped aside. */
function chainOf(
  index: Stores['index'],
  {id, byId}: {readonly id: number; readonly byId: ById},
): {readonly names: readonly Buffer[]; readonly ids: readonly number[]} {
  const names: Buffer[] = []
  const ids: number[] = []
  for (let at = id; at > 0;) {
    const row = placedRow(index, at)
    if (!row) break
    ids.push(at)
    // One that has its place again, as a moved folder has, is called as its row says.
    const name = nameBytes(row.name)
    names.push(name[0] === SLASH ? nameBytes(byId.get(at)?.name ?? name) : name)
    at = row.parent
  }
  return {names: names.reverse(), ids: ids.reverse()}
}

const SLASH = 0x2f

function joined(names: readonly Buffer[]): Buffer {
  return Buffer.concat(names.filter((name) => name.length > 0).flatMap((name, at) => (at === 0 ? [name] : [Buffer.from('/'), name])))
}

import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {notePaths} from './act-paths.ts'
import {numberOf} from './act-rows.ts'
import {packText, unpackText} from './packed-text.ts'
import {dropVersions, putVersion, type Version, type VersionPlace} from './version-rows.ts'

/** A part as library.db keeps it. `running`: its steps may have been done, and it is recovered by looking at the disk. */
export interface PartRecord {
  readonly no: number
  readonly state: (typeof states)[number]
  readonly steps: string
  /** Only where it is done. */
  readonly results?: string | undefined
}
const states = ['pending', 'running', 'done'] as const

export interface PartsTurn {
  readonly act: string
  readonly ended?: readonly EndedPart[] | undefined
  readonly begun?: readonly number[] | undefined
}
export interface EndedPart {
  readonly no: number
  readonly results: string
  /** What it put into version stores. */
  readonly versions?: readonly Omit<Version, 'act' | 'part'>[] | undefined
  /** Where it took something out of a version store and left nothing. */
  readonly emptied?: readonly VersionPlace[] | undefined
}

/** Parts of an act in the order of their numbers; none where they were pruned. */
export function parts(
  {library}: Stores,
  {act, from, count}: {readonly act: string; readonly from: number; readonly count: number},
): readonly PartRecord[] {
  const rows = statement(
    library,
    'SELECT no, state, steps, results FROM act_part WHERE act = (SELECT number FROM act WHERE id = ?) AND no >= ? ORDER BY no LIMIT ?',
  ).all(act, from, count) as {no: number; state: number; steps: Buffer; results: Buffer | null}[]
  return rows.map((row) => ({
    no: row.no,
    state: states[row.state]!,
    steps: unpackText(row.steps),
    ...(row.results === null ? {} : {results: unpackText(row.results)}),
  }))
}

/** How far an act has come, as a word: the parts of it that are through. */
export function actMark({library}: Pick<Stores, 'library'>, {act}: {readonly act: string}): string {
  const sql = 'SELECT count(*) FROM act JOIN act_part ON act_part.act = act.number WHERE act.id = ? AND act_part.state = 2'
  return String(statement(library, sql).pluck().get(act))
}

/** Ends parts with their results, begins the next ones, or both, in one commit. */
export function turnParts({library}: Stores, {act, ended = [], begun = []}: PartsTurn): void {
  const packed = ended.map((part) => ({ended: part, results: packText(part.results)}))
  library
    .transaction(() => {
      const number = numberOf(library, act, 'ready')
      for (const part of packed) endPart(library, {act, number, ...part})
      for (const no of begun) beginPart(library, number, no)
    })
    .immediate()
}

interface Ending {
  readonly act: string
  readonly number: number
  readonly ended: EndedPart
  readonly results: Buffer
}

function endPart(library: Stores['library'], {act, number, ended, results}: Ending): void {
  const {no, versions = [], emptied = []} = ended
  const done = statement(library, 'UPDATE act_part SET state = 2, results = ? WHERE act = ? AND no = ? AND state = 1').run(
    results,
    number,
    no,
  )
  if (done.changes !== 1) throw new Error(`Invariant: only a running part is ended; part ${no} of the act ${act} is not one.`)
  notePaths(library, {number, no})
  dropVersions({library}, {places: emptied})
  for (const version of versions) putVersion(library, {...version, act, part: no})
}

function beginPart(library: Stores['library'], number: number, no: number): void {
  const begun = statement(library, 'UPDATE act_part SET state = 1 WHERE act = ? AND no = ? AND state < 2').run(number, no)
  if (begun.changes !== 1) throw new Error(`Invariant: a part that is done is not begun again; part ${no} is done or not there.`)
}

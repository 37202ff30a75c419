import {execFileSync} from 'node:child_process'
import {closeSync, openSync, rmSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import type {Seeded} from '../seeded.ts'
import {checksOf} from './checks.ts'
import {type DiskRecord, readRecords} from './disk-log.ts'
import type {Word} from './executor-program.ts'
import {type Field, treeOf, VOLUMES} from './field.ts'
import type {Case} from './kill-case.ts'
import {copyImage, type DiskKind, flushAll, mountImage, openRecorded} from './recorded-field.ts'
import {type Scenario, spanOf, wishAt} from './scenarios.ts'
import {drawTree, type Tree} from './tree-state.ts'

/** What the disks were told while one act was carried out. */
export interface Recording {
  readonly scenario: Scenario
  readonly kind: DiskKind
  readonly records: readonly (DiskRecord & {readonly end: number})[]
  /** Of the log: from here on the act was told as done. */
  readonly toldAt: number
  /** Acts that were told before. */
  readonly rows: number
  /** The disks as they were before, all of it durable. */
  readonly bases: readonly string[]
}

/** The power goes after so many records; of what was not flushed yet, `survives` decides for each block. */
export interface Outage {
  readonly after: number
  readonly survives: (record: DiskRecord) => boolean
}

const libraryOf = ({root}: Field): string => join(root, 'a', 'library')

/** Carries out the act of a scenario on recorded disks, with the library on one of them. */
export async function recorded(scenario: Scenario, kind: DiskKind, field: Field): Promise<Recording> {
  const {root, pool} = field
  const disks = await openRecorded(field, kind)
  try {
    const process = await pool.next()
    let word = await process.ask({open: libraryOf(field)})
    drawTree(root, VOLUMES, scenario.before)
    for (const wish of scenario.wishes.slice(0, -1)) word = await process.ask({wish: wishAt(root, wish)})
    if (word?.say !== 'ready' && word?.say !== 'done')
      throw new Error(`“${scenario.name}” cannot begin on ${kind}: ${JSON.stringify(word)}`)
    const {rows} = word.audit
    const bases = VOLUMES.map((name) => join(root, 'state', `${name}.base`))
    const from = disks.copyTo(bases)
    const told = await process.ask({wish: wishAt(root, scenario.wishes.at(-1)!)})
    const toldAt = disks.length()
    if (told?.say !== 'done') throw new Error(`“${scenario.name}” does not end on ${kind}: ${JSON.stringify(told)}`)
    await process.end()
    flushAll(root)
    return {scenario, kind, bases, rows, toldAt, records: readRecords(disks.log, {from, to: disks.length()})}
  } finally {
    await disks.close()
  }
}

/** Every flush is an end of its own, with nothing of what came after it; between them any of it. */
export function outagesOf({records}: Recording, random: Seeded, subsets: number): readonly Outage[] {
  const flushes = [...records.entries()].filter(([, {kind}]) => kind === 'flush').map(([at]) => at + 1)
  const prefixes = flushes.map((after): Outage => ({after, survives: () => true}))
  const others = Array.from({length: subsets}, (): Outage => {
    const percent = random.pick([0, 20, 50, 80, 95])
    return {after: 1 + random.below(records.length), survives: () => random.chance(percent)}
  })
  return [...prefixes, ...others]
}

/** What the disks hold after an outage, recovered by a process that finds them so. */
export async function survivedOutage(recording: Recording, outage: Outage, field: Field): Promise<Case> {
  const {scenario, kind} = recording
  const {root, pool} = field
  const images = VOLUMES.map((name) => join(root, 'state', `${name}.after`))
  for (const [disk, image] of images.entries()) buildImage(recording, outage, {disk, image})
  const process = await pool.next()
  const mounted: string[] = []
  const wrong: string[] = []
  try {
    // In another order than before: after a power loss volumes come with other numbers.
    for (const [disk, image] of [...images.entries()].toReversed()) {
      mountImage(image, join(root, VOLUMES[disk]!))
      mounted.push(join(root, VOLUMES[disk]!))
    }
    wrong.push(...checksOf(spanOf(scenario)).instant(treeOf(field)))
    const word = await process.ask({open: libraryOf(field)})
    wrong.push(...untrue(word, treeOf(field), {recording, outage}))
  } finally {
    await process.end()
    for (const place of mounted) execFileSync('umount', [place])
    for (const image of images) rmSync(image, {force: true})
  }
  return {what: `${scenario.name} on ${kind}, the power goes after ${outage.after} of ${recording.records.length} calls`, kills: 0, wrong}
}

/** What is not as it was told, before the power went or after. */
function untrue(
  word: Word | undefined,
  now: Tree,
  {recording, outage}: {readonly recording: Recording; readonly outage: Outage},
): readonly string[] {
  if (word?.say !== 'ready') return [word && 'message' in word ? word.message : 'the executor is gone']
  const isDone = word.audit.rows > recording.rows
  const wasTold = recording.records[outage.after - 1]!.end >= recording.toldAt
  return [
    ...(wasTold && !isDone ? ['it was told as done, and the journal does not know it'] : []),
    ...checksOf(spanOf(recording.scenario)).ended(now, isDone),
    ...word.recovered.filter(({status}) => status !== 'completed').map(({status}) => `its job is told as ${status}`),
    ...(word.audit.ok ? [] : ['the audit log is broken']),
  ]
}

function buildImage(
  {bases, records}: Recording,
  {after, survives}: Outage,
  {disk, image}: {readonly disk: number; readonly image: string},
): void {
  copyImage(bases[disk]!, image)
  const file = openSync(image, 'r+')
  const told = records.slice(0, after)
  const durable = told.findLastIndex((record) => record.kind === 'flush' && record.disk === disk)
  for (const [at, record] of told.entries()) {
    if (record.kind !== 'write' || record.disk !== disk) continue
    if (at < durable) writeSync(file, record.data, 0, record.data.length, record.offset)
    else writeSome(file, record, survives)
  }
  closeSync(file)
}

const BLOCK = 4096

/** A disk writes its blocks in any order, so that of one write some may be there and others not. */
function writeSome(file: number, record: DiskRecord & {readonly kind: 'write'}, survives: Outage['survives']): void {
  const {data, offset} = record
  for (let at = 0; at < data.length; at += BLOCK) {
    if (survives(record)) writeSync(file, data, at, Math.min(BLOCK, data.length - at), offset + at)
  }
}

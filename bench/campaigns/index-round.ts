import {mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {changeTree} from './change-tree.ts'
import {diskFacts} from './disk-facts.ts'
import {type Before, differences, differencesFromDisk, indexLines, lostIds} from './index-lines.ts'
import {type IndexRows, indexRows} from './index-rows.ts'
import {allEnded, killAtRandom} from './kill-at-random.ts'
import {madeTree} from './made-tree.ts'
import {type RealDaemon, realDaemon} from '../../src-main/testing/real-daemon.ts'
import {type Seeded, seeded} from './seeded.ts'

const ENTRIES = 1500
const CHANGES = 120
// What is killed here are runs; the campaign of storms kills what follows the disk.
const SMALL_STEPS = ['--entries-a-chunk', '8', '--no-watch']

/** What one seed's round found; every list is empty when the index kept its word. */
export interface Round {
  readonly seed: number
  /** Kills of a run under way, recovery counted. */
  readonly kills: number
  /** Ends by `stop` instead of a kill, and kills when no run was under way. */
  readonly stops: number
  readonly atRest: number
  /** Kills by the phase that index.db says was under way. */
  readonly phases: Readonly<Record<string, number>>
  readonly differing: readonly string[]
  readonly changedIds: readonly string[]
  readonly debris: readonly string[]
  readonly failure?: string | undefined
}

interface Play {
  readonly random: Seeded
  readonly data: string
  readonly tree: string
  readonly folder: string
  readonly round: {
    kills: number
    stops: number
    atRest: number
    phases: Record<string, number>
    differing: string[]
    changedIds: string[]
    debris: string[]
  }
  /** Rows that were committed when a process died, by place. */
  readonly committed: Map<string, string>
}

/**
 * One round: a first index, a rescan after changes, and a rescan of a tree that goes on changing between the kills.
 * After each the list equals a clean index's, and what was committed kept its id.
 */
export async function indexRound(seed: number, kills: number): Promise<Round> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-kill-')))
  const play: Play = {
    random: seeded(seed),
    folder,
    data: join(folder, 'data'),
    tree: join(folder, 'tree'),
    round: {kills: 0, stops: 0, atRest: 0, phases: {}, differing: [], changedIds: [], debris: []},
    committed: new Map(),
  }
  try {
    mkdirSync(play.data)
    madeTree(play.tree, play.random, ENTRIES)
    await playStages(play, kills)
    return {seed, ...play.round}
  } catch (error) {
    return {seed, ...play.round, failure: error instanceof Error ? error.message : String(error)}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

async function playStages(play: Play, kills: number): Promise<void> {
  const {random, data, tree, round} = play
  let daemon = realDaemon(data, SMALL_STEPS)
  await daemon.ask('location.add', {path: tree, mode: 'content'})
  daemon = await killed(play, daemon, {upTo: Math.ceil(kills / 3)})
  const first = await settled(play, daemon)
  compareIds(play, first)

  await daemon.stop()
  changeTree(tree, {random, changes: CHANGES, from: 10_000})
  daemon = realDaemon(data, SMALL_STEPS)
  await daemon.ask('location.rescan', {location: tree})
  play.committed.clear()
  daemon = await killed(play, daemon, {upTo: Math.ceil((kills * 2) / 3)})
  const second = await settled(play, daemon)
  round.changedIds.push(...lostIds(first, second))
  compareIds(play, second, new Set([...first.lines.values()].map(({id}) => id)))

  // Here the tree changes between the kills, and there is always a run to kill.
  const goOn = async (at: number): Promise<void> => {
    changeTree(tree, {random, changes: 30, from: 20_000 + at * 1000})
    await daemon.ask('location.rescan', {location: tree, full: random.chance(50)})
  }
  for (let at = 0; round.kills < kills && at < 4 * kills; at++) {
    await goOn(at)
    daemon = await killed(play, daemon, {upTo: kills})
  }
  await allEnded(daemon)
  await daemon.ask('location.rescan', {location: tree})
  const third = await settled(play, daemon)
  round.changedIds.push(...lostIds(second, third, {moved: false}))
  await daemon.stop()
}

/** Kills and restarts until the run has ended, and notes what each dead process had committed. */
async function killed(play: Play, first: RealDaemon, {upTo}: {readonly upTo: number}): Promise<RealDaemon> {
  const {round, random, data} = play
  let daemon = first
  for (let phase = ''; round.kills < upTo && phase !== 'none';) {
    const end = await killAtRandom(daemon, random)
    const rows = indexRows(data)
    phase = rows?.phase ?? 'none'
    if (end === 'stopped') round.stops++
    else if (phase === 'none') round.atRest++
    else round.kills++
    if (end === 'killed') round.phases[phase] = (round.phases[phase] ?? 0) + 1
    noteCommitted(play, rows)
    daemon = realDaemon(data, SMALL_STEPS)
  }
  return daemon
}

function noteCommitted({committed, tree}: Play, rows: IndexRows | undefined): void {
  const top = tree.slice(1)
  for (const [place, id] of rows?.ids ?? []) {
    if (place === top || place.startsWith(`${top}/`)) committed.set(`/${place}`, id)
  }
}

/** Every row that a dead process had committed still has its id, unless an entry of before turned out to have moved there. */
function compareIds({committed, round, tree}: Play, {lines}: Before, earlier: ReadonlySet<string> = new Set()): void {
  for (const [place, id] of committed) {
    // Rows of before the run are held against the disk by `lostIds`: another file may have taken their place.
    if (earlier.has(id)) continue
    const now = lines.get(place)?.id
    if (now !== undefined && now !== id && !earlier.has(now)) round.changedIds.push(place)
    if (now === undefined && place !== tree && earlier.size === 0) round.changedIds.push(place)
  }
}

/** Waits for the end of the work and holds all that the index says against the disk and against a clean index. */
async function settled(play: Play, daemon: RealDaemon): Promise<Before> {
  const {tree, round, data} = play
  await allEnded(daemon)
  const {jobs} = await daemon.ask<{jobs: {status: string; errors: {message: string}[]}[]}>('job.list', {})
  for (const job of jobs)
    if (job.status !== 'completed') round.debris.push(`a job is ${job.status}: ${job.errors.map(({message}) => message).join(' ')}`)
  const facts = diskFacts(tree)
  const lines = await indexLines(daemon, tree)
  round.differing.push(...differencesFromDisk(lines, facts), ...(await againstClean(play, lines)))
  if (new Set([...lines.values()].map(({id}) => id)).size !== lines.size) round.changedIds.push('two entries share an id')
  const verified = await daemon.ask<Record<'checked' | 'missing' | 'stale' | 'differing', number>>('index.verify', {})
  if (verified.missing + verified.stale + verified.differing > 0 || verified.checked !== facts.size)
    round.differing.push(`verify: ${JSON.stringify(verified)}`)
  await searched(play, daemon, facts.size)
  await summed(play, daemon)
  const rows = indexRows(data)
  for (const [name, count] of Object.entries(rows?.debris ?? {})) if (count > 0) round.debris.push(`${name}: ${count}`)
  return {lines, facts}
}

async function searched({tree, round}: Play, daemon: RealDaemon, entries: number): Promise<void> {
  const {total} = await daemon.ask<{total: number}>('search.query', {in: tree, limit: 1})
  if (total !== entries) round.differing.push(`search finds ${total} of ${entries}`)
}

/** Files, folders and bytes of the location, each inode once. */
async function summed({tree, round}: Play, daemon: RealDaemon): Promise<void> {
  const {locations} = await daemon.ask<{locations: {files: number; folders: number; bytes: number}[]}>('location.list', {})
  const facts = [...diskFacts(tree).values()]
  const files = facts.filter(({stat}) => stat.isFile())
  const bytes = [...new Map(files.map(({stat}) => [stat.ino, Number(stat.size)])).values()].reduce((sum, size) => sum + size, 0)
  const wanted = {files: files.length, folders: facts.filter(({stat}) => stat.isDirectory()).length, bytes}
  const {files: f, folders, bytes: b} = locations[0]!
  if (JSON.stringify({files: f, folders, bytes: b}) !== JSON.stringify(wanted))
    round.differing.push(`sums: ${JSON.stringify([locations[0], wanted])}`)
}

async function againstClean({folder, tree}: Play, lines: Before['lines']): Promise<readonly string[]> {
  const data = mkdtempSync(join(folder, 'clean-'))
  const daemon = realDaemon(data)
  try {
    await daemon.ask('location.add', {path: tree, mode: 'content'})
    await allEnded(daemon)
    return differences(lines, await indexLines(daemon, tree))
  } finally {
    await daemon.stop()
    rmSync(data, {recursive: true})
  }
}

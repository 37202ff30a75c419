import {setTimeout as sleep} from 'node:timers/promises'
import {checksOf} from './checks.ts'
import type {ExecutorProcess} from './executor-process.ts'
import type {Word} from './executor-program.ts'
import {type Field, treeOf, VOLUMES} from './field.ts'
import {type Scenario, spanOf, wishAt} from './scenarios.ts'
import {type CallPoint, faultAt, pointsIn, traceInto} from './traced-calls.ts'
import {drawTree, type Tree} from './tree-state.ts'

/** What one case found; `wrong` is empty where the act kept its word. */
export interface Case {
  readonly what: string
  readonly kills: number
  readonly wrong: readonly string[]
}

export interface Play extends Field {
  readonly scenario: Scenario
  process: ExecutorProcess
  kills: number
  readonly wrong: string[]
  /** Of the audit log, before what is to come. */
  readonly rows: number
}

const RECOVERY_CALLS = [
  'renameat2',
  'unlinkat',
  'fsync',
  'fdatasync',
  'pwrite64',
  'mkdirat',
  'linkat',
  'syncfs',
  'utimensat',
  'fchmod',
  'unlink',
]
const KILLS_OF_RECOVERY_IN_A_HUNDRED = 35

/** The calls by which the last wish of a scenario changes volumes and library. */
export async function callsOf(scenario: Scenario, field: Field): Promise<readonly CallPoint[]> {
  const play = await begun(scenario, field)
  const file = `${field.root}/calls`
  const tracer = await traceInto(play.process.pid, file)
  const word = await play.process.ask({wish: wishAt(field.root, scenario.wishes.at(-1)!)})
  await tracer.end()
  await play.process.end()
  const wrong = word?.say === 'done' ? checksOf(spanOf(scenario)).ended(treeOf(field), true) : [JSON.stringify(word)]
  if (wrong.length > 0) throw new Error(`“${scenario.name}” does not go well without a fault: ${wrong.join('; ')}`)
  return pointsIn(file, play.process.pid, field.root)
}

/** Kills the executor at a call, and some of those that recover after it, and holds the volumes against what may be there. */
export async function killedAt(point: CallPoint, scenario: Scenario, field: Field): Promise<Case> {
  const play = await begun(scenario, field)
  const checks = checksOf(spanOf(scenario))
  const tracer = await faultAt(play.process.pid, point, {kill: true})
  const word = await play.process.ask({wish: wishAt(field.root, scenario.wishes.at(-1)!)})
  if (word) await tracer.end()
  else play.kills++
  const rows = play.rows + (word?.say === 'done' ? 1 : 0)
  play.wrong.push(...brokenBy(word), ...checks.instant(treeOf(field)))
  await play.process.end()
  const ready = await recovered(play, checks.instant)
  const {wrong} = play
  if (ready.audit) {
    const isDone = ready.audit.rows > play.rows
    if (rows > play.rows && !isDone) wrong.push('it was told as done, and the journal does not know it')
    wrong.push(...checks.ended(treeOf(field), isDone))
    wrong.push(...ready.recovered.filter(({status}) => status !== 'completed').map(({status}) => `its job is told as ${status}`))
    if (!ready.audit.ok) wrong.push('the audit log is broken')
  }
  if (wrong.length === 0 && ready.audit) field.spare.left = {process: play.process, library: field.library, rows: ready.audit.rows}
  else await play.process.end()
  return {what: `${scenario.name}, ${point.call} ${point.nth}`, kills: play.kills, wrong}
}

/** The tree is drawn anew and all wishes but the last are done. */
export async function begun(scenario: Scenario, field: Field): Promise<Play> {
  const {root} = field
  drawTree(root, VOLUMES, scenario.before)
  const {process, ...standing} = await standingProcess(field)
  let {rows} = standing
  for (const wish of scenario.wishes.slice(0, -1)) {
    const word = await process.ask({wish: wishAt(root, wish)})
    if (word?.say !== 'done') throw new Error(`“${scenario.name}” cannot begin: ${JSON.stringify(word)}`)
    rows = word.audit.rows
  }
  return {...field, scenario, process, kills: 0, wrong: [], rows}
}

/** Folders are held open so long by those who work in them; the tree was drawn anew meanwhile. */
const HELD_MS = 25

async function standingProcess({spare, library, pool}: Field): Promise<{readonly process: ExecutorProcess; readonly rows: number}> {
  const {left} = spare
  spare.left = undefined
  if (left?.library === library) {
    await sleep(HELD_MS)
    return left
  }
  await left?.process.end()
  const process = await pool.next()
  const word = await process.ask({open: library})
  if (word?.say !== 'ready') throw new Error(`The library cannot be opened: ${JSON.stringify(word)}`)
  return {process, rows: word.audit.rows}
}

/** Starts again and again until a recovery was not killed. */
async function recovered(play: Play, instant: (tree: Tree) => readonly string[]) {
  const {random, pool, library} = play
  for (;;) {
    play.process = await pool.next()
    const isKilled = play.kills > 0 && random.chance(KILLS_OF_RECOVERY_IN_A_HUNDRED)
    const point = {call: random.pick(RECOVERY_CALLS), nth: 1 + random.below(6)}
    const tracer = isKilled ? await faultAt(play.process.pid, point, {kill: true}) : undefined
    const word = await play.process.ask({open: library})
    if (word) await tracer?.end()
    if (word?.say === 'ready') return word
    play.wrong.push(...brokenBy(word), ...instant(treeOf(play)))
    if (word) return {audit: undefined, recovered: []}
    play.kills++
  }
}

function brokenBy(word: Word | undefined): readonly string[] {
  return word?.say === 'broke' || word?.say === 'refused' ? [word.message] : []
}

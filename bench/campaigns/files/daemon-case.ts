import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {type RealDaemon, realDaemon} from '../../../src-main/testing/real-daemon.ts'
import {allEnded} from '../kill-at-random.ts'
import {checksOf} from './checks.ts'
import type {Wish} from './executor.ts'
import {type Field, treeOf, VOLUMES} from './field.ts'
import type {Case} from './kill-case.ts'
import {type Scenario, spanOf, wishAt} from './scenarios.ts'
import {faultAt} from './traced-calls.ts'
import {drawTree} from './tree-state.ts'

/** The whole daemon on a data dir, with one of the volumes as its location. */
export interface DaemonStage {
  daemon: RealDaemon
  readonly field: Field
  readonly dataDir: string
}

/** Calls of whichever thread makes them first so often: the one that writes the journal, or the one that works on files. */
const CALLS = ['pwrite64', 'pwrite64', 'pwrite64', 'fsync', 'renameat2', 'unlinkat', 'utimensat', 'mkdirat'] as const
const MOST_WRITES = 60
const MOST_OTHERS = 6

export async function openDaemonStage(field: Field): Promise<DaemonStage> {
  const dataDir = join(field.root, 'state', 'data')
  mkdirSync(dataDir, {recursive: true})
  drawTree(field.root, VOLUMES, {})
  const daemon = realDaemon(dataDir)
  await daemon.ask('location.add', {path: join(field.root, 'a'), mode: 'content'})
  await allEnded(daemon)
  return {daemon, field, dataDir}
}

/** Kills the daemon in an act; started again it ends the act, and its index and its audit are as the disk and the log are. */
export async function killedDaemon(scenario: Scenario, stage: DaemonStage): Promise<Case> {
  const {field, dataDir} = stage
  const {root, random} = field
  drawTree(root, VOLUMES, scenario.before)
  for (const wish of scenario.wishes.slice(0, -1)) await done(stage.daemon, wishAt(root, wish))
  const rows = await auditRows(stage.daemon)
  const call = random.pick(CALLS)
  const point = {call, nth: 1 + random.below(call === 'pwrite64' ? MOST_WRITES : MOST_OTHERS)}
  const tracer = await faultAt(stage.daemon.pid, point, {kill: true})
  const isAlive = await done(stage.daemon, wishAt(root, scenario.wishes.at(-1)!)).then(
    () => true,
    () => false,
  )
  if (isAlive) await tracer.end()
  await stage.daemon.kill()
  const checks = checksOf(spanOf(scenario))
  const wrong = [...checks.instant(treeOf(field))]
  stage.daemon = realDaemon(dataDir)
  await allEnded(stage.daemon)
  const isDone = (await auditRows(stage.daemon)) > rows
  if (isAlive && !isDone) wrong.push('it was told as done, and the journal does not know it')
  wrong.push(...checks.ended(treeOf(field), isDone), ...(await untrue(stage)))
  return {what: `${scenario.name}, the daemon at ${point.call} ${point.nth}`, kills: isAlive ? 0 : 1, wrong}
}

/** What index and audit tell that is not so. */
async function untrue({daemon, field}: DaemonStage): Promise<readonly string[]> {
  await daemon.ask('location.rescan', {location: join(field.root, 'a')})
  await allEnded(daemon)
  const {missing, stale, differing} = await daemon.ask<Record<'missing' | 'stale' | 'differing', number>>('index.verify', {})
  const {ok} = await daemon.ask<{ok: boolean}>('audit.verify', {})
  const {jobs} = await daemon.ask<{jobs: {status: string; title: string}[]}>('job.list', {})
  return [
    ...(missing + stale + differing > 0 ? [`the index has ${missing} missing, ${stale} stale, ${differing} differing`] : []),
    ...(ok ? [] : ['the audit log is broken']),
    ...jobs.filter(({status}) => status !== 'completed').map(({status, title}) => `the job “${title}” is ${status}`),
  ]
}

async function auditRows(daemon: RealDaemon): Promise<number> {
  return (await daemon.ask<{total: number}>('audit.list', {limit: 1})).total
}

async function done(daemon: RealDaemon, wish: Wish): Promise<void> {
  await daemon.ask(wish.name === 'undo' ? 'undo.last' : wish.name, {...asInput(wish), yes: true})
  await allEnded(daemon)
}

/** The same wish in the words of the contract. */
function asInput({name, sources = [], to, more = {}}: Wish): object {
  const {decision, relative: _, ...rest} = more
  const decided = decision === 'overwrite' ? {overwrite: true} : decision === 'keep-both' ? {keepBoth: true} : {}
  if (name === 'file.copy' || name === 'file.move') return {sources, to, ...decided, ...rest}
  if (name === 'file.gather') return {targets: sources, folder: to}
  if (name === 'file.link') return {target: sources[0], to, ...rest}
  return name === 'undo' ? {} : {targets: sources, ...rest}
}

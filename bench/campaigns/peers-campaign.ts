import {execFileSync, spawnSync} from 'node:child_process'
import type {Campaign, CampaignOptions, Tally} from './campaign-types.ts'
import {missingField, openField, treeOf, VOLUMES} from './files/field.ts'
import {peerActs, type PeerAct} from './files/peer-acts.ts'
import {missingTracer, MUTATING, pointsIn} from './files/traced-calls.ts'
import {contentsOf, differences, drawTree, type Tree} from './files/tree-state.ts'
import {seeded} from './seeded.ts'

/** What became of one program under all its faults. */
interface PeerTally {
  cases: number
  /** A content that stood before is nowhere any more. */
  lost: number
  /** Under the name that was asked for stands a part of a file. */
  half: number
  /** The same with a whole file that has other attributes than its source. */
  otherAttributes: number
  /** Something else was left there. */
  debris: number
  /** It ended with 0, and it is not so. */
  falselyDone: number
}

const ERRORS = ['EIO', 'ENOSPC'] as const

/** The same faults on the programs that people use, from outside: none of them recovers, so that what stands after the fault is what stands. */
export const peersCampaign: Campaign = {
  name: 'peers',
  about: 'the faults of the files campaign on cp, mv, rsync and rclone',
  short: 0,
  long: 1,
  run: async (options) => {
    const skipped = missingField() ?? missingTracer()
    return skipped === undefined ? facedAll(options) : {tried: 0, survived: 0, seeds: {from: 0, to: 0}, failedSeeds: [], figures: {skipped}}
  },
}

async function facedAll({say}: CampaignOptions): Promise<Tally> {
  const field = await openField(seeded(1))
  const figures: Record<string, PeerTally | string> = {}
  try {
    for (const act of peerActs) {
      const isThere = spawnSync(act.command[0]!, ['--version'], {stdio: 'ignore'}).status === 0
      figures[act.name] = isThere ? faced(act, field.root) : 'skipped: not installed'
      say(`${act.name}: ${JSON.stringify(figures[act.name])}`)
    }
  } finally {
    await field.close()
  }
  const cases = Object.values(figures).reduce((sum, tally) => sum + (typeof tally === 'string' ? 0 : tally.cases), 0)
  // It is they who are measured: whatever they do, the campaign has done its work.
  return {tried: cases, survived: cases, seeds: {from: 1, to: 1}, failedSeeds: [], figures}
}

function faced(act: PeerAct, root: string): PeerTally {
  const tally: PeerTally = {cases: 0, lost: 0, half: 0, otherAttributes: 0, debris: 0, falselyDone: 0}
  const log = `${root}/state/calls`
  const trace = (...more: string[]): number | null => run(act, root, ['strace', '-f', ...more])
  trace('-y', '-s', '4096', '-e', `trace=${MUTATING.join()}`, '-o', log)
  const wrong = differences(treeOf({root}), act.after)
  if (wrong.length > 0) throw new Error(`${act.name} does something else: ${wrong.join('; ')}`)
  for (const {call, nth} of pointsIn(log, undefined, root)) {
    for (const fault of ['signal=KILL', ...ERRORS.map((error) => `error=${error}`)]) {
      const code = trace('-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${nth}`)
      count(tally, act, {code, now: treeOf({root})})
    }
  }
  for (let kilobytes = 64; kilobytes < act.kilobytes; kilobytes += Math.ceil(act.kilobytes / 40)) {
    drawTree(root, VOLUMES, act.before)
    execFileSync('mount', ['-o', `remount,size=${kilobytes}k`, `${root}/b`])
    const code = run(act, root, [])
    count(tally, act, {code, now: treeOf({root})})
    execFileSync('mount', ['-o', 'remount,size=256m', `${root}/b`])
  }
  return tally
}

function run({command, before}: PeerAct, root: string, front: readonly string[]): number | null {
  drawTree(root, VOLUMES, before)
  const [program, ...words] = [...front, ...command.map((word) => word.replace(/^(?=[ab]\/)/, `${root}/`))]
  return spawnSync(program!, words, {stdio: 'ignore'}).status
}

const OTHERS = / with other attributes$/

function count(tally: PeerTally, {before, after}: PeerAct, {code, now}: {readonly code: number | null; readonly now: Tree}): void {
  tally.cases++
  const held = contentsOf(now)
  // What was to be replaced may go when the new is there, and not before.
  const isWhole = (path: string): boolean => now[path] !== undefined && now[path]?.replace(OTHERS, '') === after[path]
  const files = Object.keys(before).filter((path) => before[path] !== 'dir')
  if (files.some((path) => !held.has(before[path]!) && !isWhole(path))) tally.lost++
  const odd = Object.keys(now).filter((path) => now[path] !== before[path] && now[path] !== after[path] && now[path] !== 'dir')
  if (odd.some((path) => path in after && !isWhole(path))) tally.half++
  if (odd.some((path) => path in after && isWhole(path))) tally.otherAttributes++
  if (odd.some((path) => !(path in after))) tally.debris++
  if (code === 0 && differences(now, after).length > 0) tally.falselyDone++
}

import {Killed} from '../../host/fakes/work/disk-plot.ts'
import type {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import {seeded} from '../seeded.ts'
import type {ActScenario} from './act-scenario.ts'
import {checksOf, type ActChecks} from './check-act.ts'
import {copyOf, drawn, playAct, type Played} from './play-act.ts'

export interface KillOptions {
  readonly seed: number
  /** Power losses at each kill. */
  readonly losses: number
  /** Of a hundred kills, after so many the recovery is killed too, at each of its calls. */
  readonly deepPercent: number
}

export interface KillTally {
  kills: number
  recoveryKills: number
  powerLosses: number
  readonly failures: string[]
}

interface Play extends KillOptions {
  readonly scenario: ActScenario
  readonly checks: ActChecks
  readonly tally: KillTally
}

/** Kills an act before each change that it makes, and recovers it: with what was written still there, and with the power cut. */
export function killAct(scenario: ActScenario, options: KillOptions): KillTally {
  const play: Play = {scenario, ...options, checks: checksOf(scenario), tally: {kills: 0, recoveryKills: 0, powerLosses: 0, failures: []}}
  const random = seeded(options.seed)
  for (let kill = 1; ; kill++) {
    const {disk, played} = drawn(scenario)
    const died = diesAt(disk, {kill, played, scenario})
    const where = died ? `killed in ${died}` : 'whole'
    if (!died) note(play, where, [...play.checks.end(disk), ...allDone(played)])
    else play.tally.kills++
    note(play, where, play.checks.done(disk.world.tree(), played))
    losePower(play, disk, {played, where})
    if (!died) return play.tally
    recoverFrom(play, disk, {played, where})
    cancelFrom(play, disk, {played, where})
    if (random.chance(options.deepPercent)) killRecovery(play, disk, {played, where})
    if (play.tally.failures.length > 20) return play.tally
  }
}

interface Moment {
  readonly played: Played
  readonly where: string
}

function losePower(play: Play, disk: MemoryWorkDisk, {played, where}: Moment): void {
  for (let loss = 0; loss < play.losses; loss++) {
    const seed = play.seed * 1000 + loss
    const left = disk.powerLoss(seed)
    play.tally.powerLosses++
    const words = `${where}, power lost (${seed})`
    note(play, words, play.checks.done(left.world.tree(), played))
    recoverFrom(play, left, {played, where: words})
    if (loss === 0) cancelFrom(play, left, {played, where: words})
  }
}

function recoverFrom(play: Play, disk: MemoryWorkDisk, {played, where}: Moment): void {
  const again = disk.restarted()
  const journal = copyOf(played)
  const stop = playAct(again, journal, {verify: play.scenario.verify ?? false})
  note(play, `${where}, recovered`, [...(stop ? [`stopped: ${stop.code}`] : []), ...play.checks.end(again), ...allDone(journal)])
}

/** Cancels what was under way: nothing private is left, and every path has what it had or shall have. */
function cancelFrom(play: Play, disk: MemoryWorkDisk, {played, where}: Moment): void {
  const again = disk.restarted()
  const journal = copyOf(played)
  const stop = playAct(again, journal, {verify: play.scenario.verify ?? false, drop: true})
  const tree = again.world.tree()
  const wrong = [...(stop ? [`stopped: ${stop.code}`] : []), ...play.checks.done(tree, journal), ...play.checks.tidy(tree, journal)]
  note(play, `${where}, cancelled`, wrong)
}

function killRecovery(play: Play, disk: MemoryWorkDisk, {played, where}: Moment): void {
  for (let kill = 1; ; kill++) {
    const again = disk.restarted()
    const journal = copyOf(played)
    const died = diesAt(again, {kill, played: journal, scenario: play.scenario})
    if (!died) return
    play.tally.recoveryKills++
    const words = `${where}, recovery killed in ${died}`
    note(play, words, play.checks.done(again.world.tree(), journal))
    recoverFrom(play, again, {played: journal, where: words})
    losePower({...play, losses: Math.min(1, play.losses), seed: play.seed + kill}, again, {played: journal, where: words})
  }
}

/** Where the program died; undefined where it came to its end before. */
function diesAt(disk: MemoryWorkDisk, {kill, played, scenario}: {kill: number; played: Played; scenario: ActScenario}): string | undefined {
  disk.plot = {killAt: kill}
  try {
    playAct(disk, played, {verify: scenario.verify ?? false})
    return undefined
  } catch (error) {
    if (error instanceof Killed) return error.message
    throw error
  } finally {
    disk.plot = {}
  }
}

function allDone({states}: Played): readonly string[] {
  return states.flatMap(({results}, no) =>
    results.flatMap(({outcome, error}, index) =>
      error ? [`part ${no}, step ${index} is ${outcome}: ${error.code} ${error.message}`] : [],
    ),
  )
}

function note({tally}: Play, where: string, wrong: readonly string[]): void {
  for (const one of wrong) tally.failures.push(`${where}: ${one}`)
}

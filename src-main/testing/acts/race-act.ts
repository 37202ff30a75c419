import {Killed} from '../../host/fakes/work/disk-plot.ts'
import type {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import type {MemoryWorld} from '../../host/fakes/work/memory-world.ts'
import {seeded} from '../seeded.ts'
import type {ActScenario} from './act-scenario.ts'
import {checksOf, pathsOf, type Tree} from './check-act.ts'
import {copyOf, drawn, playAct, type Played} from './play-act.ts'

export interface RaceOptions {
  readonly seed: number
  /** Of a hundred races, after so many the act is killed as well. */
  readonly killPercent: number
  /** At every call, or at every so manyth. */
  readonly step: number
}

export interface RaceTally {
  races: number
  /** Races that met the act in its work, so that something was refused. */
  refused: number
  kills: number
  readonly failures: string[]
}

/** What another program may do to one path, in one instant. */
const intrusions: Readonly<Record<string, (world: MemoryWorld, path: string) => boolean>> = {
  'writes into': (world, path) => isFile(world, path) && (world.rewrite(path, THEIRS), true),
  'saves over': (world, path) => isFile(world, path) && (world.file('/theirs', THEIRS), world.rename('/theirs', path), true),
  'comes to': (world, path) => !world.has(path) && world.has(folderOf(path)) && (world.file(path, THEIRS), true),
  'puts a link for the folder of': (world, path) => {
    const folder = folderOf(path)
    if (folder === '/' || folder === '/b' || !world.has(folder) || world.node(folder).kind !== 1) return false
    world.rename(folder, '/aside')
    world.link(folder, '/canary')
    return true
  },
  removes: (world, path) => isFile(world, path) && (world.remove(path), true),
}
const THEIRS = 'written by another program'

/** Lets another program do something to each path that an act works on, before each of its calls: what that program wrote is never lost. */
export function raceAct(scenario: ActScenario, {seed, killPercent, step}: RaceOptions): RaceTally {
  const tally: RaceTally = {races: 0, refused: 0, kills: 0, failures: []}
  const random = seeded(seed)
  const paths = [...new Set(drawn(scenario).played.parts.flatMap((steps) => steps.flatMap((step) => pathsOf(step))))].filter(
    (path) => !/trashinfo$|onefold-swap/.test(path),
  )
  for (const path of paths) {
    for (const intrusion of Object.keys(intrusions)) {
      for (let call = 1 + random.below(step); ; call += step) {
        const race = {path, intrusion, call}
        const calls = runRace(scenario, {race, tally, killAt: undefined})
        if (calls < call) break
        if (random.chance(killPercent)) runRace(scenario, {race, tally, killAt: 1 + random.below(calls)})
      }
    }
  }
  return tally
}

interface Racing {
  readonly race: {readonly path: string; readonly intrusion: string; readonly call: number}
  readonly tally: RaceTally
  readonly killAt: number | undefined
}

/** How many calls the act had. */
function runRace(scenario: ActScenario, {race, tally, killAt}: Racing): number {
  const checks = checksOf(scenario)
  const {disk, played} = drawn(scenario)
  disk.world.folder('/canary')
  let before: Tree | undefined
  const at = {before: disk.world.tree(), gone: ''}
  disk.plot = {
    killAt,
    before: ({call, name}) => {
      // Between the two calls of a volume that cannot rename without replacing there is a gap, and it is told: 'race-proof' is lost.
      if (call !== race.call || name.startsWith('journal') || name === 'place, second half') return
      at.before = disk.world.tree()
      at.gone = isFile(disk.world, race.path) ? disk.world.read(race.path) : ''
      if (intrusions[race.intrusion]!(disk.world, race.path)) before = at.before
    },
  }
  const {died, stopped} = plays(disk, played, scenario)
  const {calls} = disk.plotted
  if (!before) return calls
  const where = `${race.intrusion} ${race.path} before call ${race.call}${died ? `, killed in ${died}` : ''}`
  const ended = died || stopped ? disk.restarted() : disk
  const journal = died || stopped ? copyOf(played) : played
  if (died) tally.kills++
  else tally.races++
  const again = died || stopped ? plays(ended, journal, scenario) : undefined
  const tree = ended.world.tree()
  if (journal.states.some(({results}) => results.some(({error}) => error))) tally.refused++
  const held = new Set(tree.values())
  const {gone} = at
  const isLink = race.intrusion.startsWith('puts')
  const wrong = [
    ...[...tree.keys()].filter((name) => name.startsWith('/canary/')).map((name) => `followed a link to ${name}`),
    ...(race.intrusion === 'removes' || isLink || [...held].some((content) => content.startsWith(THEIRS))
      ? []
      : ['what they wrote is lost']),
    ...checks.contents.filter((content) => content !== gone && !held.has(content)).map((content) => `lost: ${content.slice(0, 20)}`),
    // What is under a private name in a folder that was moved away cannot be found by a path.
    ...checks.tidy(tree, journal).filter((left) => !left.startsWith('left: /aside/')),
    ...(again?.stopped ? ['stopped again'] : []),
  ]
  for (const one of wrong) tally.failures.push(`${where}: ${one}`)
  return calls
}

function plays(disk: MemoryWorkDisk, played: Played, {verify = false}: ActScenario): {died?: string; stopped?: boolean} {
  try {
    return {stopped: playAct(disk, played, {verify}) !== undefined}
  } catch (error) {
    if (error instanceof Killed) return {died: error.message}
    throw error
  }
}

const folderOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')))
const isFile = (world: MemoryWorld, path: string): boolean => world.has(path) && world.node(path).kind === 0

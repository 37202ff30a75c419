import {Killed} from '../../host/fakes/work/disk-plot.ts'
import type {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import type {MemoryWorld} from '../../host/fakes/work/memory-world.ts'
import {seeded} from '../seeded.ts'
import type {ActScenario} from './act-scenario.ts'
import {checksOf, pathOf, pathsOf, type Tree} from './check-act.ts'
import {copyOf, drawn, playAct, tellsErrors, type Played} from './play-act.ts'

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
const intrusions: Readonly<Record<string, (world: MemoryWorld, path: string, theirs: string) => boolean>> = {
  'writes into': (world, path, theirs) => isFile(world, path) && (world.rewrite(path, theirs), true),
  'saves over': (world, path, theirs) => isFile(world, path) && (world.file('/theirs', theirs), world.rename('/theirs', path), true),
  'comes to': (world, path, theirs) => !world.has(path) && world.has(folderOf(path)) && (world.file(path, theirs), true),
  'puts a link for the folder of': (world, path) => {
    const folder = folderOf(path)
    if (folder === '/' || folder === '/b' || !world.has(folder) || world.node(folder).kind !== 1) return false
    world.rename(folder, '/aside')
    world.link(folder, '/canary')
    return true
  },
  removes: (world, path) => isFile(world, path) && (world.remove(path), true),
}

/** As long as what was or will be there, so that no size gives it away. */
function theirsFor({after}: ActScenario, path: string, before: string | undefined): string {
  const length = (before ?? after[path] ?? '').length || 26
  return 'theirs '.repeat(Math.ceil(length / 7)).slice(0, length)
}

/** Lets another program do something to each path that an act works on, before each of its calls: what that program wrote is never lost. */
export function raceAct(scenario: ActScenario, {seed, killPercent, step}: RaceOptions): RaceTally {
  const tally: RaceTally = {races: 0, refused: 0, kills: 0, failures: []}
  const random = seeded(seed)
  const paths = [...new Set(drawn(scenario).played.parts.flatMap((steps) => steps.flatMap((step) => pathsOf(step))))].filter(
    (path) => !/trashinfo$|onefold-swap/.test(path),
  )
  const races = paths.flatMap((path) => Object.keys(intrusions).map((intrusion) => ({path, intrusion})))
  for (const {path, intrusion} of races) {
    for (let call = 1 + random.below(step); ; call += step) {
      const race = {path, intrusion, call}
      const calls = runRace(scenario, {race, tally, killAt: undefined})
      if (calls < call) break
      if (random.chance(killPercent)) runRace(scenario, {race, tally, killAt: 1 + random.below(calls)})
    }
  }
  return tally
}

interface Race {
  readonly path: string
  readonly intrusion: string
  readonly call: number
}

interface Racing {
  readonly race: Race
  readonly tally: RaceTally
  readonly killAt: number | undefined
}

/** What has become of the intrusion of a race. */
interface Meeting {
  readonly initial: Tree
  /** Whether the other program did anything. */
  met: boolean
  /** What it has destroyed. */
  gone: string
  wrote: string
}

/** How many calls the act had. */
function runRace(scenario: ActScenario, {race, tally, killAt}: Racing): number {
  const {disk, played} = drawn(scenario)
  disk.world.folder('/canary')
  const meeting: Meeting = {initial: disk.world.tree(), met: false, gone: '', wrote: ''}
  disk.plot = {
    killAt,
    before: ({call, name}) => {
      // Between the two calls of a volume that cannot rename without replacing there is a gap, and it is told: 'race-proof' is lost.
      if (call !== race.call || name.startsWith('journal') || name === 'place, second half') return
      intrude(disk.world, {scenario, race, meeting})
    },
  }
  const {died, stopped} = plays(disk, played, scenario)
  const {calls} = disk.plotted
  if (!meeting.met) return calls
  if (died) tally.kills++
  else tally.races++
  const {tree, journal, stoppedAgain} = died || stopped ? recovered(scenario, disk, played) : {tree: disk.world.tree(), journal: played}
  if (tellsErrors(journal)) tally.refused++
  const where = `${race.intrusion} ${race.path} before call ${race.call}${died ? `, killed in ${died}` : ''}`
  const wrong = [...wrongAfter(scenario, {race, meeting, tree, journal}), ...(stoppedAgain ? ['stopped again'] : [])]
  for (const one of wrong) tally.failures.push(`${where}: ${one}`)
  return calls
}

interface Intruding {
  readonly scenario: ActScenario
  readonly race: Race
  readonly meeting: Meeting
}

function intrude(world: MemoryWorld, {scenario, race: {path, intrusion}, meeting}: Intruding): void {
  const stood = isFile(world, path) ? world.read(path) : undefined
  if (!intrusions[intrusion]!(world, path, theirsFor(scenario, path, stood))) return
  meeting.met = true
  const left = [...world.tree()].filter(([at]) => !isHidden(at)).map(([, content]) => content)
  // What it has destroyed itself, where that was the last of it but for what is on its way.
  if (stood !== undefined && !left.includes(stood)) meeting.gone = stood
  if (isFile(world, path)) meeting.wrote = world.read(path)
}

interface Ended {
  readonly tree: Tree
  readonly journal: Played
  readonly stoppedAgain?: boolean | undefined
}

/** What there is after the program has started again and gone on. */
function recovered(scenario: ActScenario, disk: MemoryWorkDisk, played: Played): Ended {
  const again = disk.restarted()
  const journal = copyOf(played)
  const {stopped} = plays(again, journal, scenario)
  return {tree: again.world.tree(), journal, stoppedAgain: stopped}
}

function wrongAfter(
  scenario: ActScenario,
  {race, meeting, tree, journal}: Ended & {readonly race: Race; readonly meeting: Meeting},
): readonly string[] {
  const checks = checksOf(scenario)
  const held = new Set(tree.values())
  const {initial, gone, wrote} = meeting
  const known = new Set([...initial.values(), ...Object.values(scenario.after), wrote, 'dir', 'link /canary'])
  const isLink = race.intrusion.startsWith('puts')
  return [
    ...[...tree.keys()].filter((name) => name.startsWith('/canary/')).map((name) => `followed a link to ${name}`),
    ...(race.intrusion === 'removes' || isLink || held.has(wrote) ? [] : ['what they wrote is lost']),
    ...[...tree]
      .filter(([path, content]) => !known.has(content) && !(path.startsWith('/aside/') && isHidden(path)))
      .map(([path, content]) => `nobody wrote ${path}: ${content.slice(0, 20)} (${content.length} bytes)`),
    ...wrongVersions(tree, journal, {initial, touched: race.path}),
    ...checks.contents.filter((content) => content !== gone && !held.has(content)).map((content) => `lost: ${content.slice(0, 20)}`),
    // What is under a private name in a folder that was moved away cannot be found by a path.
    ...checks.tidy(tree, journal).filter((left) => !left.startsWith('left: /aside/')),
  ]
}

/** What is told as replaced is what the plan has shown. */
function wrongVersions(
  tree: Tree,
  {parts, states}: Played,
  {initial, touched}: {readonly initial: Tree; readonly touched: string},
): readonly string[] {
  return states.flatMap(({results}, no) =>
    results.flatMap(({error, version}, index) => {
      const step = parts[no]![index]!
      if (error || !version || !('existing' in step)) return []
      const [planned, kept] = [initial.get(pathOf(step.to)), tree.get(pathOf(version))]
      return kept === undefined || kept === planned || pathOf(version) === touched ? [] : [`told as replaced: ${kept.slice(0, 20)}`]
    }),
  )
}

function plays(disk: MemoryWorkDisk, played: Played, {verify = false}: ActScenario): {died?: string; stopped?: boolean} {
  try {
    return {stopped: playAct(disk, played, {verify}) !== undefined}
  } catch (error) {
    if (error instanceof Killed) return {died: error.message}
    throw error
  }
}

const isHidden = (path: string): boolean => /\/\.onefold-[^/]*\.(part|going)$/.test(path)
const folderOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')))
const isFile = (world: MemoryWorld, path: string): boolean => world.has(path) && world.node(path).kind === 0

import {mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type RealDaemon, realDaemon} from '../../../src-main/testing/real-daemon.ts'
import {diskFacts} from '../disk-facts.ts'
import {differencesFromDisk, indexLines, type Lines} from '../index-lines.ts'
import {type Seeded, seeded} from '../seeded.ts'
import {withSmallLimits} from './small-limits.ts'
import {lostRowsIn, stumblesIn} from './stumbles.ts'
import {Storm, SURELY_OLD_MS} from './storm.ts'
import {pathOf} from './storm-model.ts'

export interface RoundSize {
  readonly entries: number
  readonly operations: number
  /** Operations a second. */
  readonly rate: number
  /** After the last one the index must hold what the disk does within this time. */
  readonly cleanWithinMs: number
  readonly restarts: boolean
  /** So often all is left alone, and index and disk are compared. */
  readonly moments: number
  /** Files get second names, unless it says false. */
  readonly links?: false
  /** Nothing is told of most changes, and they are found by looking. */
  readonly smallLimits?: boolean
}

/** What one storm came to; the lists are empty when the index kept its word. */
export interface Round {
  readonly seed: number
  readonly operations: number
  readonly idsCompared: number
  readonly kills: number
  readonly stops: number
  readonly pauses: number
  /** How long the changes took. */
  readonly stormMs: number
  /** From a change to its being found, in ms, while the core had caught up with what changed before its start; time in which it was paused does not count. */
  readonly latencies: readonly number[]
  /** The same of changes that a core found or met while it caught up. */
  readonly latenciesAtStart: readonly number[]
  /** From the last change to an index that holds what the disk does, in ms, of each quiet moment. */
  readonly cleanAfterMs: readonly number[]
  readonly differing: readonly string[]
  readonly wrongIds: readonly string[]
  /** What the core stumbled over while it followed, as its log tells, and rows that stand nowhere. */
  readonly stumbles: readonly string[]
  readonly failure?: string | undefined
}

interface Play {
  readonly random: Seeded
  readonly size: RoundSize
  readonly data: string
  readonly tops: readonly string[]
  readonly round: {
    operations: number
    idsCompared: number
    kills: number
    stops: number
    pauses: number
    stormMs: number
    latencies: number[]
    latenciesAtStart: number[]
    cleanAfterMs: number[]
    differing: string[]
    wrongIds: string[]
  }
  daemon: RealDaemon
  /** So long it was kept from all it does. */
  pausedMs: number
}

const SETTLED_MS = 2000

/** A storm over two locations, with quiet moments in which index and disk are compared before anybody asks for it. */
export async function watchRound(seed: number, size: RoundSize): Promise<Round> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-watch-')))
  const [data, tops] = [join(folder, 'data'), ['one', 'two'].map((name) => join(folder, name))]
  const random = seeded(seed)
  mkdirSync(data)
  const storm = new Storm(tops, {random, ...size})
  const round: Play['round'] = {
    operations: 0,
    idsCompared: 0,
    kills: 0,
    stops: 0,
    pauses: 0,
    stormMs: 0,
    latencies: [],
    latenciesAtStart: [],
    cleanAfterMs: [],
    differing: [],
    wrongIds: [],
  }
  await wait(SURELY_OLD_MS)
  const follow = (): Promise<void> => followStorm({random, size, data, tops, round, daemon: realDaemon(data), pausedMs: 0}, storm)
  try {
    await (size.smallLimits ? withSmallLimits(follow) : follow())
    return {seed, ...round, stumbles: [...stumblesIn(data), ...lostRowsIn(data)]}
  } catch (error) {
    return {seed, ...round, stumbles: stumblesIn(data), failure: error instanceof Error ? (error.stack ?? error.message) : String(error)}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

async function followStorm(play: Play, storm: Storm): Promise<void> {
  const {size, round, tops} = play
  try {
    for (const path of tops) await play.daemon.ask('location.add', {path})
    await compare(play, storm, {since: performance.now(), within: 60_000 + size.entries})
    for (let moment = 0; moment < size.moments && round.differing.length === 0; moment++) {
      const since = await blow(play, storm, Math.ceil(size.operations / size.moments))
      await compare(play, storm, {since, within: size.cleanWithinMs})
    }
    await play.daemon.stop()
  } catch (error) {
    await play.daemon.kill()
    throw error
  }
}

const TICK_MS = 10
/** Else a disk that does not keep up would keep this program from all else that it has to do. */
const MOST_AT_ONCE = 50

/**
 * So many operations at the rate of the round, while the core is paused, stopped or killed in between, and files are looked for. Answers
 * when the last one was.
 */
async function blow(play: Play, storm: Storm, operations: number): Promise<number> {
  const began = performance.now()
  let done = 0
  let over = false
  const disturbing = play.size.restarts ? disturb(play, () => over) : Promise.resolve()
  // Where nothing is told, it takes as long as it takes.
  const searching = play.size.smallLimits ? undefined : search(play, storm, () => over)
  while (done < operations) {
    const due = Math.min(operations, Math.ceil(((performance.now() - began) * play.size.rate) / 1000))
    const isLate = due - done > MOST_AT_ONCE
    for (let left = MOST_AT_ONCE; left > 0 && done < due; left--, done++) storm.strike()
    await new Promise((resolve) => (isLate ? setImmediate(resolve) : setTimeout(resolve, TICK_MS)))
  }
  over = true
  const ended = performance.now()
  play.round.stormMs += Math.round(ended - began)
  await Promise.all([disturbing, searching])
  play.round.operations += operations
  return ended
}

/** Pauses the core, stops it, or kills it, and starts it again a moment later. */
async function disturb(play: Play, isOver: () => boolean): Promise<void> {
  const {random, round} = play
  while (!isOver()) {
    await wait(1000 + random.below(4000), isOver)
    if (isOver()) return
    const how = random.below(3)
    if (how === 0) {
      const began = performance.now()
      process.kill(play.daemon.pid, 'SIGSTOP')
      await wait(random.below(2000))
      process.kill(play.daemon.pid, 'SIGCONT')
      play.pausedMs += performance.now() - began
      round.pauses++
      continue
    }
    await (how === 1 ? play.daemon.stop() : play.daemon.kill())
    if (how === 1) round.stops++
    else round.kills++
    await wait(random.below(1000))
    play.daemon = realDaemon(play.data)
    await play.daemon.ready
  }
}

/** How long it takes until a new file is found, where the core is not stopped or killed meanwhile. */
async function search(play: Play, storm: Storm, isOver: () => boolean): Promise<void> {
  for (let no = 0; !isOver(); no++) {
    const {daemon} = play
    const name = `mark-${play.round.operations}-${no}`
    const found = (await isCaughtUp(daemon)) ? play.round.latencies : play.round.latenciesAtStart
    const [began, paused] = [performance.now(), play.pausedMs]
    const tookMs = (): number => performance.now() - began - (play.pausedMs - paused)
    const isThere = storm.mark(name)
    let isFound = false
    while (!isFound && isThere() && play.daemon === daemon && tookMs() < 30_000) {
      isFound = await daemon.ask<{total: number}>('search.query', {query: name}).then(
        ({total}) => total > 0,
        () => false,
      )
      if (!isFound) await wait(10)
    }
    if (isFound || tookMs() >= 30_000) found.push(Math.round(tookMs()))
    await wait(150)
  }
}

/** No run lists locations, as they do after a start. */
function isCaughtUp(daemon: RealDaemon): Promise<boolean> {
  return daemon.ask<{groups: Readonly<Record<string, number>>}>('job.list', {limit: 1}).then(
    ({groups}) => (groups['running'] ?? 0) + (groups['waiting'] ?? 0) === 0,
    () => false,
  )
}

async function wait(ms: number, isOver: () => boolean = () => false): Promise<void> {
  const end = performance.now() + ms
  for (let left = ms; left > 0 && !isOver(); left = end - performance.now())
    await new Promise((resolve) => setTimeout(resolve, Math.min(50, left)))
}

/** Waits until the index holds what the disk does, and holds the ids against those that the model expects. */
async function compare(play: Play, storm: Storm, {since, within}: {readonly since: number; readonly within: number}): Promise<void> {
  const {tops, round} = play
  const facts = new Map(tops.flatMap((top) => [...diskFacts(top)]))
  for (;;) {
    const asked = performance.now()
    const lines = await linesOf(play)
    const differing = differencesFromDisk(lines, facts)
    if (differing.length === 0) {
      round.cleanAfterMs.push(Math.round(performance.now() - since))
      // What may have moved on is waited for a moment longer.
      await wait(SETTLED_MS)
      return compareIds(play, storm, await linesOf(play))
    }
    if (performance.now() - since > within) {
      round.differing.push(...differing.slice(0, 20).map((path) => `${path}: ${JSON.stringify(lines.get(path) ?? 'not in the index')}`))
      return
    }
    // A long list keeps the core from its work.
    await wait(Math.max(100, performance.now() - asked))
  }
}

async function linesOf({daemon, tops}: Play): Promise<Lines> {
  const lines = new Map()
  for (const top of tops) for (const [path, line] of await indexLines(daemon, top)) lines.set(path, line)
  return lines
}

function compareIds({round}: Play, {files, folders}: Storm, lines: Lines): void {
  for (const node of [...files.all(), ...folders.all()]) {
    const path = pathOf(node)
    const now = lines.get(path)?.id
    const isTold = node.id !== undefined && now !== undefined && !node.linked
    if (isTold) round.idsCompared++
    if (isTold && node.id !== now) round.wrongIds.push(`${path}:${node.deeds}`)
    node.id = now
    Object.assign(node, {deeds: '', moved: false, saved: false, cameOver: false})
  }
}

import {type Campaign, type CampaignOptions, printable, type Tally} from './campaign-types.ts'
import {smallLimitsRefusal} from './watch/small-limits.ts'
import {type Round, type RoundSize, watchRound} from './watch/watch-round.ts'

/** Storms of changes on the disk, followed by a core that is paused, stopped and killed meanwhile. `count` is a number of operations. */
export const watchCampaign: Campaign = {
  name: 'watch',
  about: 'changes the disk at random while the index follows it',
  // Not part of CI until it holds every time.
  short: 0,
  long: 1_000_000,
  async run({from, count, until, smallLimits, dense, say}) {
    const refusal = smallLimits ? smallLimitsRefusal() : undefined
    if (refusal !== undefined) return {...tallyOf([], from), figures: {skipped: refusal}}
    const rounds: Round[] = []
    let operations = 0
    for (let seed = from; operations < count && performance.now() < until; seed++) {
      const round = await watchRound(seed, sizeOf(count - operations, {smallLimits, dense}))
      rounds.push(round)
      operations += Math.max(1, round.operations)
      say(lineOf(round))
      if (round.failure !== undefined) break
    }
    return tallyOf(rounds, from)
  },
}

const LONG: RoundSize = {entries: 200_000, operations: 250_000, rate: 2_000, moments: 8, cleanWithinMs: 60_000, restarts: true}
/** So few operations are a try: a small tree and fewer changes a second. */
const SHORT: RoundSize = {...LONG, entries: 3_000, operations: 6_000, rate: 1_000, moments: 2}
/**
 * Each file is changed many times between two looks. Without second names: what is written by one that comes and goes unseen shows at the
 * other, of which the system does not tell.
 */
const DENSE: RoundSize = {...LONG, entries: 4_000, operations: 40_000, links: false}
/** More folders than may be watched; no other program can watch anything meanwhile. */
const SMALL_LIMITS: RoundSize = {...SHORT, entries: 20_000, operations: 2_000, smallLimits: true}

function sizeOf(left: number, {smallLimits, dense}: Pick<CampaignOptions, 'smallLimits' | 'dense'>): RoundSize {
  const size = smallLimits ? SMALL_LIMITS : dense ? DENSE : left <= SHORT.operations ? SHORT : LONG
  return {...size, operations: Math.min(left, size.operations)}
}

const isWhole = ({failure, differing, wrongIds, stumbles}: Round): boolean =>
  failure === undefined && differing.length + wrongIds.length + stumbles.length === 0

function lineOf(round: Round): string {
  const {seed, operations, kills, stops, pauses, idsCompared, latencies, latenciesAtStart, cleanAfterMs} = round
  const found = [
    ...round.differing.map((one) => `differs: ${one}`),
    ...round.wrongIds.map((one) => `id: ${one}`),
    ...round.stumbles,
    ...(round.failure ? [round.failure] : []),
  ]
  const figures = `${operations} changes, ${kills} kills, ${stops} stops, ${pauses} pauses, ${idsCompared} ids; found after ${median(latencies)} ms, at most ${Math.max(0, ...latencies)}, while it caught up after a start at most ${Math.max(0, ...latenciesAtStart)}; clean after ${cleanAfterMs.join(', ')} ms`
  return [
    `seed ${seed}: ${figures}: ${isWhole(round) ? 'survived' : 'FAILED'}`,
    ...found.slice(0, 8).map((one) => `  ${printable(one)}`),
  ].join('\n')
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function tallyOf(rounds: readonly Round[], from: number): Tally {
  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0)
  const latencies = rounds.flatMap((round) => round.latencies)
  return {
    tried: sum(({operations}) => operations),
    survived: sum((round) => (isWhole(round) ? round.operations : 0)),
    seeds: {from, to: from + rounds.length - 1},
    failedSeeds: rounds.filter((round) => !isWhole(round)).map(({seed}) => seed),
    figures: {
      kills: sum(({kills}) => kills),
      stops: sum(({stops}) => stops),
      pauses: sum(({pauses}) => pauses),
      changesASecond: Math.round(
        (1000 * sum(({operations}) => operations)) /
          Math.max(
            1,
            sum(({stormMs}) => stormMs),
          ),
      ),
      idsCompared: sum(({idsCompared}) => idsCompared),
      wrongIds: sum(({wrongIds}) => wrongIds.length),
      rowsDiffering: sum(({differing}) => differing.length),
      foundAfterMedianMs: median(latencies),
      foundAfterMostMs: Math.max(0, ...latencies),
      foundAfterAtStartMostMs: Math.max(0, ...rounds.flatMap(({latenciesAtStart}) => latenciesAtStart)),
      cleanAfterMostMs: Math.max(0, ...rounds.flatMap(({cleanAfterMs}) => cleanAfterMs)),
    },
  }
}

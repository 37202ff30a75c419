import {type Campaign, printable, type Tally} from './campaign-types.ts'
import {indexRound, type Round} from './index-round.ts'

const KILLS_A_ROUND = 30

/** `kill -9` of the core at random moments of an index: nothing that was committed changes its id, and the end equals a clean index. */
export const indexKill: Campaign = {
  name: 'index',
  about: 'kills the core at random moments while it indexes',
  short: 10,
  long: 500,
  async run({from, count, until, say}) {
    const rounds: Round[] = []
    let kills = 0
    for (let seed = from; kills < count && performance.now() < until; seed++) {
      const round = await indexRound(seed, Math.min(KILLS_A_ROUND, count - kills))
      rounds.push(round)
      kills += round.kills
      say(lineOf(round))
      if (round.kills === 0) break
    }
    return tallyOf(rounds, from)
  },
}

const isWhole = (round: Round): boolean =>
  round.failure === undefined && round.differing.length + round.changedIds.length + round.debris.length === 0

function lineOf(round: Round): string {
  const found = [
    ...round.differing.map((one) => `differs: ${one}`),
    ...round.changedIds.map((one) => `id: ${one}`),
    ...round.debris.map((one) => `debris: ${one}`),
  ]
  if (round.failure !== undefined) found.push(round.failure)
  const more = found.length > 5 ? [`and ${found.length - 5} more`] : []
  return [
    `seed ${round.seed}: ${round.kills} kills, ${isWhole(round) ? 'survived' : 'FAILED'}`,
    ...[...found.slice(0, 5), ...more].map((one) => `  ${printable(one)}`),
  ].join('\n')
}

function tallyOf(rounds: readonly Round[], from: number): Tally {
  const phases: Record<string, number> = {}
  for (const round of rounds) for (const [phase, count] of Object.entries(round.phases)) phases[phase] = (phases[phase] ?? 0) + count
  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0)
  return {
    tried: sum(({kills}) => kills),
    survived: sum((round) => (isWhole(round) ? round.kills : 0)),
    seeds: {from, to: from + rounds.length - 1},
    failedSeeds: rounds.filter((round) => !isWhole(round)).map(({seed}) => seed),
    figures: {
      stops: sum(({stops}) => stops),
      killsAtRest: sum(({atRest}) => atRest),
      rowsDiffering: sum(({differing}) => differing.length),
      idsChanged: sum(({changedIds}) => changedIds.length),
      debris: sum(({debris}) => debris.length),
      killsByPhase: phases,
    },
  }
}

import type {Campaign, CampaignOptions, Tally} from './campaign-types.ts'
import {missingField, openField} from './files/field.ts'
import {callsOf, type Case, killedAt} from './files/kill-case.ts'
import {scenarios} from './files/scenarios.ts'
import {missingTracer} from './files/traced-calls.ts'
import {seeded} from './seeded.ts'

/** So many calls of one act are met in the short form, evenly over its length. */
const POINTS_A_ROUND = 16

interface Round {
  readonly seed: number
  readonly cases: readonly Case[]
  readonly points: number
}

/** Acts on real files, killed at every call that changes a disk: nothing is lost, half done or left over. */
export const filesCampaign: Campaign = {
  name: 'files',
  about: 'kills acts on files at every call that changes a disk',
  short: 300,
  long: 10_000,
  run: async (options) => {
    const skipped = missingField() ?? missingTracer()
    const rounds = skipped === undefined ? await roundsOf(options) : []
    if (skipped !== undefined) options.say(`skipped: ${skipped}`)
    return tallyOf(rounds, options, skipped)
  },
}

async function roundsOf({from, count, until, say}: CampaignOptions): Promise<readonly Round[]> {
  const rounds: Round[] = []
  const field = await openField(seeded(from))
  try {
    for (let seed = from, kills = 0; kills < count && performance.now() < until; seed++) {
      const round = await roundOf(seed, {...field, random: seeded(seed)}, {count, until})
      rounds.push(round)
      kills += killsOf(round)
      say(lineOf(round))
    }
    return rounds
  } finally {
    await field.close()
  }
}

/** One act: all its points one after the other, or as many as the count lets. */
async function roundOf(
  seed: number,
  field: Parameters<typeof killedAt>[2],
  {count, until}: Pick<CampaignOptions, 'count' | 'until'>,
): Promise<Round> {
  const scenario = scenarios[seed % scenarios.length]!
  const all = await callsOf(scenario, field)
  const step = count < 2000 ? Math.max(1, all.length / POINTS_A_ROUND) : 1
  const cases: Case[] = []
  for (let at = field.random.below(Math.ceil(step)); at < all.length && performance.now() < until; at += step) {
    cases.push(await killedAt(all[Math.floor(at)]!, scenario, field))
  }
  return {seed, cases, points: all.length}
}

const killsOf = ({cases}: Round): number => cases.reduce((sum, {kills}) => sum + kills, 0)
const isWhole = ({wrong}: Case): boolean => wrong.length === 0

function lineOf({seed, cases, points}: Round): string {
  const failed = cases.filter((one) => !isWhole(one))
  const head = `seed ${seed}: ${scenarios[seed % scenarios.length]!.name}, ${points} calls, ${killsOf({seed, cases, points})} kills, ${failed.length === 0 ? 'survived' : 'FAILED'}`
  return [head, ...failed.slice(0, 5).map(({what, wrong}) => `  ${what}: ${wrong.slice(0, 5).join('; ')}`)].join('\n')
}

function tallyOf(rounds: readonly Round[], {from}: CampaignOptions, skipped: string | undefined): Tally {
  const cases = rounds.flatMap((round) => round.cases)
  const count = (of: (text: string) => boolean): number => cases.flatMap(({wrong}) => wrong).filter(of).length
  return {
    tried: cases.length,
    survived: cases.filter(isWhole).length,
    seeds: {from, to: from + rounds.length - 1},
    failedSeeds: rounds.filter((round) => !round.cases.every(isWhole)).map(({seed}) => seed),
    figures: {
      kills: rounds.reduce((sum, round) => sum + killsOf(round), 0),
      contentsLost: count((text) => text.startsWith('lost:')),
      debris: count((text) => text.includes('.onefold-')),
      ...(skipped === undefined ? {} : {skipped}),
    },
  }
}

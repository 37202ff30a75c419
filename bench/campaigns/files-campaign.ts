import {type Campaign, type CampaignOptions, printable, type Tally} from './campaign-types.ts'
import {killedDaemon, openDaemonStage} from './files/daemon-case.ts'
import {type Field, missingField, openField} from './files/field.ts'
import {filesRound, type Round} from './files/files-round.ts'
import type {Case} from './files/kill-case.ts'
import {scenarios} from './files/scenarios.ts'
import {missingTracer} from './files/traced-calls.ts'
import {seeded} from './seeded.ts'

/** In the short form every kind of act is met at some of its calls; in the long form at all of them. */
const SHORT = {kills: 16, errors: 3, outages: 3, daemons: 6}
const LONG = {kills: Infinity, errors: 40, outages: Infinity, daemons: 12}

interface Played {
  readonly rounds: readonly Round[]
  readonly daemon: readonly Case[]
}

/** Acts on real files under every fault: nothing is lost, half done, left over, or told as done that is not. */
export const filesCampaign: Campaign = {
  name: 'files',
  about: 'kills acts on files at every call, lets calls fail, and cuts the power',
  short: 300,
  long: 10_000,
  run: async (options) => {
    const skipped = missingField() ?? missingTracer()
    if (skipped !== undefined) options.say(`skipped: ${skipped}`)
    return tallyOf(skipped === undefined ? await played(options) : {rounds: [], daemon: []}, options, skipped)
  },
}

async function played(options: CampaignOptions): Promise<Played> {
  const {from, count, until, say} = options
  const rounds: Round[] = []
  const field = await openField(seeded(from))
  const amount = count <= filesCampaign.short ? SHORT : LONG
  try {
    const daemon = await daemonCases(amount.daemons, {...field, random: seeded(from)}, options)
    for (let seed = from, kills = 0; kills < count && performance.now() < until; seed++) {
      const round = await filesRound(seed, field, {...amount, until})
      rounds.push(round)
      kills += killsOf(round)
      say(lineOf(round))
    }
    return {rounds, daemon}
  } finally {
    await field.close()
  }
}

const casesOf = ({killed, failed, outages}: Round): readonly Case[] => [...killed, ...failed, ...outages]
const killsOf = ({killed}: Round): number => killed.reduce((sum, {kills}) => sum + kills, 0)
/** The whole product: it takes a second to start, so that it is met less often. */
async function daemonCases(kills: number, field: Field, {until, say}: CampaignOptions): Promise<readonly Case[]> {
  const stage = await openDaemonStage(field)
  const cases: Case[] = []
  try {
    for (let at = 0; at < kills && performance.now() < until; at++) {
      cases.push(await killedDaemon(scenarios[field.random.below(scenarios.length)]!, stage))
    }
  } finally {
    await stage.daemon.kill()
  }
  const bad = cases.filter((one) => !isWhole(one))
  const kill = cases.reduce((sum, one) => sum + one.kills, 0)
  say([`the daemon: ${kill} kills, ${bad.length === 0 ? 'survived' : 'FAILED'}`, ...bad.map(toldCase)].join('\n'))
  return cases
}

const toldCase = ({what, wrong}: Case): string => `  ${printable(`${what}: ${wrong.slice(0, 5).join('; ')}`)}`
const isWhole = ({wrong}: Case): boolean => wrong.length === 0

function lineOf(round: Round): string {
  const {seed, scenario, kind, calls, failed, outages, skipped} = round
  const bad = casesOf(round).filter((one) => !isWhole(one))
  return [
    `seed ${seed}: ${scenario}, ${calls} calls: ${killsOf(round)} kills, ${failed.length} errors, ${outages.length} images of ${kind}: ${bad.length === 0 ? 'survived' : 'FAILED'}`,
    ...bad.slice(0, 5).map(toldCase),
    ...skipped.map((why) => `  skipped: ${why}`),
  ].join('\n')
}

function tallyOf({rounds, daemon}: Played, {from}: CampaignOptions, skipped: string | undefined): Tally {
  const cases = [...rounds.flatMap(casesOf), ...daemon]
  const count = (of: (text: string) => boolean): number => cases.flatMap(({wrong}) => wrong).filter(of).length
  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0)
  const left = [...(skipped === undefined ? [] : [skipped]), ...new Set(rounds.flatMap((round) => round.skipped))]
  return {
    tried: cases.length,
    survived: cases.filter(isWhole).length,
    seeds: {from, to: from + rounds.length - 1},
    failedSeeds: rounds.filter((round) => !casesOf(round).every(isWhole)).map(({seed}) => seed),
    figures: {
      kills: sum(killsOf),
      daemonKills: daemon.reduce((total, {kills}) => total + kills, 0),
      errors: sum(({failed}) => failed.length),
      powerLossImages: sum(({outages}) => outages.length),
      contentsLost: count((text) => text.startsWith('lost:')),
      leftOver: count((text) => text.startsWith('left over:') || text.includes('.onefold-')),
      ...(left.length === 0 ? {} : {skipped: left}),
    },
  }
}

import {seeded} from '../seeded.ts'
import {diskErrors, failedAt} from './error-case.ts'
import type {Field} from './field.ts'
import {callsOf, type Case, killedAt} from './kill-case.ts'
import {outagesOf, recorded, survivedOutage} from './power-case.ts'
import {type DiskKind, diskKinds, missingDisk} from './recorded-field.ts'
import {type Scenario, scenarios} from './scenarios.ts'

/** How much of one act is met: all of it, or so many cases of each kind, evenly. */
interface Amount {
  readonly kills: number
  readonly errors: number
  readonly outages: number
}

export interface Round {
  readonly seed: number
  readonly scenario: string
  readonly kind: DiskKind
  /** Calls of the act that change a disk. */
  readonly calls: number
  readonly killed: readonly Case[]
  readonly failed: readonly Case[]
  readonly outages: readonly Case[]
  readonly skipped: readonly string[]
}

/** After this moment nothing new is begun. */
interface Until {
  readonly until: number
}

/** One act of one kind, with every fault: killed at its calls, its calls failing, and the power going while it wrote to a file system of one kind. */
export async function filesRound(seed: number, field: Field, amount: Amount & Until): Promise<Round> {
  const scenario = scenarios[seed % scenarios.length]!
  const kind = diskKinds[(seed + Math.floor(seed / scenarios.length)) % diskKinds.length]!
  const on: Field = {...field, library: `${field.library}-${seed}`, random: seeded(seed)}
  const calls = await callsOf(scenario, on)
  const killed = await each(sampled(calls, amount.kills, on), amount, (point) => killedAt(point, scenario, on))
  const failed = await each(sampled(calls, amount.errors, on), amount, (point) => {
    const fault = {error: on.random.pick(diskErrors), persistent: on.random.chance(50)}
    return failedAt(point, scenario, {field: on, fault})
  })
  const missing = missingDisk(kind)
  const outages = missing === undefined ? await outagesIn(scenario, kind, {field: on, amount}) : []
  return {
    seed,
    scenario: scenario.name,
    kind,
    calls: calls.length,
    killed,
    failed,
    outages,
    skipped: missing === undefined ? [] : [`power loss on ${kind}: ${missing}`],
  }
}

const SUBSETS = 120

async function outagesIn(
  scenario: Scenario,
  kind: DiskKind,
  {field, amount}: {readonly field: Field; readonly amount: Amount & Until},
): Promise<readonly Case[]> {
  const recording = await recorded(scenario, kind, field)
  const all = outagesOf(recording, field.random, SUBSETS)
  return each(sampled(all, amount.outages, field), amount, (outage) => survivedOutage(recording, outage, field))
}

function sampled<T>(all: readonly T[], most: number, {random}: Field): readonly T[] {
  if (all.length <= most) return all
  const step = all.length / most
  const first = random.below(Math.ceil(step))
  return Array.from({length: most}, (_, at) => all[Math.floor(first + at * step) % all.length]!)
}

async function each<T>(all: readonly T[], {until}: Until, run: (one: T) => Promise<Case>): Promise<readonly Case[]> {
  const cases: Case[] = []
  for (const one of all) if (performance.now() < until) cases.push(await run(one).catch(broken))
  return cases
}

/** A case that could not even be played is a case that failed. */
function broken(error: unknown): Case {
  return {what: 'a case', kills: 0, wrong: [error instanceof Error ? error.message : String(error)]}
}

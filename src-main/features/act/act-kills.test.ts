import {describe, expect, test} from 'vitest'
import {actScenarios} from '../../testing/acts/act-scenarios.ts'
import {faultAct} from '../../testing/acts/fault-act.ts'
import {killAct} from '../../testing/acts/kill-act.ts'
import {rotAct} from '../../testing/acts/rot-act.ts'
import {raceAct} from '../../testing/acts/race-act.ts'

// ONEFOLD_ACT_SEED chooses another sample, ONEFOLD_ACT_LONG=1 leaves nothing out.
const seed = Number(process.env['ONEFOLD_ACT_SEED'] ?? 1)
const isLong = process.env['ONEFOLD_ACT_LONG'] === '1'

// Only what is read back is sure to be right on the disk.
test.each(actScenarios.filter(({verify}) => verify))('$name: what the disk wrote wrong is written again, or told', (scenario) => {
  expect(rotAct(scenario).failures).toEqual([])
})

// Whoever wrote to a target just before it was under a private name lost nothing, but found the name left behind.
test.each(actScenarios.filter(({name}) => name.startsWith('swap a version')))(
  '$name: is left clean after every race and kill',
  (scenario) => {
    const races = [1, 2, 3].map((one) => raceAct(scenario, {seed: one, killPercent: 100, step: 1}))
    expect(races.flatMap(({failures}) => failures)).toEqual([])
  },
)

/** Each run of the suite takes a sixth of them, by its seed; the long form takes all. */
const scenarios = actScenarios.filter((_, at) => isLong || at % 6 === seed % 6)

describe.each(scenarios)('$name', {timeout: isLong ? 300_000 : 5000}, (scenario) => {
  test('is killed at every change, with and without the power cut, and comes to its end', () => {
    const {failures, kills, powerLosses} = killAct(scenario, {seed, losses: isLong ? 100 : 20, deepPercent: isLong ? 100 : 4})
    expect(failures).toEqual([])
    expect([kills > 1, powerLosses >= kills * 20]).toEqual([true, true])
  })

  test('is killed with all its parts under way at once', () => {
    expect(killAct(scenario, {seed, losses: isLong ? 100 : 4, deepPercent: isLong ? 100 : 0, together: true}).failures).toEqual([])
  })

  test('tells what a failing disk has not let it do, and loses nothing', () => {
    const {failures, faults} = faultAct(scenario, {step: isLong ? 1 : 7, first: isLong ? 1 : 1 + (seed % 7)})
    expect(failures).toEqual([])
    expect(faults).toBeGreaterThan(5)
  })

  test('loses nothing of what another program writes meanwhile', () => {
    const {failures, races} = raceAct(scenario, {seed, killPercent: isLong ? 100 : 10, step: isLong ? 1 : 23})
    expect(failures).toEqual([])
    expect(races).toBeGreaterThan(1)
  })
})

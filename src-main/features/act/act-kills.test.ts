import {describe, expect, test} from 'vitest'
import {actScenarios} from '../../testing/acts/act-scenarios.ts'
import {faultAct} from '../../testing/acts/fault-act.ts'
import {killAct} from '../../testing/acts/kill-act.ts'
import {raceAct} from '../../testing/acts/race-act.ts'

// ONEFOLD_ACT_SEED chooses another sample, ONEFOLD_ACT_LONG=1 leaves nothing out.
const seed = Number(process.env['ONEFOLD_ACT_SEED'] ?? 1)
const isLong = process.env['ONEFOLD_ACT_LONG'] === '1'

describe.each(actScenarios)('$name', (scenario) => {
  test('is killed at every change, with and without the power cut, and comes to its end', () => {
    const {failures, kills, powerLosses} = killAct(scenario, {seed, losses: isLong ? 100 : 20, deepPercent: isLong ? 100 : 8})
    expect(failures).toEqual([])
    expect([kills > 1, powerLosses >= kills * 20]).toEqual([true, true])
  })

  test('tells what a failing disk has not let it do, and loses nothing', () => {
    const {failures, faults} = faultAct(scenario, {step: isLong ? 1 : 5, first: isLong ? 1 : 1 + (seed % 5)})
    expect(failures).toEqual([])
    expect(faults).toBeGreaterThan(5)
  })

  test('loses nothing of what another program writes meanwhile', () => {
    const {failures, races} = raceAct(scenario, {seed, killPercent: isLong ? 100 : 10, step: isLong ? 1 : 11})
    expect(failures).toEqual([])
    expect(races).toBeGreaterThan(1)
  })
})

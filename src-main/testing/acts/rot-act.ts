import type {ActScenario} from './act-scenario.ts'
import {checksOf} from './check-act.ts'
import {drawn, playAct} from './play-act.ts'

export interface RotTally {
  writes: number
  readonly failures: string[]
}

/** Lets every write of a verified act go wrong on the disk though the cache has it right: once it is written again, for ever it is told as damaged. */
export function rotAct(scenario: ActScenario): RotTally {
  const tally: RotTally = {writes: 0, failures: []}
  const checks = checksOf(scenario)
  for (const forEver of [false, true]) {
    for (let change = 1; ; change++) {
      const {disk, played} = drawn(scenario)
      let hit = ''
      disk.plot = {rotAt: {change, forEver}, before: (call) => void (call.change === change && (hit = call.name))}
      playAct(disk, played, {verify: true})
      if (disk.plotted.changes < change) break
      if (hit !== 'write') continue
      tally.writes++
      // As it is found when nothing is cached any more.
      const {world} = disk.powerLoss(1)
      const damaged = played.states.some(({results}) => results.some(({error}) => error?.code === 'Damaged'))
      const wrong = [...checks.instant(world.tree()), ...(damaged === forEver ? [] : [`damage is ${damaged ? 'told' : 'not told'}`])]
      for (const one of wrong) tally.failures.push(`write ${change}${forEver ? ' and all after it' : ''}: ${one}`)
    }
  }
  return tally
}

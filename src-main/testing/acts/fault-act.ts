import type {FaultCode} from '../../host/fakes/work/disk-plot.ts'
import type {ActScenario} from './act-scenario.ts'
import {checksOf, type ActChecks} from './check-act.ts'
import {copyOf, drawn, playAct, type Played} from './play-act.ts'

export interface FaultTally {
  faults: number
  /** Acts that ended with something told as not done. */
  told: number
  /** Acts that wait for the reason to go. */
  stopped: number
  readonly failures: string[]
}

export const faultCodes: readonly FaultCode[] = ['InputOutput', 'DiskFull', 'PermissionDenied', 'Offline']

/** Makes every call of an act fail, once and for ever: what was not done is told, nothing is lost, and what was stopped comes to its end later. */
export function faultAct(scenario: ActScenario, {step = 1, first = 1}: {readonly step?: number; readonly first?: number} = {}): FaultTally {
  const tally: FaultTally = {faults: 0, told: 0, stopped: 0, failures: []}
  const checks = checksOf(scenario)
  for (const code of faultCodes) {
    for (const forEver of [false, true]) {
      for (let call = first; failsAt(scenario, {checks, tally, fault: {call, code, forEver}}); call += step) tally.faults++
    }
  }
  return tally
}

interface Faulting {
  readonly checks: ActChecks
  readonly tally: FaultTally
  readonly fault: {readonly call: number; readonly code: FaultCode; readonly forEver: boolean}
}

/** False where the act has not so many calls. */
function failsAt(scenario: ActScenario, {checks, tally, fault}: Faulting): boolean {
  const {disk, played} = drawn(scenario)
  let hit = ''
  disk.plot = {failAt: fault, before: ({name, call}) => void (call === fault.call && (hit = name))}
  const stop = playThrough(disk, played, scenario)
  if (hit === '') return false
  const where = `${fault.code}${fault.forEver ? ' for ever' : ''} from call ${fault.call}, ${hit}`
  const note = (words: string, wrong: readonly string[]): void => {
    for (const one of wrong) tally.failures.push(`${where}${words}: ${one}`)
  }
  const tree = disk.world.tree()
  note('', [...checks.instant(tree), ...files(disk)])
  const told = played.states.some(({results}) => results.some(({error}) => error))
  if (stop) tally.stopped++
  else if (told) tally.told++
  if (!stop) note('', checks.tidy(tree, played))
  if (!stop && !told) note(', all told as done', checks.endUpToStore(disk))
  // Whatever was told as done must outlive the power, whatever else has failed.
  for (let seed = 0; seed < 3; seed++) note(', power lost', checks.kept(disk.powerLoss(seed).world.tree(), played))
  if (!stop) return true
  const again = disk.restarted()
  const journal = copyOf(played)
  const more = playThrough(again, journal, scenario)
  note(', then recovered', more ? [`stopped again: ${more.code}`] : checks.instant(again.world.tree()))
  note(', then recovered', checks.tidy(again.world.tree(), journal))
  if (!told && !journal.states.some(({results}) => results.some(({error}) => error))) note(', then recovered', checks.endUpToStore(again))
  return true
}

function playThrough(disk: Parameters<typeof playAct>[0], played: Played, {verify = false}: ActScenario) {
  return playAct(disk, played, {verify})
}

const files = ({openFiles}: {readonly openFiles: number}): readonly string[] => (openFiles > 0 ? [`${openFiles} files were left open`] : [])

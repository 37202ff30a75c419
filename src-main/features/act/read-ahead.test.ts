import {expect, test} from 'vitest'
import {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import {ACT, stepsOn} from '../../testing/acts/act-scenario.ts'
import {playParts} from '../../testing/acts/play-act.ts'

const NAMES = ['a', 'b', 'c']

/** Copies three files and reads them back; answers how, and the calls in their order. */
function copied(failAt?: {readonly call: number; readonly code: 'InputOutput'}) {
  const disk = new MemoryWorkDisk()
  disk.world.folder('/to')
  for (const name of NAMES) disk.world.file(`/${name}`, `bytes of ${name}`)
  const steps = NAMES.map((name) => stepsOn(disk).copy(`/${name}`, `/to/${name}`))
  const calls: {readonly name: string; readonly call: number}[] = []
  disk.plot = {failAt, before: ({name, call}) => void calls.push({name, call})}
  const end = playParts(disk, {act: ACT, parts: [{no: 0, steps}], verify: true, how: 'run'})
  const results = 'results' in end ? end.results[0]!.map(({outcome, verified}) => [outcome, verified]) : end
  return {calls, results, openFiles: disk.openFiles}
}

const allProven = NAMES.map(() => ['done', true])

test('all are asked for before the first is read back', () => {
  const {calls, results, openFiles} = copied()
  expect([results, openFiles]).toEqual([allProven, 0])
  const told = calls.map(({name}) => name).filter((name) => ['forget', 'readAhead', 'read'].includes(name))
  // Three reads are of the sources.
  expect(told.slice(3)).toEqual([...NAMES.flatMap(() => ['forget', 'readAhead']), 'read', 'read', 'read'])
})

test.each(['forget', 'readAhead'])('what could not be asked for ahead, because %s failed, is closed, opened again and proven', (name) => {
  const {call} = copied().calls.find((one) => one.name === name)!
  const {results, openFiles} = copied({call, code: 'InputOutput'})
  expect([results, openFiles]).toEqual([allProven, 0])
})

import {expect, test} from 'vitest'
import type {Step, StepResult} from '../../domain/act/step.ts'
import {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import {blake3} from '../../host/hash/blake3.ts'
import {ACT, at, seenAt, stepsOn} from '../../testing/acts/act-scenario.ts'
import {playParts} from '../../testing/acts/play-act.ts'

function run(on: MemoryWorkDisk, steps: readonly Step[]): readonly string[] {
  const end = playParts(on, {act: ACT, parts: [{no: 0, steps}], verify: true, how: 'run'})
  if ('stopped' in end) throw new Error(`stopped: ${end.stopped.message}`)
  return end.results[0]!.map(({outcome, error}: StepResult) => (error ? `${outcome} ${error.code}` : outcome))
}

function disk(clones = true): MemoryWorkDisk {
  const made = new MemoryWorkDisk({'/': {device: '1', clones}})
  made.world.file('/kept', 'alpha')
  made.world.file('/other', 'alphA')
  return made
}
const share = (step: Step): Step => ({...step, instead: 'share'}) as Step
const mend = (step: Step, bytes: string): Step => ({...step, instead: 'mend', hash: blake3().hash(Buffer.from(bytes))}) as Step

test('what does not hold the same bytes at that moment is neither linked nor shared, whatever was planned', () => {
  const on = disk()
  const s = stepsOn(on)
  expect(run(on, [share(s.newHardLink('/kept', '/other', true))])).toEqual(['refused Conflict'])
  expect(run(on, [share(s.copy('/kept', '/other', {replaces: true}))])).toEqual(['refused Conflict'])
  expect([...on.world.tree()]).toEqual([
    ['/kept', 'alpha'],
    ['/other', 'alphA'],
  ])
})

test('where blocks cannot be shared nothing is copied instead', () => {
  const on = disk(false)
  on.world.file('/twin', 'alpha')
  expect(run(on, [share(stepsOn(on).copy('/kept', '/twin', {replaces: true}))])).toEqual(['failed Unsupported'])
  expect([...on.world.tree().keys()]).toEqual(['/kept', '/other', '/twin'])
})

test('bytes that are not those that were recorded mend nothing', () => {
  const on = disk()
  expect(run(on, [mend(stepsOn(on).copy('/kept', '/other', {replaces: true}), 'omega')])).toEqual(['failed Damaged'])
  expect([...on.world.tree().values()]).toEqual(['alpha', 'alphA'])
  expect(run(on, [mend(stepsOn(on).copy('/kept', '/other', {replaces: true}), 'alpha')])).toEqual(['replaced'])
  expect(on.world.read('/other')).toBe('alpha')
})

test('a duplicate stays where the one for whose sake it would go has changed', () => {
  const on = disk()
  for (const path of ['/T', '/T/files', '/T/info']) on.world.folder(path)
  const step = {...stepsOn(on).trash('/other', '/T', 'other'), kept: at('/kept'), keptSeen: seenAt(on, '/kept')} as Step
  on.world.rewrite('/kept', 'ALPHA')
  expect(run(on, [step])).toEqual(['refused Conflict'])
  expect([...on.world.tree().keys()].toSorted()).toEqual(['/T', '/T/files', '/T/info', '/kept', '/other'])
})

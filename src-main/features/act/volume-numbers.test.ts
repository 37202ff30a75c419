import {expect, test} from 'vitest'
import {resultOnDevices} from '../../domain/act/known-devices.ts'
import type {Facts} from '../../domain/act/spot.ts'
import type {Step} from '../../domain/act/step.ts'
import {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import {ACT, seenAt, stepsOn} from '../../testing/acts/act-scenario.ts'
import {playParts} from '../../testing/acts/play-act.ts'
import {devicesNow} from './device-now.ts'

/** Facts as the journal has them when the volume had another number, before it was mounted again. */
const before = (facts: Facts): Facts => ({...facts, device: '77'})

function journalled(step: Step): Step {
  return {
    ...step,
    ...('seen' in step ? {seen: before(step.seen)} : {}),
    ...('existing' in step && step.existing ? {existing: before(step.existing)} : {}),
  } as Step
}

function drawn(): MemoryWorkDisk {
  const disk = new MemoryWorkDisk({'/': {device: '1'}, '/far': {device: '2'}})
  for (const folder of ['/far', '/to', '/far/to']) disk.world.folder(folder)
  for (const name of ['a', 'b', 'c', 'd']) disk.world.file(`/${name}`, `content of ${name}`)
  disk.world.file('/to/b', 'the old b')
  return disk
}

function stepsOf(disk: MemoryWorkDisk): Step[] {
  const s = stepsOn(disk)
  return [s.copy('/a', '/far/to/a', {moves: true}), s.copy('/b', '/to/b', {replaces: true}), s.move('/c', '/to/c'), s.remove('/d')]
}

test.each(['run', 'recover'] as const)('a volume that was mounted again under another number is the same volume (%s)', (how) => {
  const disk = drawn()
  const steps = stepsOf(disk)
  const end = playParts(disk, {act: ACT, parts: [{no: 0, steps: steps.map(journalled)}], verify: true, how})
  expect('results' in end && end.results[0]!.map(({outcome}) => outcome)).toEqual(['done', 'replaced', 'done', 'done'])
})

test('it does not make another file the one that was meant', () => {
  const disk = drawn()
  const steps = stepsOf(disk).map(journalled)
  for (const name of ['a', 'b', 'c', 'd']) disk.world.rewrite(`/${name}`, 'CONTENT')
  const end = playParts(disk, {act: ACT, parts: [{no: 0, steps}], verify: true, how: 'run'})
  expect('results' in end && end.results[0]!.map(({outcome}) => outcome)).toEqual(['refused', 'refused', 'refused', 'refused'])
})

test('what an act made is found again by whoever takes it back', () => {
  const disk = drawn()
  const step = stepsOn(disk).copy('/a', '/far/to/a')
  const made = seenAt(disk, '/to/b')
  const found = resultOnDevices({outcome: 'done', made: before(made)}, step, devicesNow(disk))
  expect(found.made?.device).toBe('2')
})

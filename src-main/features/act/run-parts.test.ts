import {expect, test} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import {MemoryWorkDisk} from '../../host/fakes/memory-work-disk.ts'
import type {VolumeInput} from '../../host/fakes/work/memory-volume.ts'
import {blake3} from '../../host/hash/blake3.ts'
import {ACT, STORE, stepsOn} from '../../testing/acts/act-scenario.ts'
import {playParts} from '../../testing/acts/play-act.ts'
import type {Step, StepResult} from '../../domain/act/step.ts'
import {openActTally} from './act-tally.ts'
import {runParts} from './run-parts.ts'

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex')
const words = ({outcome, error}: StepResult): string => (error ? `${outcome} ${error.code}` : outcome)
const hashOf = (content: string): string => text(blake3().hash(Buffer.from(content, 'latin1')))

function disk(volumes: Readonly<Record<string, VolumeInput>> = {'/': {device: '1'}}): MemoryWorkDisk {
  const made = new MemoryWorkDisk(volumes)
  made.world.folder('/to')
  made.world.file('/a', 'alpha')
  made.world.file('/b', 'beta')
  return made
}

function run(on: MemoryWorkDisk, steps: readonly Step[], more: {verify?: boolean} = {}): readonly StepResult[] {
  const end = playParts(on, {act: ACT, parts: [{no: 0, steps}], verify: more.verify ?? false, how: 'run'})
  if ('stopped' in end) throw new Error(`stopped: ${end.stopped.message}`)
  return end.results[0]!
}

test('a copy tells what it made, its hash, and that it was read back', () => {
  const on = disk()
  const [result] = run(on, [stepsOn(on).copy('/a', '/to/a')], {verify: true})
  expect({...result, hash: text(result!.hash), made: undefined}).toEqual({
    outcome: 'done',
    verified: true,
    hash: hashOf('alpha'),
    bytes: 5,
    made: undefined,
  })
  expect(result!.made).toEqual({...on.facts({folder: Buffer.from('/to'), name: Buffer.from('a')}), allocatedBytes: undefined})
})

test('without reading back nothing is called verified', () => {
  const on = disk()
  expect(run(on, [stepsOn(on).copy('/a', '/to/a')])[0]).not.toHaveProperty('verified')
})

test('what has changed since the plan is refused, and nothing else is', () => {
  const on = disk()
  const steps = ['copy', 'move', 'remove', 'newHardLink'].map((kind, at) => {
    on.world.file(`/s${at}`, `source ${at}`)
    const s = stepsOn(on)
    return kind === 'remove' ? s.remove(`/s${at}`) : s[kind as 'copy'](`/s${at}`, `/to/t${at}`)
  })
  const untouched = stepsOn(on).copy('/a', '/to/a')
  for (const at of [0, 1, 2, 3]) on.world.rewrite(`/s${at}`, 'SOURCE')
  expect(run(on, [...steps, untouched]).map(words)).toEqual([
    'refused Conflict',
    'refused Conflict',
    'refused Conflict',
    'refused Conflict',
    'done',
  ])
  expect([...on.world.tree()].filter(([path]) => path.startsWith('/to/'))).toEqual([['/to/a', 'alpha']])
  expect([0, 1, 2, 3].map((at) => on.world.read(`/s${at}`))).toEqual(['SOURCE 0', 'SOURCE 1', 'SOURCE 2', 'SOURCE 3'])
})

test('a change of the mode alone is a change as well', () => {
  const on = disk()
  const steps = [stepsOn(on).copy('/a', '/to/a'), stepsOn(on).move('/b', '/to/b')]
  for (const path of ['/a', '/b']) on.world.attributes(path, {mode: 0x8000 | 0o600})
  expect(run(on, steps).map(words)).toEqual(['refused Conflict', 'refused Conflict'])
})

test('nothing is put where something has come to', () => {
  const on = disk()
  const s = stepsOn(on)
  const steps = [s.copy('/a', '/to/a'), s.move('/b', '/to/b'), s.newLink('/to/l', 'x'), s.folder('/to/f')]
  for (const name of ['a', 'b', 'l', 'f']) on.world.file(`/to/${name}`, `theirs ${name}`)
  expect(run(on, steps).map(words)).toEqual(['refused NameTaken', 'refused NameTaken', 'refused NameTaken', 'failed NameTaken'])
  expect([...on.world.tree().values()]).toEqual(['dir', 'theirs a', 'theirs b', 'theirs l', 'theirs f', 'alpha', 'beta'])
})

test('what is replaced must be what the plan has shown', () => {
  const on = disk()
  on.world.file('/to/a', 'old')
  const step = stepsOn(on).copy('/a', '/to/a', {replaces: true})
  on.world.rewrite('/to/a', 'OLD')
  expect(run(on, [step]).map(words)).toEqual(['refused Conflict'])
  expect(Object.fromEntries(on.world.tree())).toEqual({'/a': 'alpha', '/b': 'beta', '/to': 'dir', '/to/a': 'OLD'})
})

test('a store that an earlier run has made further down is not left empty', () => {
  const on = disk({'/': {device: '1'}})
  on.world.file('/to/a', 'old')
  on.world.settle()
  const parts = [{no: 0, steps: [stepsOn(on).copy('/a', '/to/a', {replaces: true})]}]
  const refuse = ({name}: {readonly name: string}): void => {
    if (name === 'flushFolder') throw new CoreError({code: 'PermissionDenied', message: 'No folder may be flushed.'})
  }
  on.plot = {before: refuse}
  expect(playParts(on, {act: ACT, parts, verify: false, how: 'run'})).toHaveProperty('stopped')
  expect(on.world.has(`/to/${STORE}`)).toBe(true)
  on.plot = {}
  expect(playParts(on, {act: ACT, parts, verify: false, how: 'recover'})).toMatchObject({results: [[{outcome: 'replaced'}]]})
  const store = {'/.onefold-versions': 'dir', [`/${STORE}`]: 'dir', [`/${STORE}/0-0`]: 'old'}
  expect(Object.fromEntries(on.world.tree())).toEqual({...store, '/a': 'alpha', '/b': 'beta', '/to': 'dir', '/to/a': 'alpha'})
})

test('what came out of an exchange and was not meant goes back', () => {
  const on = disk()
  on.world.file('/to/a', 'old')
  const step = stepsOn(on).copy('/a', '/to/a', {replaces: true})
  on.plot = {
    before: ({name}) => {
      if (name !== 'exchange' || on.world.read('/to/a') !== 'old') return
      on.world.file('/saved', 'theirs')
      on.world.rename('/saved', '/to/a')
    },
  }
  expect(run(on, [step]).map(words)).toEqual(['refused Conflict'])
  expect(Object.fromEntries(on.world.tree())).toEqual({'/a': 'alpha', '/b': 'beta', '/to': 'dir', '/to/a': 'theirs'})
})

test('where names cannot be exchanged, it is told that the replacing was not race-proof', () => {
  const on = disk({'/': {device: '1', exchange: false}})
  on.world.file('/to/a', 'old')
  const [result] = run(on, [stepsOn(on).copy('/a', '/to/a', {replaces: true})])
  expect([result!.outcome, result!.lost, on.world.read('/to/a'), on.world.read(`/${STORE}/0-0`)]).toEqual([
    'replaced',
    ['race-proof'],
    'alpha',
    'old',
  ])
})

test('the attributes that a target refused are told, one by one', () => {
  const on = new MemoryWorkDisk({'/': {device: '1'}, '/b': {device: '2', owners: false, xattrs: false}})
  on.world.folder('/b')
  on.world.file('/a', 'alpha', {owner: 7, xattrs: new Map([['user.tag', 'red']])})
  expect(run(on, [stepsOn(on).copy('/a', '/b/a')])[0]!.lost).toEqual(['owner', 'xattr user.tag'])
})

test('a source that grows while it is copied is refused, and no half of it stays', () => {
  const on = disk()
  const step = stepsOn(on).copy('/a', '/to/a')
  on.plot = {before: ({name, call}) => void (name === 'read' && call < 10 && on.world.rewrite('/a', 'alpha and omega'))}
  expect(run(on, [step]).map(words)).toEqual(['refused Conflict'])
  expect([...on.world.tree().keys()]).toEqual(['/to', '/a', '/b'])
})

test('a volume without room stops the act, keeps the source and removes the half file', () => {
  const on = new MemoryWorkDisk({'/': {device: '1'}, '/b': {device: '2', freeBytes: 8192}})
  on.world.folder('/b')
  on.world.file('/a', 'x'.repeat(20_000))
  const end = playParts(on, {act: ACT, parts: [{no: 0, steps: [stepsOn(on).copy('/a', '/b/a', {moves: true})]}], verify: false, how: 'run'})
  expect('stopped' in end && end.stopped.code).toBe('DiskFull')
  expect([...on.world.tree().keys()]).toEqual(['/b', '/a'])
})

test('a volume that is pulled out stops the act', () => {
  const on = new MemoryWorkDisk({'/': {device: '1'}, '/b': {device: '2'}})
  on.world.folder('/b')
  on.world.file('/a', 'alpha')
  const step = stepsOn(on).copy('/a', '/b/a', {moves: true})
  on.plot = {before: ({name}) => void (name === 'write' && on.world.unplug('/b'))}
  const end = playParts(on, {act: ACT, parts: [{no: 0, steps: [step]}], verify: false, how: 'run'})
  expect(['stopped' in end && end.stopped.code, on.world.read('/a')]).toEqual(['Offline', 'alpha'])
})

test('a folder that came meanwhile is told as skipped, so that nobody takes it away again, and what goes into it is done', () => {
  const on = disk()
  const steps = [stepsOn(on).folder('/to/new'), stepsOn(on).copy('/a', '/to/new/a')]
  on.world.folder('/to/new')
  const results = run(on, steps)
  expect(results.map(words)).toEqual(['skipped', 'done'])
  const tally = openActTally(['/new'])
  tally.add({no: 0, steps}, results)
  expect(tally.results()).toMatchObject([{path: '/new', outcome: 'done'}])
  expect(run(disk(), [stepsOn(on).folder('/to/new')]).map(words)).toEqual(['done'])
})

test('a folder that is not empty is skipped', () => {
  const on = disk()
  on.world.file('/to/in', 'inside')
  expect(run(on, [stepsOn(on).remove('/to')]).map(words)).toEqual(['skipped Conflict'])
})

test('a run that is put down leaves no open file, and goes on from where it was', () => {
  const on = disk()
  const large = 'y'.repeat(100_000)
  on.world.file('/large', large)
  const input = {act: ACT, parts: [{no: 0, steps: [stepsOn(on).copy('/large', '/to/large')]}], verify: true}
  const first = runParts({...input, how: 'run'}, {disk: on, hash: blake3(), chunkBytes: 4096})
  for (let step = 0; step < 12; step++) expect(first.next().done).toBe(false)
  first.return({results: []})
  expect([on.openFiles, on.world.has('/to/large')]).toEqual([0, false])
  let written = 0
  on.plot = {before: ({name}) => void (name === 'write' && written++)}
  const end = playParts(on, {...input, how: 'recover'})
  expect('results' in end && [words(end.results[0]![0]!), text(end.results[0]![0]!.hash)]).toEqual(['done', hashOf(large)])
  expect([on.world.read('/to/large') === large, written < 25 && written > 5]).toEqual([true, true])
})

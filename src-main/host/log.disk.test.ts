import {execFileSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, expect, it} from 'vitest'
import {fakeLog} from './fakes/fake-log.ts'
import {FakeTime} from './fakes/fake-time.ts'
import {logCompliance} from './log.compliance.ts'
import {openLog} from './log.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-log-'))
const folder = (): string => fs.mkdtempSync(path.join(root, 'dir-'))
afterAll(() => fs.rmSync(root, {recursive: true}))

logCompliance('in files', () => openLog(folder(), new FakeTime()))
logCompliance('in memory', () => fakeLog(new FakeTime()))

it('writes JSON lines that others read', async () => {
  const at = folder()
  const log = openLog(at, new FakeTime(Date.UTC(2026, 1, 3)))
  log.write('info', 'test', 'ünïcode "quoted"')
  await log.flushed()
  const told = execFileSync(
    'python3',
    [
      '-c',
      'import json,sys; print(json.loads(open(sys.argv[1]).readline()) == json.loads(sys.argv[2]))',
      path.join(at, 'logs/onefold.log'),
      JSON.stringify({at: '2026-02-03T00:00:00.000Z', level: 'info', source: 'test', message: 'ünïcode "quoted"'}),
    ],
    {encoding: 'utf8'},
  )
  expect(told.trim()).toBe('True')
})

it('puts full files aside, keeps five, and reads back across them', async () => {
  const at = folder()
  const log = openLog(at, new FakeTime(), {fileBytes: 1000, files: 5})
  for (let i = 0; i < 100; i++) {
    log.write('info', 'test', `line ${i} ${'x'.repeat(100)}`)
    await log.flushed()
  }
  const sizes = fs
    .readdirSync(path.join(at, 'logs'))
    .filter((name) => name.startsWith('onefold'))
    .toSorted()
    .map((name) => [name, fs.statSync(path.join(at, 'logs', name)).size <= 1000])
  expect(sizes).toEqual(['onefold.log', 'onefold.log.1', 'onefold.log.2', 'onefold.log.3', 'onefold.log.4'].map((name) => [name, true]))
  const lines = await log.lines({level: 'info', limit: 12})
  expect(lines.map((line) => line.message.split(' ')[1])).toEqual(Array.from({length: 12}, (_, i) => String(88 + i)))
})

it('reads the newest lines of a file of many blocks, and steps over a line that was cut short', async () => {
  const at = folder()
  const log = openLog(at, new FakeTime())
  for (let i = 0; i < 3000; i++) log.write('info', 'test', `line ${i} ${'ü'.repeat(60)}`)
  await log.flushed()
  fs.appendFileSync(path.join(at, 'logs/onefold.log'), '{"at": "2026')
  const lines = await log.lines({level: 'info', limit: 2000})
  expect([lines.length, lines[0]?.message.split(' ')[1], lines.at(-1)?.message.split(' ')[1]]).toEqual([2000, '1000', '2999'])
})

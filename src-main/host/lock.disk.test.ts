import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {takeLock} from './lock.ts'

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-lock-'))
})
afterAll(() => fs.rmSync(folder, {recursive: true}))

// Says whether it holds the lock, and lives on until it is killed.
const holder = `import {takeLock} from './lock.ts'
  const lock = await takeLock(process.argv[1])
  console.log(lock === undefined ? 'refused' : 'held')
  if (lock !== undefined) setInterval(() => undefined, 1000)`

const forms =
  process.platform === 'linux'
    ? [
        {name: 'native calls', env: {}},
        {name: 'node alone', env: {ONEFOLD_NO_NATIVE: '1'}},
      ]
    : [{name: 'node alone', env: {}}]

describe.each(forms)('the lock by $name', ({name, env}) => {
  const start = (file: string): ChildProcess =>
    spawn(process.execPath, ['--input-type=module-typescript', '-e', holder, file], {
      cwd: import.meta.dirname,
      env: {...process.env, ...env},
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const word = async (child: ChildProcess): Promise<string> => String((await once(child.stdout!, 'data'))[0]).trim()

  it('is free at once after kill -9 of its holder', async () => {
    const file = path.join(folder, `${name} killed`)
    const first = start(file)
    const words = [await word(first), await word(start(file))]
    first.kill('SIGKILL')
    await once(first, 'exit')
    const next = start(file)
    words.push(await word(next))
    next.kill('SIGKILL')
    expect(words).toEqual(['held', 'refused', 'held'])
  })

  it('is held by one of twenty that start at once', async () => {
    const file = path.join(folder, `${name} crowd`)
    const crowd = Array.from({length: 20}, () => start(file))
    const words = await Promise.all(crowd.map(word))
    for (const child of crowd) child.kill('SIGKILL')
    expect(words.toSorted((a, b) => a.localeCompare(b))).toEqual(['held', ...Array.from({length: 19}, () => 'refused')])
  })
})

it('is refused to the same process too, until it is released', async () => {
  const file = path.join(folder, 'own')
  const first = await takeLock(file)
  const second = await takeLock(file)
  first?.release()
  const third = await takeLock(file)
  third?.release()
  expect([first, second, third].map((lock) => lock !== undefined)).toEqual([true, false, true])
})

it('is not inherited by children: it is free when its holder dies though they live', async () => {
  const file = path.join(folder, 'inherited')
  const lock = await takeLock(file)
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], {stdio: 'ignore'})
  await once(child, 'spawn')
  lock?.release()
  const again = await takeLock(file)
  again?.release()
  child.kill('SIGKILL')
  expect(again).toBeDefined()
})

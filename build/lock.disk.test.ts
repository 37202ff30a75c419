import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'

// Reads, waits, writes: two at once would lose a count. The word `die` ends the process inside, as kill -9 would.
const PROGRAM = `
import {readFile, writeFile} from 'node:fs/promises'
import {setTimeout} from 'node:timers/promises'
import {withLock} from ${JSON.stringify(new URL('lock.mjs', import.meta.url).href)}
const [lock, file, word] = process.argv.slice(2)
await withLock(async () => {
  const before = Number(await readFile(file, 'utf8'))
  await setTimeout(20)
  if (word === 'die') process.kill(process.pid, 'SIGKILL')
  await writeFile(file, String(before + 1))
}, lock)
`

const folder = await mkdtemp(join(tmpdir(), 'onefold-lock-'))
const program = join(folder, 'count.mjs')
beforeAll(() => writeFile(program, PROGRAM))
afterAll(() => rm(folder, {recursive: true}))

it('lets one in at a time and outlives owners that were killed', async () => {
  const file = join(folder, 'count')
  await writeFile(file, '0')
  const words = ['go', 'die', 'go', 'go', 'die', 'go']
  const codes = await Promise.all(words.map((word) => run([join(folder, 'lock'), file, word])))
  expect({count: await readFile(file, 'utf8'), codes}).toEqual({count: '4', codes: [0, null, 0, 0, null, 0]})
})

async function run(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [program, ...args], {stdio: 'ignore', env: {...process.env, TMPDIR: folder}})
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

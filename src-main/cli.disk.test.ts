import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {programFile} from './testing/program-file.ts'

let root: string
let dataDir: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'onefold-program-'))
  dataDir = join(root, 'data')
})
afterAll(async () => {
  await ended(onefold('stop'))
  await rm(root, {recursive: true})
})

const onefold = (...words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [programFile('cli'), ...words], {
    cwd: root,
    env: {...process.env, ONEFOLD_DATA_DIR: dataDir, NODE_COMPILE_CACHE: join(tmpdir(), 'onefold-test-code')},
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function ended(child: ChildProcess): Promise<{readonly code: number | null; readonly stdout: string; readonly stderr: string}> {
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (stdout += part))
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (stderr += part))
  const [code] = (await once(child, 'close')) as [number | null]
  return {code, stdout, stderr}
}
async function json<T>(...words: readonly string[]): Promise<T> {
  const {code, stdout, stderr} = await ended(onefold(...words, '--json'))
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`)
  return JSON.parse(stdout) as T
}
interface Status {
  readonly running: boolean
  readonly pid: number
  readonly dataDir: string
  readonly library: unknown
}
const alive = (pid: number): boolean => existsSync(`/proc/${pid}`)

describe('the program', () => {
  test('makes nothing for help, version and stop', async () => {
    for (const words of [['--version'], ['help', 'location', 'add']]) expect((await ended(onefold(...words))).code).toBe(0)
    expect(existsSync(dataDir)).toBe(false)
    expect((await ended(onefold('stop'))).stderr).toBe('The core was not running.\n')
  })

  test('commands started at the same moment get one daemon', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => json<Status>('status')))
    expect(new Set(all.map(({pid}) => pid)).size).toBe(1)
    expect(all[0]).toMatchObject({running: true, dataDir, library: {name: expect.any(String)}, jobs: {running: 0, queued: 0}})
    expect(JSON.parse(await readFile(join(dataDir, 'endpoint.json'), 'utf8'))).toMatchObject({pid: all[0]?.pid})
  })

  test('a relative path, --wait, and an end that tells the last state', async () => {
    await mkdir(join(root, 'tree'))
    for (const name of ['a.txt', 'b.txt', 'c d.txt']) await writeFile(join(root, 'tree', name), name)
    expect(await json('location', 'add', 'tree', '--wait')).toMatchObject({
      location: {path: join(root, 'tree'), state: 'ready', files: 3, folders: 0, bytes: 17},
      job: {status: 'completed'},
    })
    expect(await json('search', 'c d')).toMatchObject({total: 1, items: [{path: join(root, 'tree', 'c d.txt')}]})
    const lines = (await ended(onefold('index', 'list', 'tree', '--jsonl'))).stdout.trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as {path: string}).path)).toEqual(
      (await readdir(join(root, 'tree'))).sort().map((name) => join(root, 'tree', name)),
    )
  })

  test.each([
    [['location', 'add', 'missing'], 3],
    [['location', 'add', 'tree/a.txt'], 2],
    [['location', 'rescan', 'no-such'], 3],
    [['search'], 2],
    [['locaton', 'add', 'x'], 2],
  ])('%j fails with %i, one sentence and an object', async (words, code) => {
    const result = await ended(onefold(...words, '--json'))
    expect(result.code).toBe(code)
    expect(result.stderr).toMatch(/^onefold: [^\n]+\n$/)
    expect(JSON.parse(result.stdout)).toMatchObject({error: {code: expect.any(String), message: expect.any(String)}})
  })

  test('a reader that has seen enough is no failure', async () => {
    const child = onefold('schema')
    child.stdout?.destroy()
    expect(await ended(child)).toMatchObject({code: 0, stderr: ''})
  })

  test('Ctrl-C exits 130', async () => {
    const child = onefold('log', 'follow')
    await sleep(1500)
    child.kill('SIGINT')
    expect((await ended(child)).code).toBe(130)
  })
})

describe('the daemon', () => {
  test('killed under a client: the client exits 6, the next command starts another', async () => {
    const {pid, library} = await json<Status>('status')
    const follower = ended(onefold('log', 'follow'))
    await sleep(1500)
    process.kill(pid, 'SIGKILL')
    expect((await follower).code).toBe(6)
    const next = await json<Status>('status')
    expect([next.pid === pid, next.library]).toEqual([false, library])
  })

  test('serves the explorer, or says that it is not built', async () => {
    const {code, stdout, stderr} = await ended(onefold('serve', '--url'))
    if (code === 0) expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/)
    else expect(stderr).toContain('The explorer is not built')
  })

  test('stop returns when the process is gone, its word and its WALs too; a signal does the same', async () => {
    const {pid} = await json<Status>('status')
    expect((await ended(onefold('stop'))).code).toBe(0)
    expect(alive(pid)).toBe(false)
    const left = await readdir(dataDir, {recursive: true})
    expect(left.filter((name) => name.endsWith('endpoint.json') || name.endsWith('-wal'))).toEqual([])
    const again = await json<Status>('restart')
    process.kill(again.pid, 'SIGTERM')
    await expect.poll(() => existsSync(join(dataDir, 'endpoint.json')), {timeout: 10_000}).toBe(false)
    await expect.poll(() => alive(again.pid), {timeout: 10_000}).toBe(false)
  })
})

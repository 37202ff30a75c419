import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {endpointPlace, readEndpoint} from '../../host/endpoint-file.ts'
import {serveClient} from '../../runtime/serve-client.ts'
import {fakeCore} from '../../testing/fake-core.ts'
import {openRpcDoor, type RpcDoor} from '../rpc/open-rpc-door.ts'
import {runCli} from './run-cli.ts'

let dataDir: string
let door: RpcDoor | undefined
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'onefold-cli-'))
  door = undefined
})
afterEach(async () => {
  await door?.close()
  await rm(dataDir, {recursive: true})
})

type Answers = Parameters<typeof fakeCore>[0]
/** Runs a command line in this process; the daemon that it starts is a fake core behind a real socket. */
function machine(answers: Answers, confirmed = false) {
  const fake = fakeCore(answers, dataDir)
  const interrupt = new AbortController()
  let [stdout, stderr, starts] = ['', '', 0]
  const start = async () => {
    starts++
    door = await openRpcDoor({
      place: endpointPlace(dataDir),
      appVersion: '0.1.0',
      pid: process.pid,
      serve: (carrier, caller) =>
        serveClient(carrier, {
          core: fake.core,
          caller,
          log: {write: () => undefined},
          mayClose: () => undefined,
          close: () => void door?.close(),
          own: {
            'door.serve': async () => ({ok: true, value: {url: 'http://127.0.0.1:1/?token=t', port: 1}}),
            'door.shut': async () => ({ok: true, value: {}}),
          },
        }),
    })
    return {ready: true}
  }
  const run = async (line: string | readonly string[]) => {
    stdout = stderr = ''
    const code = await runCli(typeof line === 'string' ? line.split(' ') : line, {
      appVersion: '0.1.0',
      cwd: '/here',
      home: '/home/me',
      out: {
        terminal: false,
        color: false,
        data: async (text) => void (stdout += text),
        note: (text) => void (stderr += `${text}\n`),
        progress: () => undefined,
      },
      openDataDir: async () => dataDir,
      starterFor: () => ({
        readEndpoint: () => readEndpoint(dataDir),
        start,
        processGone: () =>
          expect
            .poll(() => readEndpoint(dataDir))
            .toBeUndefined()
            .then(() => true),
      }),
      confirm: async () => confirmed,
      readPiped: async () => undefined,
      interrupted: interrupt.signal,
    })
    return {code, stdout, stderr}
  }
  return {...fake, run, interrupt, starts: () => starts}
}

const job = (status: string, more: object = {}) => ({
  id: '0190a0c0-0000-7000-8000-000000000001',
  kind: 'index',
  title: '/x',
  status,
  priority: 0,
  lane: 'a',
  progress: {done: 1, unit: 'items'},
  createdAt: '2026-01-01T00:00:00Z',
  durationMs: 1,
  metrics: {},
  errors: [],
  errorCount: 0,
  ...more,
})

describe('a command line', () => {
  test('starts a core when none runs, once, and stops it', async () => {
    const {run, starts} = machine({'core.status': () => ({running: true, pid: 7})})
    expect(await run('status --json')).toEqual({code: 0, stdout: '{"running":true,"pid":7}\n', stderr: ''})
    expect(await run('status')).toEqual({code: 0, stdout: 'running  true\npid      7\n', stderr: ''})
    expect(starts()).toBe(1)
    expect(await run('stop')).toMatchObject({code: 0, stdout: ''})
    expect(await run('stop --json')).toEqual({code: 0, stdout: '{"running":false}\n', stderr: ''})
    expect(starts()).toBe(1)
  })

  test.each(['--version', '--help', 'help search', 'completion bash', 'completion zsh', 'completion fish', 'schema', 'stop'])(
    '%s needs no core',
    async (line) => {
      const {run, starts} = machine({})
      const {code} = await run(line)
      expect([code, starts()]).toEqual([0, 0])
    },
  )

  test('tells a failure with its exit code: a sentence on stderr, the object on stdout', async () => {
    const failure = {code: 'PathNotFound' as const, message: 'There is no folder at /x\u001b.', hint: 'Look again.'}
    const {run} = machine({'location.add': () => ({ok: false, error: failure})})
    expect(await run('location add /x')).toEqual({code: 3, stdout: '', stderr: 'onefold: There is no folder at /x\\x1b. Look again.\n'})
    expect(JSON.parse((await run('location add /x --json')).stdout)).toEqual({error: failure})
    expect((await run('location')).code).toBe(2)
    expect(JSON.parse((await run('--json frob')).stdout)).toMatchObject({error: {code: 'UnknownWord'}})
    expect(JSON.parse((await run(['--json', '--data-dir'])).stdout)).toMatchObject({error: {code: 'BadInput'}})
  })

  test('a core that dies under a request exits 6', async () => {
    const {run} = machine({'core.status': () => (void door?.close(), new Promise(() => undefined))})
    expect(await run('status')).toMatchObject({code: 6, stdout: ''})
  })

  test('sends the library, absolute paths and a request id', async () => {
    const {run, asked} = machine({'location.add': () => ({})})
    await run('--library Work location add a')
    expect(asked[0]?.request).toMatchObject({
      name: 'location.add',
      library: 'Work',
      input: {path: '/here/a'},
      requestId: expect.any(String),
    })
  })

  test('asks before it deletes, and takes --yes for an answer', async () => {
    const answers: Answers = {
      'library.delete': (input: {yes?: boolean}) =>
        input.yes ? {deleted: 'x', note: 'Gone.'} : {ok: false, error: {code: 'ConfirmationNeeded', message: 'Work would be deleted.'}},
    }
    const {run} = machine(answers)
    expect((await run('library delete Work')).code).toBe(4)
    expect((await run('library delete Work -y')).code).toBe(0)
    await door?.close()
    expect((await machine(answers, true).run('library delete Work')).code).toBe(0)
  })
})

describe('--wait', () => {
  test.each([
    ['completed', 0],
    ['partial', 5],
    ['failed', 1],
    ['cancelled', 130],
  ])('a job that ends %s exits %i, with the last state of job and location', async (status, exitCode) => {
    let asked = 0
    const location = {id: 'l1', state: 'indexing'}
    const {run, ring} = machine({
      'location.add': () => ({location, job: job('queued')}),
      'job.info': () => ({job: job(asked++ === 0 ? 'running' : status, {durationMs: 9})}),
      'location.list': () => ({total: 1, locations: [{...location, state: 'ready'}]}),
    })
    const bell = setInterval(() => ring({type: 'job.changed', job: job(status) as never}), 50)
    const {code, stdout} = await run('location add /x --wait --json')
    clearInterval(bell)
    expect(code).toBe(exitCode)
    expect(JSON.parse(stdout)).toMatchObject({location: {state: 'ready'}, job: {status, durationMs: 9}})
  })

  test('Ctrl-C ends the waiting with 130', async () => {
    const {run, interrupt} = machine({'location.add': () => ({job: job('queued')}), 'job.info': () => ({job: job('running')})})
    setTimeout(() => interrupt.abort(), 200)
    expect((await run('location add /x --wait')).code).toBe(130)
  })
})

describe('lists', () => {
  const page = (from: number, count: number, total: number) => ({
    total,
    items: Array.from({length: count}, (_, at) => ({path: `/${from + at}`, kind: 'file', sizeBytes: 1234, mtimeNs: '0'})),
  })
  const paged: Answers = {
    'index.list': ({cursor, limit}: {cursor?: string; limit: number}) =>
      cursor === undefined ? {...page(0, 2, 3), cursor: `next${limit}`} : page(2, 1, 3),
  }

  test('are whole without --limit: as lines, as one document, and for people', async () => {
    const {run, asked} = machine(paged)
    expect(
      (await run('index list /x --jsonl')).stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as {path: string}).path),
    ).toEqual(['/0', '/1', '/2'])
    expect(asked.map(({request}) => request.input)).toMatchObject([{limit: 20_000}, {limit: 20_000, cursor: 'next20000'}])
    expect(JSON.parse((await run('index list /x --json')).stdout)).toEqual(page(0, 3, 3))
    expect((await run('index list /x')).stdout.split('\n')).toHaveLength(5)
  })

  test('with --limit one page comes, with its cursor', async () => {
    const {run} = machine(paged)
    expect(JSON.parse((await run('index list /x --limit 2 --json')).stdout)).toEqual({...page(0, 2, 3), cursor: 'next2'})
  })

  test('an empty one is a whole document', async () => {
    const {run} = machine({'index.list': () => ({total: 0, items: []})})
    expect((await run('index list /x --json')).stdout).toBe('{"total":0,"items":[]}\n')
    expect((await run('index list /x --jsonl')).stdout).toBe('')
  })

  test('names cannot steer the terminal', async () => {
    const {run} = machine({
      'search.query': () => ({total: 9, items: [{kind: 'file', sizeBytes: 1_500_000, modifiedAt: 'unknown', path: '/a\n\u001b[2Jb'}]}),
    })
    const {stdout, stderr} = await run('search a')
    expect(stdout).toBe('KIND    SIZE  MODIFIED  PATH\nfile  1.5 MB  unknown   /a\\x0a\\x1b[2Jb\n')
    expect(stderr).toBe('1 of 9 shown.\n')
  })
})

describe('serving', () => {
  test('--url prints an address and returns; without it the command lasts until Ctrl-C', async () => {
    const {run, interrupt} = machine({})
    expect(await run('serve --url')).toEqual({code: 0, stdout: 'http://127.0.0.1:1/?token=t\n', stderr: ''})
    setTimeout(() => interrupt.abort(), 100)
    expect(await run('serve')).toMatchObject({code: 0, stdout: 'http://127.0.0.1:1/?token=t\n'})
  })

  test('the log is followed by level, until Ctrl-C', async () => {
    const {run, interrupt, ring} = machine({})
    const line = (level: 'info' | 'warn', message: string) =>
      ring({type: 'log.written', line: {at: '2026-01-01T00:00:00Z', level, source: 'test', message}})
    const bell = setInterval(() => {
      line('info', 'too quiet')
      line('warn', 'heard')
    }, 30)
    setTimeout(() => interrupt.abort(), 400)
    const {code, stdout} = await run('log follow --level warn --jsonl')
    clearInterval(bell)
    expect(code).toBe(130)
    expect(JSON.parse(stdout.split('\n')[0] as string)).toMatchObject({level: 'warn', message: 'heard'})
    expect(stdout).not.toContain('too quiet')
  })
})

import {execFileSync} from 'node:child_process'
import {chmodSync, chownSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Failure} from '../../contract/errors.ts'
import {type RealCli, realCli} from '../../testing/real-cli.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

let scratch: ReturnType<typeof scratchFolder>
let cli: RealCli
let files: string

beforeAll(async () => {
  scratch = scratchFolder()
  files = scratch.sub('files')
  writeFileSync(join(files, 'file'), 'x')
  cli = realCli(join(scratch.path, 'data'), {cwd: files})
  mkdirSync(join(files, 'added'))
  writeFileSync(join(files, 'added', 'inside'), 'x')
  await cli.json('location', 'add', 'added', '--wait')
})
afterAll(async () => {
  await cli.stop()
  scratch.remove()
})

/** One sentence on stderr, with `--json` an error object on stdout, and the exit code either way. */
async function expectFailure(on: RealCli, words: readonly string[], code: number): Promise<void> {
  const plain = await on.run(...words)
  const asJson = await on.run('--json', ...words)
  expect({words, code: plain.code, jsonCode: asJson.code}).toEqual({words, code, jsonCode: code})
  expect(plain.stdout).toBe('')
  for (const {stderr} of [plain, asJson]) {
    expect(stderr).toMatch(/^onefold: [^\n]*[.?!]\n/)
    expect(stderr).not.toMatch(/\n\s+at |Error:|undefined|\[object/)
  }
  const {error} = JSON.parse(asJson.stdout) as {error: Failure}
  expect(error).toMatchObject({code: expect.any(String), message: expect.stringMatching(/^\S[^\n]*[.?!]$/)})
}

const uuid = '01a205ba-4e86-73a7-bfe6-ad589e5322d0'

describe('what is not there exits with 3', () => {
  const missing: readonly (readonly string[])[] = [
    ['location', 'add', 'nowhere'],
    ['location', 'add', '/nowhere/at/all'],
    ['file', 'list', 'nowhere'],
    ['file', 'info', 'nowhere'],
    ['file', 'open', 'nowhere'],
    ['index', 'nowhere'],
    ['index', 'list', 'nowhere'],
    ['index', 'list', '/usr/never/added'],
    ['index', 'verify', 'nowhere'],
    ['index', 'why', 'nowhere'],
    ['search', 'x', '--in', 'nowhere'],
    ['location', 'rescan', 'nobody'],
    ['location', 'rescan', uuid],
    ['location', 'remove', uuid],
    ['location', 'update', 'nobody', '--name', 'x'],
    ['saved', 'rename', 'nobody', 'x'],
    ['saved', 'remove', uuid],
    ['job', 'info', uuid],
    ['job', 'info', 'no job'],
    ['job', 'pause', uuid],
    ['library', 'open', 'nobody'],
    ['library', 'import', 'nowhere'],
    ['file', 'info', uuid],
    ['file', 'info', `sd://volume/${uuid}/x`],
    ['file', 'info', `sd://${uuid}/x`],
    ['file', 'info', `sd://content/f:${'0'.repeat(64)}`],
    ['--library', 'nobody', 'location', 'list'],
  ]
  test.each(missing.map((words) => [words.join(' '), words] as const))('%s', async (_, words) => expectFailure(cli, words, 3))
})

describe('what is said wrong exits with 2', () => {
  const wrong: readonly (readonly string[])[] = [
    ['lokation', 'list'],
    ['location', 'lst'],
    ['location', 'add'],
    ['location', 'add', '.', 'more'],
    ['location', 'add', 'file'],
    ['location', 'add', '.', '--mode', 'whole'],
    ['location', 'list', '--unknown'],
    ['file', 'list', 'file'],
    ['index', 'file'],
    ['search'],
    ['search', 'x', '--limit', '0'],
    ['search', 'x', '--limit', 'many'],
    ['search', 'x', '--sort', 'taste'],
    ['search', 'x', '--cursor', 'nonsense'],
    ['search', 'x', '--after', 'someday'],
    ['search', 'content:x'],
    ['search', 'plan size:big'],
    ['search', 'regex:(a'],
    ['search', 'kind:blob'],
    ['saved', 'create', 'Bad', 'modified:someday'],
    ['index', 'list', 'added', '--cursor', '%%%'],
    ['index', 'verify', 'added/inside'],
    ['index', 'list', 'added/inside'],
    ['file', 'info', 'sd://'],
    ['file', 'info', 'sd://content/x'],
    ['file', 'info', ''],
  ]
  test.each(wrong.map((words) => [words.join(' '), words] as const))('%s', async (_, words) => expectFailure(cli, words, 2))
})

// Root reads everything, so this needs a root that can become a plain user.
describe.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)('what may not be read exits with 7', () => {
  test('as a plain user', async () => {
    const data = scratch.sub('nobody')
    const closed = scratch.sub('closed')
    chmodSync(scratch.path, 0o755)
    mkdirSync(join(closed, 'inside'))
    chmodSync(closed, 0o700)
    chownSync(data, 65534, 65534)
    const plain = realCli(data, {as: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'], cwd: '/'})
    try {
      for (const words of [
        ['location', 'add', closed],
        ['file', 'list', closed],
        ['index', closed],
        ['location', 'add', join(closed, 'inside')],
        ['file', 'list', join(closed, 'inside')],
        ['file', 'info', join(closed, 'inside')],
      ]) {
        await expectFailure(plain, words, 7)
      }
    } finally {
      await plain.stop()
    }
  })

  test('a data dir of somebody else', async () => {
    const plain = realCli('/root-only/data', {as: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'], cwd: '/'})
    await expectFailure(plain, ['status'], 7)
  })
})

test('a core that dies while it is asked exits with 6 and does not hang', async () => {
  const {pid} = await cli.json<{pid: number}>('status')
  const following = cli.run('log', 'follow')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  execFileSync('kill', ['-9', String(pid)])
  expect((await following).code).toBe(6)
})

import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Failure} from '../../contract/errors.ts'
import type {Plan} from '../../contract/plan.ts'
import {testVolume} from '../../host/work/test-volumes.fixture.ts'
import {type RealCli, realCli} from '../../testing/real-cli.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

const scratch = scratchFolder()
const files = scratch.sub('files')
const cli = realCli(join(scratch.path, 'data'), {cwd: files})
const at = (...names: readonly string[]): string => join(files, ...names)

beforeAll(() => {
  mkdirSync(at('tree/inner'), {recursive: true})
  writeFileSync(at('tree/file'), 'content')
  writeFileSync(at('tree/inner/deep'), 'deeper')
  mkdirSync(at('other'))
  symlinkSync('tree', at('link to tree'))
  symlinkSync('.', at('link to files'))
  symlinkSync('tree/file', at('link to file'))
})
afterAll(async () => {
  await cli.stop()
  scratch.remove()
})

/** All that a tree holds: names, kinds, links, owners, modes, times and bytes. */
function stateOf(folder: string): string {
  const facts = execFileSync('find', [folder, '-printf', '%P %y %l %m %U %i %n %s %T@ %C@\n'], {encoding: 'utf8'})
  const sums = execFileSync('find', [folder, '-type', 'f', '-exec', 'cksum', '{}', '+'], {encoding: 'utf8'})
  return [facts, sums].map((lines) => lines.split('\n').toSorted().join('\n')).join('\n')
}

interface Refused {
  readonly words: readonly string[]
  readonly exit: number
  readonly code: Failure['code']
  readonly sentence: RegExp
  readonly on?: RealCli
  /** Also nothing of this changes. */
  readonly target?: string
}

/** Refused as a preview and as an act that was agreed to: one sentence, what is known in `details`, the exit code, and nothing has changed. */
async function expectRefused({words, exit, code, sentence, on = cli, target = files}: Refused): Promise<void> {
  const before = [stateOf(files), stateOf(target)]
  for (const consent of ['--dry-run', '--yes']) {
    const plain = await on.run(...words, consent)
    expect({words, code: plain.code}).toEqual({words, code: exit})
    expect(plain.stderr).toMatch(/^onefold: [^\n]*[.?!]\n$/)
    expect(plain.stderr).toMatch(sentence)
    const asJson = await on.run('--json', ...words, consent)
    expect(asJson.code).toBe(exit)
    const {error, plan} = JSON.parse(asJson.stdout) as {error: Failure; plan: Plan}
    expect(error).toMatchObject({code, message: expect.stringMatching(sentence)})
    expect(error.details?.['refusals']).toEqual(plan.refusals)
    expect(plan.refusals).toContainEqual(expect.objectContaining({code, message: error.message, path: expect.any(String)}))
  }
  expect([stateOf(files), stateOf(target)]).toEqual(before)
}

describe('a folder that would come into or onto itself exits with 4', () => {
  test.each([
    ['into what is in it', ['tree', 'tree/inner']],
    ['into itself', ['tree', 'tree']],
    ['into itself under another name', ['tree', 'tree/new']],
    ['into itself through a link', ['tree', 'link to tree']],
    ['into what is in it through a link', ['tree', 'link to tree/inner']],
    ['under another name in it through a link', ['tree', 'link to tree/new']],
    ['onto itself through a link', ['tree', 'link to files']],
    ['onto itself, named whole, through a link', ['tree', 'link to files/tree']],
    ['a file onto itself through a link', ['tree/file', 'link to tree']],
  ])('%s', async (_, places) => {
    for (const verb of ['copy', 'move'])
      await expectRefused({words: ['file', verb, ...places], exit: 4, code: 'Conflict', sentence: /itself|is there already/})
  })
})

describe('a target that cannot be written exits with 7', () => {
  const volume = testVolume('tmpfs', 'size=1m,ro')
  test.skipIf('missing' in volume)(`on a volume that is read-only${'missing' in volume ? ` (${volume.missing})` : ''}`, async () => {
    const {folder: target, end} = volume as {readonly folder: string; end(): void}
    try {
      for (const verb of ['copy', 'move'])
        await expectRefused({words: ['file', verb, 'tree', target], exit: 7, code: 'PermissionDenied', sentence: /read-only/, target})
      await expectRefused({words: ['file', 'mkdir', join(target, 'new')], exit: 7, code: 'PermissionDenied', sentence: /read-only/, target})
      await expectRefused({words: ['file', 'copy', 'tree', join(target, 'new')], exit: 7, code: 'PermissionDenied', sentence: /read-only/})
    } finally {
      end()
    }
  })

  // Root writes everywhere, so this needs a root that can become a plain user.
  const mayBeNobody = process.platform === 'linux' && process.getuid?.() === 0
  test.skipIf(!mayBeNobody)('in a folder that the user may not write', async () => {
    const closed = scratch.sub('closed')
    const data = scratch.sub('nobody')
    chmodSync(scratch.path, 0o755)
    chownSync(data, 65534, 65534)
    const on = realCli(data, {as: ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'], cwd: files})
    try {
      for (const words of [
        ['copy', 'tree', closed],
        ['copy', 'tree/file', join(closed, 'new')],
        ['move', 'tree/file', closed],
        ['mkdir', join(closed, 'new')],
      ])
        await expectRefused({words: ['file', ...words], exit: 7, code: 'PermissionDenied', sentence: /may not|cannot/, on, target: closed})
    } finally {
      await on.stop()
    }
  })
})

test('a name that the target cannot hold exits with 4', async () => {
  const long = 'n'.repeat(256)
  for (const words of [
    ['rename', 'tree/file', long],
    ['copy', 'tree/file', `other/${long}`],
    ['move', 'tree', `other/${long}`],
    ['mkdir', `other/${long}`],
  ])
    await expectRefused({words: ['file', ...words], exit: 4, code: 'Conflict', sentence: /longer than the 255 bytes/})
})

const fat = testVolume('vfat')
test.skipIf('missing' in fat)(
  `a name of a letter that a FAT volume does not know exits with 4${'missing' in fat ? ` (${fat.missing})` : ''}`,
  async () => {
    const {folder: target, end} = fat as {readonly folder: string; end(): void}
    try {
      writeFileSync(at('other/what?'), 'x')
      await expectRefused({words: ['file', 'copy', 'other', target], exit: 4, code: 'Conflict', sentence: /cannot hold the name/, target})
    } finally {
      end()
    }
  },
)

const little = testVolume('tmpfs', 'size=1m')
test.skipIf('missing' in little)(`too little room exits with 1${'missing' in little ? ` (${little.missing})` : ''}`, async () => {
  const {folder: target, end} = little as {readonly folder: string; end(): void}
  try {
    writeFileSync(at('other/large'), Buffer.alloc(2_000_000, 1))
    for (const verb of ['copy', 'move'])
      await expectRefused({
        words: ['file', verb, 'other/large', target],
        exit: 1,
        code: 'DiskFull',
        sentence: /2000000 bytes are needed/,
        target,
      })
  } finally {
    end()
  }
})

describe('a plan whose precondition moved exits with 4', () => {
  const moved: readonly (readonly [string, string, () => void])[] = [
    ['the source changed', 'first', () => writeFileSync(at('moved/first'), 'other content')],
    ['something came to the target', 'second', () => writeFileSync(at('moved/to/second'), 'was here first')],
    ['the source is gone', 'third', () => spawnSync('rm', [at('moved/third')])],
    ['only its mode changed', 'fourth', () => chmodSync(at('moved/fourth'), 0o600)],
  ]
  beforeAll(() => {
    mkdirSync(at('moved/to'), {recursive: true})
    for (const [, name] of moved) writeFileSync(at('moved', name), name)
  })

  test.each(moved)('%s', async (_, name, change) => {
    const words = ['file', 'copy', `moved/${name}`, 'moved/to']
    const {plan} = await cli.json<{plan: Plan}>(...words, '--dry-run')
    change()
    const before = stateOf(files)
    const {code, stdout, stderr} = await cli.run('--json', ...words, '--commit', plan.hash)
    expect(stderr).toMatch(/^onefold: [^\n]*[.?!]\n$/)
    const {error} = JSON.parse(stdout) as {error: Failure}
    expect({code, error}).toMatchObject({code: 4, error: {message: expect.stringMatching(/[.?!]$/)}})
    expect(stateOf(files)).toBe(before)
  })
})

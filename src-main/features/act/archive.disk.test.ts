import {execFileSync} from 'node:child_process'
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {Job} from '../../contract/job.ts'
import type {Plan} from '../../contract/plan.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'
import {runAct} from '../../testing/run-act.ts'
import {peerProgram} from '../../testing/programs.ts'

let core: TestCore
const at = (...names: string[]): string => join(core.files, ...names)
/** Info-ZIP writes names by the locale. */
const env = {...process.env, LC_ALL: 'C.UTF-8'}
const run = (program: string, ...words: string[]): string => execFileSync(program, words, {cwd: core.files, encoding: 'utf8', env})
const diff = (a: string, b: string): string => run('diff', '-r', '--no-dereference', a, b)

const act = (name: string, input: object) => runAct(core, name, input)

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(() => {
  for (const name of readdirSync(core.files)) rmSync(at(name), {recursive: true})
  mkdirSync(at('notes/sub/empty'), {recursive: true})
  writeFileSync(at('notes/a.txt'), 'first')
  writeFileSync(at('notes/none'), '')
  writeFileSync(at('notes/large'), Buffer.from(Array.from({length: 3_000_000}, (_, no) => (no * 7919) % 251)))
  writeFileSync(at('notes/sub', `ü ${'long '.repeat(30)}.sh`), '#!/bin/sh\n', {mode: 0o755})
  symlinkSync('../a.txt', at('notes/sub/link'))
  linkSync(at('notes/a.txt'), at('notes/other name'))
  utimesSync(at('notes/a.txt'), 1_500_000_000.25, 1_500_000_000.25)
  utimesSync(at('notes/sub'), 1_400_000_000, 1_400_000_000)
})

const packers: readonly {what: string; program: string; words: readonly string[]}[] = [
  {what: 'Info-ZIP', program: 'zip', words: ['-qry', 'made.zip', 'notes']},
  {what: 'GNU tar', program: 'tar', words: ['-cf', 'made.tar', 'notes']},
  {what: 'GNU tar with gzip', program: 'tar', words: ['-czf', 'made.tar.gz', 'notes']},
  {what: 'tar in the form of POSIX', program: 'tar', words: ['--format=pax', '-czf', 'made.tgz', 'notes']},
  {what: 'zipfile of Python', program: 'python3', words: ['-m', 'zipfile', '-c', 'made.zip', 'notes']},
]

describe.each(packers)('an archive by $what', ({program, words}) => {
  test.skipIf(peerProgram(program).missing)('comes out as what went in, and goes and comes by undo and redo', async () => {
    run(program, ...words)
    const [archive] = readdirSync(core.files).filter((name) => name.startsWith('made'))
    run('mv', 'notes', 'before')
    // What Python packs, it packs without links, and knows no times of folders.
    if (program === 'python3') writeFileSync(at('before/sub/link'), 'first', {flag: 'r+'})
    const {plan, job, results} = await act('file.extract', {archives: [at(archive!)]})
    expect([plan.title, plan.refusals, job.status, results[0]?.outcome]).toEqual([`Extract ${archive} to files`, [], 'completed', 'done'])
    if (program === 'python3') return expect(readFileSync(at('notes/large')).equals(readFileSync(at('before/large')))).toBe(true)
    expect(diff('before', 'notes')).toBe('')
    const facts = (top: string) => run('find', top, '-printf', '%P %m %Ts %l\n').split('\n').toSorted()
    expect(facts('notes')).toEqual(facts('before'))
    await act('undo.last', {})
    expect(existsSync(at('notes'))).toBe(false)
    await act('redo.last', {})
    expect(diff('before', 'notes')).toBe('')
  })
})

test('files that meet are told in the plan, and need a decision; what is equal is passed by', async () => {
  run('tar', '-czf', 'made.tar.gz', 'notes')
  expect((await core.call<{plan: Plan}>('file.extract', {archives: [at('made.tar.gz')], dryRun: true})).plan).toMatchObject({
    conflictCount: 0,
    files: 0,
  })
  writeFileSync(at('notes/a.txt'), 'edited')
  const asked = {archives: [at('made.tar.gz')], to: at('.')}
  await expect(core.call('file.extract', {...asked, yes: true})).rejects.toMatchObject({code: 'Conflict'})
  await act('file.extract', {...asked, keepBoth: true})
  expect([readFileSync(at('notes/a.txt'), 'utf8'), readFileSync(at('notes/a (2).txt'), 'utf8')]).toEqual(['edited', 'first'])
  await act('undo.last', {})
  expect(existsSync(at('notes/a (2).txt'))).toBe(false)
})

const unpackers: readonly {format: string; test: readonly string[]; unpack: readonly string[]}[] = [
  {format: 'zip', test: ['unzip', '-tq', 'made.zip'], unpack: ['unzip', '-q', 'made.zip', '-d', 'out']},
  {format: 'tar', test: ['tar', '-tf', 'made.tar'], unpack: ['tar', '-xf', 'made.tar', '-C', 'out']},
  {format: 'tar.gz', test: ['gzip', '-t', 'made.tar.gz'], unpack: ['tar', '-xzf', 'made.tar.gz', '-C', 'out']},
]

describe.each(unpackers)('$format', ({format, test: check, unpack}) => {
  test.skipIf(peerProgram(check[0]!).missing)('is made so that others read it, and goes by undo', async () => {
    const {plan, job, results} = await act('file.compress', {sources: [at('notes'), at('notes/a.txt')], to: at(`made.${format}`)})
    expect([plan.title, job.status]).toEqual([`Compress 2 items to made.${format}`, 'completed'])
    expect(results).toMatchObject([{outcome: 'done', verified: true}])
    run(check[0]!, ...check.slice(1))
    mkdirSync(at('out'))
    run(unpack[0]!, ...unpack.slice(1))
    expect(diff('notes', 'out/notes')).toBe('')
    // Unzip gives links no time.
    const facts = (top: string) =>
      run('find', top, '-type', 'l', '-printf', '%P %l\n', '-o', '-printf', '%P %m %Ts\n').split('\n').toSorted()
    expect(facts('out/notes')).toEqual(facts('notes'))
    expect(lstatSync(at('out/a.txt')).size).toBe(5)
    await act('file.compress', {sources: [at('notes')], to: at(`made.${format}`)})
    expect(readdirSync(core.files)).toContain(`made (2).${format}`)
    await act('undo.last', {})
    expect(readdirSync(core.files).toSorted()).toEqual([`made.${format}`, 'notes', 'out'])
  })
})

describe('nothing is unpacked', () => {
  const hostile = (script: string): void => void run('python3', '-c', `import zipfile,tarfile,io\n${script}`)
  test.skipIf(peerProgram('python3').missing).each([
    {
      what: 'a path that leads out',
      script: `z=zipfile.ZipFile('h.zip','w'); z.writestr('../out','x'); z.writestr('in','x')`,
      code: 'Damaged',
    },
    {
      what: 'a path through a link',
      script: `t=tarfile.open('h.zip','w'); l=tarfile.TarInfo('l'); l.type=tarfile.SYMTYPE; l.linkname='/tmp'; t.addfile(l); f=tarfile.TarInfo('l/f'); f.size=1; t.addfile(f,io.BytesIO(b'x')); t.close()`,
      code: 'Damaged',
    },
    {
      what: 'a file that is said to be larger than its archive',
      script: `t=tarfile.TarInfo('f'); t.size=1<<50; open('h.zip','wb').write(t.tobuf(tarfile.GNU_FORMAT)+b'0'*1024)`,
      code: 'Damaged',
    },
    {
      what: 'more than there is room for',
      script: `z=zipfile.ZipFile('h.zip','w'); z.writestr('f','x'); z.filelist[0].file_size=1<<50; z.close()`,
      code: 'DiskFull',
    },
    {
      what: 'entries that share their bytes',
      script: `z=zipfile.ZipFile('h.zip','w'); z.writestr('a','x'*99); z.writestr('b','y'*99); z.filelist[1].header_offset=z.filelist[0].header_offset; z.close()`,
      code: 'Damaged',
    },
    {what: 'what is no archive', script: `open('h.zip','w').write('x'*2000)`, code: 'Unsupported'},
  ])('of $what', async ({script, code}) => {
    hostile(script)
    await expect(core.call('file.extract', {archives: [at('h.zip')], yes: true})).rejects.toMatchObject({code})
    expect(readdirSync(core.files).toSorted()).toEqual(['h.zip', 'notes'])
  })

  test.skipIf(peerProgram('zip').missing)('of one that takes a password, which is told', async () => {
    run('zip', '-qP', 'secret', 'locked.zip', 'notes/a.txt')
    await expect(core.call('file.extract', {archives: [at('locked.zip')], dryRun: true})).rejects.toThrow(/encrypted/)
  })

  test.skipIf(peerProgram('zip').missing)('of an entry whose bytes are not those that were packed; the others come', async () => {
    run('zip', '-q0', 'torn.zip', 'notes/a.txt', 'notes/large')
    const bytes = readFileSync(at('torn.zip'))
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(at('torn.zip'), bytes)
    const {job, results} = await act('file.extract', {archives: [at('torn.zip')], to: at('notes/sub/empty')})
    expect(job.status).toBe('partial')
    expect(results.flatMap(({error}) => error?.code ?? [])).toContain('Damaged')
    expect(run('find', 'notes/sub/empty', '-type', 'f')).toBe('notes/sub/empty/notes/a.txt\n')
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(at('torn.zip'), bytes)
    await core.settled((await core.call<{job: Job}>('job.retry', {job: job.id})).job)
    expect(readFileSync(at('notes/sub/empty/notes/large')).equals(readFileSync(at('notes/large')))).toBe(true)
  })

  test('of half an archive', async () => {
    run('tar', '-czf', 'half.tar.gz', 'notes')
    truncateSync(at('half.tar.gz'), Math.floor(lstatSync(at('half.tar.gz')).size / 2))
    await expect(core.call('file.extract', {archives: [at('half.tar.gz')], yes: true})).rejects.toMatchObject({code: 'Damaged'})
  })
})

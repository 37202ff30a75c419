import {execFileSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {linuxCalls} from '../native/linux-calls.ts'
import {LinuxFolderReader} from './linux-folder-reader.ts'
import {NodeFolderReader} from './node-folder-reader.ts'
import {listFolder, walkCalls} from './walk-calls.ts'
import {gather, knownOf, walkAll, wholeTree} from './walk-all.ts'

const calls = linuxCalls()
const readers = [
  ...(calls === undefined ? [] : [{name: 'native', make: () => walkCalls(() => new LinuxFolderReader(calls))}]),
  {name: 'node:fs', make: () => walkCalls(() => new NodeFolderReader())},
]
const onLinux = process.platform === 'linux'
let root = ''

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-walk-'))
})
afterAll(() => {
  if (onLinux) execFileSync('chmod', ['-R', 'u+rwx', root])
  execFileSync('rm', ['-rf', root])
})

describe.runIf(onLinux)('every kind and every name', () => {
  let tree = ''
  beforeAll(() => {
    tree = path.join(root, 'hostile')
    hostileTree(tree)
  })

  describe.each(readers)('by $name', ({make}) => {
    it('tells what find tells, byte for byte', () => {
      const walked = walkAll(make(), tree)
      expect(walked.errors).toEqual([])
      expect([...walked.rows].map(([at, row]) => `${row.facts} ${at}`).sort()).toEqual(toldByFind(tree))
    })

    it('gives the same digests again, and others after any change of a folder', () => {
      const first = walkAll(make(), tree)
      const again = walkAll(make(), tree, {known: knownOf(first)})
      expect([again.changed, again.rows.size, again.digests]).toEqual([[], 0, first.digests])
      fs.writeFileSync(path.join(tree, 'plain/one'), 'other')
      const later = walkAll(make(), tree, {known: knownOf(first)})
      expect(later.changed).toEqual([first.rows.get('plain')!.id])
      expect([...later.rows.values()].every((row) => row.parent === first.rows.get('plain')!.id)).toBe(true)
    })
  })

  it('has one digest, whichever way it was read', () => {
    expect(readers.map(({make}) => [...walkAll(make(), tree).digests])).toEqual(
      readers.map(() => [...walkAll(readers[0]!.make(), tree).digests]),
    )
  })

  it('lists one folder alone', () => {
    const listed = gather([listFolder({path: Buffer.from(tree)})])
    expect([...listed.rows.keys()].sort()).toEqual(fs.readdirSync(tree, 'latin1').sort())
  })
})

describe.runIf(onLinux).each(readers)('depth by $name', ({make}) => {
  it('reaches 600 levels of 255-byte names', () => {
    const deep = path.join(root, `deep-${Math.random()}`)
    // Made step by step by another program: one path of this length is refused by every call.
    execFileSync('python3', ['-c', deepTree, deep])
    const walked = walkAll(make(), deep)
    expect([walked.errors, walked.rows.size, [...walked.rows.keys()].at(-1)!.endsWith('/leaf')]).toEqual([[], 601, true])
  })
})

// Root reads everything, so the walk runs as nobody in a child.
describe.runIf(onLinux && process.getuid?.() === 0).each(readers)('what may not be read, by $name', ({name}) => {
  it('is reported with its folder, skipped, and not taken for empty', () => {
    const tree = path.join(os.tmpdir(), `onefold-denied-${process.pid}`)
    fs.mkdirSync(path.join(tree, 'open'), {recursive: true})
    for (const [folder, mode] of [
      ['closed', 0o000],
      ['names only', 0o744],
      ['pass only', 0o711],
    ] as const) {
      fs.mkdirSync(path.join(tree, folder))
      fs.writeFileSync(path.join(tree, folder, 'inside'), '')
      fs.chmodSync(path.join(tree, folder), mode)
    }
    const script = `import {walkAll} from './walk-all.ts'; import {walkCalls} from './walk-calls.ts'
      const {rows, errors, digests} = walkAll(walkCalls(), process.argv[1])
      console.log(JSON.stringify({rows: [...rows.keys()], digests: digests.size,
        errors: errors.map(({path, code, folder}) => [Buffer.from(path).toString().split('/').at(-1), code, folder === undefined])}))`
    const told = execFileSync(
      'setpriv',
      ['--reuid', '65534', '--clear-groups', process.execPath, '--input-type=module-typescript', '-e', script, tree],
      {
        cwd: import.meta.dirname,
        env: {...process.env, ...(name === 'native' ? {} : {ONEFOLD_NO_NATIVE: '1'})},
        encoding: 'utf8',
      },
    )
    fs.rmSync(tree, {recursive: true})
    expect(JSON.parse(told)).toEqual({
      rows: ['closed', 'names only', 'open', 'pass only'],
      digests: 2,
      errors: ['closed', 'names only', 'pass only'].map((folder) => [folder, 'PermissionDenied', false]),
    })
  })
})

describe.each(readers)('roots by $name', ({make}) => {
  it('says that a root is gone, and lists nothing', () => {
    const walked = walkAll(make(), path.join(root, 'nowhere'))
    expect([walked.errors.map(({code, folder}) => ({code, folder})), walked.digests.size]).toEqual([[{code: 'PathNotFound', folder: 1}], 0])
  })

  it('does not follow a root that is a link', () => {
    fs.mkdirSync(path.join(root, 'target'), {recursive: true})
    fs.rmSync(path.join(root, 'linked'), {force: true})
    fs.symlinkSync('target', path.join(root, 'linked'))
    expect(walkAll(make(), path.join(root, 'linked')).errors.map((error) => error.code)).toEqual(['NotAFolder'])
  })
})

describe.each(readers)('resuming, sharing and ids by $name', ({make}) => {
  let tree = ''
  beforeAll(() => {
    tree = fs.mkdtempSync(path.join(root, 'wide-'))
    for (const folder of ['a/x', 'a/y', 'b/x/deep', 'c', 'd', 'e']) fs.mkdirSync(path.join(tree, folder), {recursive: true})
    for (const file of ['a/1', 'a/x/2', 'b/x/deep/3', 'c/4']) fs.writeFileSync(path.join(tree, file), file)
  })

  it('does not list seen folders again, but goes on below them', () => {
    const first = walkAll(make(), tree)
    const seen = ['b', 'b/x'].map((at) => first.rows.get(at)!.id)
    const resumed = walkAll(make(), tree, {
      known: {...knownOf(first, [1, ...seen]), digests: new Uint8Array(knownOf(first).digests.length)},
    })
    expect(new Set(resumed.digests.keys())).toEqual(new Set([...first.digests.keys()].filter((id) => id !== 1 && !seen.includes(id))))
    expect(resumed.digests.get(first.rows.get('b/x/deep')!.id)).toBe(first.digests.get(first.rows.get('b/x/deep')!.id))
  })

  it('keeps the ids of known folders and proposes new ones from its range', () => {
    const first = walkAll(make(), tree)
    fs.mkdirSync(path.join(tree, 'b/fresh'))
    const later = walkAll(make(), tree, {known: knownOf(first), ids: {first: 500, last: 600}})
    fs.rmdirSync(path.join(tree, 'b/fresh'))
    const ofB = [...later.rows.values()].filter((row) => row.parent === first.rows.get('b')!.id).map((row) => row.id)
    expect(ofB).toEqual([500, first.rows.get('b/x')!.id])
  })

  it('asks for more ids before it would propose one beyond its range', () => {
    const own = make()
    own.begin({...wholeTree, root: {id: 1, path: Buffer.from(tree)}, walk: 'w', ids: {first: 2, last: 5}})
    const short = own.next({walk: 'w', entries: 1000})
    expect([short.needsIds, short.done, short.chunk.entries.count]).toEqual([true, false, 0])
    const rest = own.next({walk: 'w', entries: 1000, ids: {first: 100, last: 200}})
    own.end({walk: 'w'})
    expect(rest.done).toBe(true)
    expect([...rest.chunk.entries.proposedId].filter((id) => id !== 0).sort((a, b) => a - b)).toEqual(
      [2, 3, 4, 5, 100, 101, 102, 103, 104].slice(0, 9),
    )
  })

  it('hands folders to another walker, and together they list all', () => {
    const [one, two] = [make(), make()]
    const start = {...wholeTree, root: {id: 1, path: Buffer.from(tree)}}
    one.begin({...start, walk: 'one'})
    two.begin({...start, walk: 'two', idle: true, ids: {first: 1000, last: 2000}})
    const top = one.next({walk: 'one', entries: 1})
    const given = one.give({walk: 'one'})
    two.take({walk: 'two', folders: given})
    const rest = [one.next({walk: 'one', entries: 1000}), two.next({walk: 'two', entries: 1000})]
    expect([given.length, rest.map((step) => step.done)]).toEqual([2, [true, true]])
    const together = gather([top, ...rest].map((step) => step.chunk))
    expect([...together.rows.keys()].sort()).toEqual([...walkAll(make(), tree).rows.keys()].sort())
  })

  it('leaves out what rules exclude, and counts it', () => {
    const walked = walkAll(make(), tree, {rules: ['x/', '/c']})
    expect([...walked.rows.keys()]).toEqual(['a', 'b', 'd', 'e', 'a/1', 'a/y'])
    expect(walked.chunks.reduce((sum, chunk) => sum + chunk.excluded, 0)).toBe(3)
  })

  it('never lists the folders that it is told by device and inode', () => {
    const stats = fs.lstatSync(path.join(tree, 'b'), {bigint: true})
    const walked = walkAll(make(), tree, {never: [`${stats.dev}:${stats.ino}`]})
    expect([...walked.rows.keys()].filter((at) => at.startsWith('b'))).toEqual([])
    expect(walked.chunks.reduce((sum, chunk) => sum + chunk.excluded, 0)).toBe(1)
  })
})

const deepTree = `
import os, sys
os.mkdir(sys.argv[1])
here = os.open(sys.argv[1], os.O_RDONLY)
for level in range(600):
    os.mkdir('0' * 255, dir_fd=here)
    below = os.open('0' * 255, os.O_RDONLY, dir_fd=here)
    os.close(here)
    here = below
os.close(os.open('leaf', os.O_CREAT | os.O_WRONLY, dir_fd=here))
`

function hostileTree(tree: string): void {
  fs.mkdirSync(path.join(tree, 'plain'), {recursive: true})
  fs.writeFileSync(path.join(tree, 'plain/one'), 'one')
  fs.linkSync(path.join(tree, 'plain/one'), path.join(tree, 'plain/hard link'))
  const inside = (name: Buffer): Buffer => Buffer.concat([Buffer.from(`${tree}/`), name])
  const names = [
    'x'.repeat(255),
    'new\nline',
    '\u001b[31mred',
    'tab\t',
    ' leading',
    '-rf',
    '...',
    'ünïcode',
    'u\u0308',
    '\u202Efdp.exe',
    '*',
    '$(id)',
    'a\\b',
  ].map((name) => Buffer.from(name))
  for (const name of [...names, Buffer.from([0xff, 0xfe, 0x80]), Buffer.from([0xc3]), Buffer.from([0x01])])
    fs.writeFileSync(inside(name), name)
  fs.mkdirSync(inside(Buffer.from([0x64, 0xe9])))
  fs.writeFileSync(inside(Buffer.from([0x64, 0xe9, 0x2f, 0xe9])), 'latin1')
  fs.symlinkSync('.', path.join(tree, 'loop'))
  fs.symlinkSync('/', path.join(tree, 'plain/everything'))
  fs.symlinkSync('missing', path.join(tree, 'dangling'))
  execFileSync('mkfifo', [path.join(tree, 'fifo')])
  execFileSync('python3', ['-c', 'import socket,sys,os; os.chdir(sys.argv[1]); socket.socket(socket.AF_UNIX).bind("socket")', tree])
  execFileSync('truncate', ['-s', '1T', path.join(tree, 'sparse')])
  for (const [name, time] of [
    ['before 1970', '@-1.5'],
    ['far', '@9000000000.123456789'],
    ['zero', '@0'],
  ] as const) {
    execFileSync('touch', ['-d', time, path.join(tree, name)])
  }
  for (let i = 0; i < 700; i++) fs.writeFileSync(path.join(tree, `plain/many-${i}`), '')
  if (process.getuid?.() === 0) execFileSync('mknod', [path.join(tree, 'device'), 'c', '1', '3'])
}

function toldByFind(tree: string): readonly string[] {
  const told = execFileSync('find', [tree, '-mindepth', '1', '-printf', '%y %m %n %s %T@ %C@ %i %P\\0'], {
    maxBuffer: 1 << 26,
    encoding: 'latin1',
  })
  return told
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [kind, mode, links, size, modified, changed, ...rest] = line.split(' ')
      return [/[fdl]/.test(kind!) ? kind : 's', mode, links, size, nanoseconds(modified!), nanoseconds(changed!), ...rest].join(' ')
    })
    .sort()
}

// find prints the seconds rounded down and then the fraction, before 1970 too.
function nanoseconds(seconds: string): bigint {
  const [whole, fraction = ''] = seconds.split('.')
  const nanos = BigInt(fraction.slice(0, 9).padEnd(9, '0'))
  return BigInt(whole!) * 1_000_000_000n + nanos
}

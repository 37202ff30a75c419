import {Buffer} from 'node:buffer'
import {execFileSync} from 'node:child_process'
import {chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import type {Location} from '../../contract/location.ts'
import {foundBy, foundOf, sumsOf} from '../../testing/found-by.ts'
import {type HostileTree, hostileTree} from '../../testing/hostile-tree.ts'
import {type RealCli, realCli} from '../../testing/real-cli.ts'
import {type RealDaemon, realDaemon} from '../../testing/real-daemon.ts'
import {seededRandom} from '../search/engine/naive-search.fake.ts'

// Control, C1 and direction characters; the line break ends lines.
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u

interface Added {
  readonly location: Location
  readonly job: Job
}

let place: string
let tree: string
let daemon: RealDaemon
let cli: RealCli
let made: HostileTree
let added: Added

const remove = (folder: string): unknown => execFileSync('rm', ['-rf', folder])

beforeAll(async () => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-hostile-')))
  tree = join(place, 'tree')
  mkdirSync(tree)
  made = hostileTree(tree, seededRandom(7))
  mkdirSync(join(place, 'data'))
  daemon = realDaemon(join(place, 'data'))
  await daemon.ready
  cli = realCli(join(place, 'data'))
  added = await cli.json<Added>('location', 'add', tree, '--mode', 'content', '--wait')
})
afterAll(async () => {
  await daemon.stop()
  made.close()
  remove(place)
})

describe.skipIf(process.platform !== 'linux')('a tree of hostile names and kinds', () => {
  test('is indexed without a hang or an error', () => {
    expect(added.job).toMatchObject({status: 'completed', errors: []})
    expect(added.location).toMatchObject({state: 'ready', ...sumsOf(foundBy(tree))})
  })

  test('equals what find tells, byte for byte and in its order', async () => {
    const found = foundBy(tree)
    const lines = await cli.lines<IndexLine>('index', 'list', tree)
    const byPath = new Map(found.map((one) => [one.path.toString('latin1'), one]))
    const listed = lines.map((line) =>
      foundOf(line, byPath.get(Buffer.from(line.pathBase64 ?? line.path, line.pathBase64 ? 'base64' : 'utf8').toString('latin1'))),
    )
    expect(listed.length).toBe(found.length)
    listed.forEach((one, at) => {
      if (!one.path.equals(found[at]!.path))
        expect(one.path.toString('latin1').slice(-300)).toBe(found[at]!.path.toString('latin1').slice(-300))
      const {path: _, ...facts} = one
      const {path, ...wanted} = found[at]!
      expect({name: path.subarray(-40).toString('latin1'), ...facts}).toEqual({name: path.subarray(-40).toString('latin1'), ...wanted})
    })
    expect(new Set(lines.map(({id}) => id)).size).toBe(lines.length)
  })

  test('is verified without a finding', async () => {
    expect(await cli.json('index', 'verify')).toEqual({checked: foundBy(tree).length, missing: 0, stale: 0, differing: 0, examples: []})
  })

  test('gives every file a content and nothing else one', async () => {
    const lines = await cli.lines<IndexLine>('index', 'list', tree)
    for (const line of lines)
      expect({path: line.path.slice(-60), content: line.contentId !== undefined}).toEqual({
        path: line.path.slice(-60),
        content: line.kind === 'file',
      })
    const names = lines.filter(({path}) => path.endsWith(' name') && path.startsWith(`${tree}/files`))
    expect(new Set(names.map(({contentId}) => contentId)).size).toBe(1)
    expect(names).toHaveLength(4)
  })

  test('is found by its names', async () => {
    for (const name of made.names) {
      const query = name.toString('utf8')
      if (!Buffer.from(query).equals(name)) continue
      const part = [...query].slice(0, 20).join('')
      const {items} = await daemon.ask<{items: Item[]}>('search.query', {query: part, literal: true, in: join(tree, 'names'), limit: 1000})
      expect(items.map(({path}) => path)).toContain(`${tree}/names/${query}`)
    }
  })

  test('prints safely for people', async () => {
    const odd = join(tree, 'names', '\u001b[31mred\u001b[0m')
    const words = [
      ['index', 'list', tree],
      ['file', 'list', join(tree, 'names')],
      ['file', 'list', join(tree, 'single')],
      ['file', 'list', join(tree, 'links')],
      ['file', 'info', odd],
      ['search', '--in', tree, '--limit', '10000', '--literal', 'e'],
      ['location', 'list'],
      ['job', 'list'],
      ['index', 'why', odd],
      ['file', 'info', `${odd}\u202e`],
      ['index', 'list', `${odd}\u0007`],
    ]
    for (const command of words) {
      const {stdout, stderr} = await cli.run(...command)
      expect({command, unsafe: unsafe.exec(stdout)?.[0] ?? unsafe.exec(stderr)?.[0]}).toEqual({command, unsafe: undefined})
      expect(stdout.length + stderr.length).toBeGreaterThan(0)
    }
  })

  test('is brought up to date without anything to do', async () => {
    const {job} = await cli.json<{job: Job}>('location', 'rescan', tree, '--full', '--wait')
    expect(job).toMatchObject({status: 'completed', errors: [], metrics: {added: 0, changed: 0, moved: 0, removed: 0, hashed: 0}})
  })
})

const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
const canBeNobody = process.platform === 'linux' && process.getuid?.() === 0

// Root reads everything, so this needs a root that can become a plain user.
describe.skipIf(!canBeNobody)('folders that may not be read', () => {
  test('are reported and skipped, and never taken for empty', async () => {
    const room = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-nobody-')))
    const [files, data] = [join(room, 'files'), join(room, 'data')]
    chmodSync(room, 0o755)
    for (const folder of [data, files, ...['open', 'closed', 'names only', 'way only'].map((name) => join(files, name))]) mkdirSync(folder)
    for (const name of ['open', 'closed', 'names only', 'way only']) writeFileSync(join(files, name, 'inside'), name)
    writeFileSync(join(files, 'secret'), 'mine')
    for (const path of [data, files, ...['open', 'open/inside'].map((name) => join(files, name))]) chownSync(path, 65534, 65534)
    const plain = realCli(data, {as: nobody, cwd: '/'})
    try {
      const first = await plain.json<Added>('location', 'add', files, '--mode', 'content', '--wait')
      expect(first.location).toMatchObject({files: 5, folders: 4, state: 'ready'})
      for (const [name, mode] of [
        ['closed', 0],
        ['names only', 0o444],
        ['way only', 0o111],
        ['secret', 0],
      ] as const)
        chmodSync(join(files, name), mode)
      const {job} = await plain.json<{job: Job}>('location', 'rescan', files, '--wait')
      expect(job.status).toBe('completed')
      expect(job.errors.map(({path, code}) => `${path} ${code}`).toSorted()).toEqual(
        ['closed', 'names only', 'secret', 'way only'].map((name) => `${join(files, name)} PermissionDenied`),
      )
      const {locations} = await plain.json<{locations: Location[]}>('location', 'list')
      expect(locations[0]).toMatchObject({files: 5, folders: 4, state: 'partial'})
      expect(await plain.json('index', 'verify')).toMatchObject({missing: 0, stale: 0, differing: 0})
      expect(await plain.lines<IndexLine>('index', 'list', files)).toHaveLength(9)
      expect((await plain.run('file', 'list', join(files, 'closed'))).code).toBe(0)
      expect(lstatSync(join(files, 'closed')).mode & 0o777).toBe(0)
    } finally {
      await plain.stop()
      remove(room)
    }
  })

  test('a fresh index holds what find can see', async () => {
    const room = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-nobody-')))
    const [files, data] = [join(room, 'files'), join(room, 'data')]
    chmodSync(room, 0o755)
    for (const folder of [data, files, ...['open', 'closed', 'way only'].map((name) => join(files, name))]) mkdirSync(folder)
    for (const name of ['open', 'closed', 'way only']) writeFileSync(join(files, name, 'inside'), name)
    writeFileSync(join(files, 'secret'), 'mine')
    for (const [name, mode] of [
      ['closed', 0],
      ['way only', 0o711],
      ['secret', 0o600],
    ] as const)
      chmodSync(join(files, name), mode)
    chownSync(data, 65534, 65534)
    const plain = realCli(data, {as: nobody, cwd: '/'})
    try {
      const {location, job} = await plain.json<Added>('location', 'add', files, '--mode', 'content', '--wait')
      const found = foundBy(files, nobody)
      expect(location).toMatchObject({...sumsOf(found), state: 'partial'})
      expect(job.errors.map(({path}) => path).toSorted()).toEqual(['closed', 'secret', 'way only'].map((name) => join(files, name)))
      const lines = await plain.lines<IndexLine>('index', 'list', files)
      expect(lines.map((line, at) => foundOf(line, found[at]))).toEqual(found)
      expect(await plain.json('index', 'verify')).toMatchObject({missing: 0, stale: 0, differing: 0})
      const denied = await plain.run('location', 'add', join(files, 'closed'), '--json')
      expect(denied.code).toBe(7)
      const alone = await plain.run('file', 'list', join(files, 'closed'), '--json')
      expect(alone.code).toBe(7)
    } finally {
      await plain.stop()
      remove(room)
    }
  })
})

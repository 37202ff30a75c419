import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {IndexLine} from '../../contract/index-subject.ts'
import type {Job} from '../../contract/job.ts'
import {plantOddNames, sowIgnoreFiles, treeOf} from '../../testing/ignore-trees.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
const packages = ['@base-ui/react', 'knip', 'zod', 'dependency-cruiser', 'typescript-7']
const modules = join(import.meta.dirname, '../../../node_modules')
// What the user of this machine leaves out everywhere is none of ours.
const git = ['-c', 'core.excludesFile=/dev/null', '-c', 'advice.addIgnoredFile=false']

let core: TestCore
let root: string
beforeEach(async () => {
  core = await openTestCore()
  root = core.files
})
afterEach(() => core.close())

/** What git does not leave out, of everything that stands in the tree. */
function keptByGit(): readonly string[] {
  const {folders, files} = treeOf(root)
  const asked = [...folders.slice(1), ...files]
  const input = Buffer.from(`${asked.join('\0')}\0`, 'latin1')
  const words = [...git, '-C', root, 'check-ignore', '--no-index', '-v', '-n', '-z', '--stdin']
  const told = spawnSync('git', words, {input, encoding: 'latin1', maxBuffer: 1e9}).stdout.split('\0')
  expect(told.length).toBe(asked.length * 4 + 1)
  return asked.filter((_, at) => told[at * 4] === '' || told[at * 4 + 2]!.startsWith('!')).sort()
}

function listedByGit(): readonly string[] {
  const words = [...git, '-C', root, 'ls-files', '-z', '--others', '--exclude-standard']
  return spawnSync('git', words, {encoding: 'latin1', maxBuffer: 1e9}).stdout.split('\0').slice(0, -1).sort()
}

async function indexed(): Promise<readonly IndexLine[]> {
  return (await core.call<{items: IndexLine[]}>('index.list', {path: root})).items
}
const pathOf = ({path, pathBase64}: IndexLine): string =>
  (pathBase64 === undefined ? Buffer.from(path) : Buffer.from(pathBase64, 'base64')).toString('latin1').slice(Buffer.byteLength(root) + 1)

describe.skipIf(!hasGit).each(packages.map((name, at) => [name, at + 1] as const))('%s', (name, seed) => {
  test('is indexed as git sees it, also after its files of rules changed', async () => {
    cpSync(join(modules, name), root, {recursive: true})
    execFileSync('git', ['init', '-q', root])
    plantOddNames(root, seed)
    sowIgnoreFiles(root, seed)
    const {location, job} = await core.call<{location: {id: string}; job: Job}>('location.add', {path: root, rules: ['gitignore']})
    expect((await core.settled(job)).errors).toEqual([])
    const first = await indexed()
    expect(first.map(pathOf).sort()).toEqual(keptByGit())
    expect(
      first
        .filter(({kind}) => kind !== 'dir')
        .map(pathOf)
        .sort(),
    ).toEqual(listedByGit())

    sowIgnoreFiles(root, seed + 1000)
    const again = await core.call<{job: Job}>('location.rescan', {location: location.id})
    expect((await core.settled(again.job)).errors).toEqual([])
    const second = await indexed()
    expect(second.map(pathOf).sort()).toEqual(keptByGit())
    const ids = new Map(first.map((line) => [pathOf(line), [line.id, line.inode]]))
    // The files of rules were made anew, and may have got the inodes of old ones.
    const isOld = (line: IndexLine): boolean => !line.path.endsWith('/.gitignore') && ids.get(pathOf(line))?.[1] === line.inode
    const stayed = second.filter(isOld)
    expect(stayed.filter((line) => ids.get(pathOf(line))![0] !== line.id)).toEqual([])
    const {folders, files} = treeOf(root)
    const all = folders.length + files.length
    expect([first.length < all - 20, first.length > 20, stayed.length < first.length, stayed.length > 0]).toEqual([true, true, true, true])
    expect(await core.call('index.verify', {})).toMatchObject({missing: 0, stale: 0, differing: 0})
  })
})

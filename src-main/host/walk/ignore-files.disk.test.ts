import {execFileSync, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {scratchFolder} from '../../testing/scratch-folder.ts'
import {linuxCalls} from '../native/linux-calls.ts'
import {LinuxFolderReader} from './linux-folder-reader.ts'
import {NodeFolderReader} from './node-folder-reader.ts'
import {knownOf, walkAll} from './walk-all.ts'
import {listFolder, walkCalls} from './walk-calls.ts'

const calls = linuxCalls()
const readers = [
  ...(calls === undefined ? [] : [{name: 'native', make: () => walkCalls(() => new LinuxFolderReader(calls))}]),
  {name: 'node:fs', make: () => walkCalls(() => new NodeFolderReader())},
]
const hasGit = spawnSync('git', ['--version']).status === 0
const rules = ['gitignore']

let scratch: ReturnType<typeof scratchFolder>
let top: string
beforeEach(() => {
  scratch = scratchFolder()
  top = scratch.sub('top')
})
afterEach(() => scratch.remove())

/** Files by path, with latin1 for any bytes; what ends with a slash is a folder. */
function plant(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const at = Buffer.from(join(top, path), 'latin1')
    fs.mkdirSync(path.endsWith('/') ? at : at.subarray(0, at.lastIndexOf(0x2f)), {recursive: true})
    if (!path.endsWith('/')) fs.writeFileSync(at, Buffer.from(text, 'latin1'))
  }
}
const init = (below: string): void => void execFileSync('git', ['init', '-q', join(top, below)])

/** What the repository at `below` would list, as paths below the top; git tells a repository inside by its folder alone. */
function toldByGit(below = ''): readonly string[] {
  const words = ['-C', join(top, below), '-c', 'core.excludesFile=/dev/null', 'ls-files', '-z', '--others', '--exclude-standard']
  const told = spawnSync('git', words, {encoding: 'latin1'})
    .stdout.split('\0')
    .filter((path) => path !== '')
  return told.map((path) => join(below, path)).sort()
}

function walkedFiles(make: () => ReturnType<typeof walkCalls>, below = ''): readonly string[] {
  const {rows, errors} = walkAll(make(), top, {rules})
  expect(errors).toEqual([])
  return [...rows].flatMap(([path, {id}]) => (id === 0 && path.startsWith(below) ? [path] : [])).sort()
}

describe.skipIf(!hasGit).each(readers)('by $name, as git lists them', ({make}) => {
  test.each([
    ['the deepest file decides', {'.gitignore': '*.x\n', 'a/.gitignore': '!b.x\n', 'a/b.x': '', 'a/c.x': '', 'a/d/b.x': '', 'b.x': ''}],
    ['nothing comes back out of a folder that is left out', {'.gitignore': 'a/\n!a/b\n', 'a/.gitignore': '!b\n', 'a/b': '', c: ''}],
    [
      'a line is anchored where its file stands',
      {'a/.gitignore': '/b\nc/d\n', 'a/b': '', 'a/e/b': '', b: '', 'a/c/d': '', 'a/e/c/d': '', 'c/d': ''},
    ],
    ['folders only', {'.gitignore': 'a/\n', 'a/b': '', 'c/a': ''}],
    ['spaces and escapes', {'.gitignore': 'a \nb\\ \n\\#c\n\\!d\n #e\n', a: '', 'a ': '', b: '', 'b ': '', '#c': '', '!d': '', ' #e': ''}],
    ['lines of Windows', {'.gitignore': 'a \r\nb\r \nc\\ \r\n\r\n!\r\n/\r\n', a: '', 'b\r': '', 'c ': '', c: '', d: ''}],
    ['a mark of UTF-8, and no end of the last line', {'.gitignore': '\xef\xbb\xbfa\nb', a: '', b: '', c: ''}],
    ['zeros in lines', {'.gitignore': 'a\0b\n\0\nc\r\0d\ne\n', a: '', b: '', 'c\r': '', c: '', e: ''}],
    ['bytes that are not UTF-8', {'.gitignore': '\xff*\n[\xc0-\xc5]\n', '\xffa': '', '\xc3': '', '\xc6': '', 'a\xff': ''}],
    ['a folder that is called .gitignore', {'.gitignore/a': '', b: '', 'b.x': ''}],
    ['a folder .git that is no repository', {'.gitignore': '*.x\n', 'a/.git/': '', 'a/b.x': '', 'a/c': ''}],
    ['a .git that leads nowhere', {'.gitignore': '*.x\n', 'a/.git': 'gitdir: /nowhere', 'a/b.x': '', 'a/c': ''}],
    [
      'a .git with another HEAD',
      {'.gitignore': '*.x\n', 'a/.git/HEAD': 'none', 'a/.git/objects/': '', 'a/.git/refs/': '', 'a/b.x': '', 'a/c': ''},
    ],
    [
      "the repository's own file comes last",
      {'.gitignore': '!a.x\n', 'b/.gitignore': '*.y\n', 'a.x': '', 'b.x': '', 'b/c.x': '', 'b/d.y': '', 'e.y': ''},
    ],
  ])('%s', (_, files) => {
    init('')
    plant(files)
    fs.writeFileSync(join(top, '.git/info/exclude'), 'b.x\n*.x\n!e.y\n')
    const told = toldByGit()
    expect(walkedFiles(make)).toEqual(told)
    expect(told.length).toBeLessThan(Object.keys(files).length)
  })

  test('a .gitignore that is a link does not count, the own file of a repository may be one', () => {
    init('')
    plant({rules: '*.x\n', 'a.x': '', 'b/a.x': '', more: 'c\n', c: ''})
    fs.symlinkSync('rules', join(top, '.gitignore'))
    fs.symlinkSync('../rules', join(top, 'b/.gitignore'))
    fs.rmSync(join(top, '.git/info/exclude'))
    fs.symlinkSync('../../more', join(top, '.git/info/exclude'))
    expect(toldByGit()).toContain('a.x')
    expect(toldByGit()).not.toContain('c')
    expect(walkedFiles(make)).toEqual(toldByGit())
  })

  test('a repository inside begins anew, also one of a file .git', () => {
    init('')
    init('inner')
    plant({
      '.gitignore': '*.x\n',
      'a.x': '',
      'inner/a.x': '',
      'inner/b/.gitignore': '*.y\n',
      'inner/b/c.x': '',
      'inner/b/c.y': '',
      'tree/': '',
    })
    fs.appendFileSync(join(top, 'inner/.git/info/exclude'), 'z\n')
    plant({'inner/z': '', 'inner/b/z': ''})
    expect(toldByGit()).toEqual(['.gitignore', 'inner/'])
    expect(walkedFiles(make, 'inner/')).toEqual(toldByGit('inner'))
    const worktree = ['-C', join(top, 'inner'), '-c', 'user.name=a', '-c', 'user.email=a@b']
    execFileSync('git', [...worktree, 'commit', '-q', '--allow-empty', '-m', 'first'])
    execFileSync('git', [...worktree, 'worktree', 'add', '-q', join(top, 'tree/own')], {stdio: 'ignore'})
    plant({'tree/own/a.x': '', 'tree/own/z': ''})
    expect(toldByGit('tree/own')).toEqual(['tree/own/a.x'])
    expect(walkedFiles(make, 'tree/own/')).toEqual(['tree/own/a.x'])
  })
})

describe.each(readers)('by $name', ({make}) => {
  test('what is changed in a .gitignore is seen in folders below it, and told by name', () => {
    plant({'.gitignore': '*.x\n', 'a/b/c.x': '', 'a/b/d.y': '', 'e/f': ''})
    const first = walkAll(make(), top, {rules})
    expect([...first.rows.keys()]).not.toContain('a/b/c.x')
    fs.writeFileSync(join(top, '.gitignore'), '*.y\n')
    const later = walkAll(make(), top, {rules, known: knownOf(first)})
    const folder = first.rows.get('a/b')!.id
    expect(later.changed).toEqual([1, folder])
    expect([...later.rows.keys()].filter((path) => path.endsWith('c.x') || path.endsWith('d.y'))).toEqual([`#${folder}/c.x`])
    const told = later.chunks.flatMap(({leftOut, folderIds}) =>
      leftOut
        ? [...leftOut.folderAt].map((at, i) => [
            folderIds[at],
            text(leftOut.names.subarray(leftOut.nameFirst[i], leftOut.nameFirst[i + 1])),
          ])
        : [],
    )
    expect(told).toEqual([[folder, 'd.y']])
    const again = walkAll(make(), top, {rules, known: knownOf(walkAll(make(), top, {rules}))})
    expect(again.changed).toEqual([])
  })

  test('a walk that begins below reads the files above it, down from where the rules begin', () => {
    plant({'.gitignore': 'never\n', 'a/.gitignore': '*.x\n', 'a/b/c/d.x': '', 'a/b/c/e': '', 'a/b/never': ''})
    const below = {rules, rulesBelow: Buffer.from('b/c')}
    expect([...walkAll(make(), join(top, 'a/b/c'), below).rows.keys()]).toEqual(['e'])
    expect([...walkAll(make(), join(top, 'a/b'), {rules, rulesBelow: Buffer.from('b')}).rows.keys()]).toEqual(['c', 'never', 'c/e'])
    expect(listFolder({path: Buffer.from(join(top, 'a/b/c')), ...below}).entries.count).toBe(1)
  })

  test('nothing is read where the preset is off, and none in folders where it is turned off', () => {
    plant({'.gitignore': '*.x\n', 'a.x': '', 'b/c.x': ''})
    expect([...walkAll(make(), top, {rules: ['developer']}).rows.keys()]).toEqual(['.gitignore', 'a.x', 'b', 'b/c.x'])
    const off = ['gitignore', '\0folder\0b\0!gitignore']
    expect([...walkAll(make(), top, {rules: off}).rows.keys()]).toEqual(['.gitignore', 'b', 'b/c.x'])
  })

  test("a location's own rules decide before any file", () => {
    plant({'.gitignore': '*.x\n!c\n', 'a.x': '', 'b.x': '', c: ''})
    expect([...walkAll(make(), top, {rules: ['gitignore', '!a.x', 'c']}).rows.keys()]).toEqual(['.gitignore', 'a.x'])
  })

  test('a file that is too large does not count, and is told', () => {
    plant({'.gitignore': `a\n${'#'.repeat(1024 * 1024)}`, a: ''})
    const {rows, errors} = walkAll(make(), top, {rules})
    expect([[...rows.keys()], errors.map(({path, message}) => [text(path), message])]).toEqual([
      ['.gitignore', 'a'],
      [[`${top}/.gitignore`, 'The rules in this file do not count: it is larger than 1 MiB.']],
    ])
  })
})

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

import {describe, expect, it} from 'vitest'
import type {Decision} from '../../contract/plan.ts'
import {at, asked, link, locked, mount, named, planned, special, told, treeFake, type Drawn, type TreeFake} from './tree-fake.fixture.ts'
import {treeActs} from './tree-acts.fixture.ts'
import {planTransfer, type TransferRequest} from './plan-transfer.ts'
import {encodeUtf8} from '../utf8.ts'

type Words = Omit<TransferRequest, 'sources' | 'destination' | 'choices'> & {all?: Decision; each?: Record<string, Decision>}

function plan(tree: TreeFake, [sources, destination]: readonly [readonly string[], string], words: Words) {
  const {all, each, ...more} = words
  const choices = {all, each: each && new Map(Object.entries(each))}
  return planned(planTransfer(tree.disk, {...more, sources: sources.map(asked), destination: asked(destination), choices}))
}

/** Carries a plan out and draws what came of it. */
function after(drawn: Drawn, paths: readonly [readonly string[], string], words: Words): Drawn {
  const tree = treeFake(drawn)
  const {steps, summary} = plan(tree, paths, words)
  expect(summary.refusals).toEqual([])
  treeActs(tree).runAll(steps)
  return tree.draw()
}

const refusals = (drawn: Drawn, paths: readonly [readonly string[], string], words: Words) =>
  plan(treeFake(drawn), paths, words).summary.refusals.map(({code, path}) => `${code} ${path}`)

const thing = {file: 'new', dir: {in: 'new'}, link: link('new')} as const
const there = {file: 'old', dir: {was: 'old'}, link: link('old')} as const

// Source, what has its name in the target, decision: what the target holds then, or why it cannot be. Copied by hand from the rule of the issue.
const cells: readonly (readonly [keyof typeof thing, keyof typeof there, Decision | undefined, Drawn])[] = [
  ['file', 'file', 'overwrite', {x: 'new'}],
  ['file', 'file', 'keep-both', {x: 'old', 'x (2)': 'new'}],
  ['file', 'file', 'skip', {x: 'old'}],
  ['file', 'file', undefined, 'asked'],
  ['file', 'dir', 'overwrite', 'refused'],
  ['file', 'dir', 'keep-both', {x: {was: 'old'}, 'x (2)': 'new'}],
  ['file', 'dir', 'skip', {x: {was: 'old'}}],
  ['file', 'dir', undefined, 'asked'],
  ['file', 'link', 'overwrite', {x: 'new'}],
  ['file', 'link', 'keep-both', {x: link('old'), 'x (2)': 'new'}],
  ['file', 'link', 'skip', {x: link('old')}],
  ['file', 'link', undefined, 'asked'],
  ['dir', 'file', 'overwrite', 'refused'],
  ['dir', 'file', 'keep-both', {x: 'old', 'x (2)': {in: 'new'}}],
  ['dir', 'file', 'skip', {x: 'old'}],
  ['dir', 'file', undefined, 'asked'],
  ['dir', 'dir', 'overwrite', {x: {in: 'new', was: 'old'}}],
  ['dir', 'dir', 'keep-both', {x: {in: 'new', was: 'old'}}],
  ['dir', 'dir', 'skip', {x: {in: 'new', was: 'old'}}],
  ['dir', 'dir', undefined, {x: {in: 'new', was: 'old'}}],
  ['dir', 'link', 'overwrite', 'refused'],
  ['dir', 'link', 'keep-both', {x: link('old'), 'x (2)': {in: 'new'}}],
  ['dir', 'link', 'skip', {x: link('old')}],
  ['dir', 'link', undefined, 'asked'],
  ['link', 'file', 'overwrite', {x: link('new')}],
  ['link', 'file', 'keep-both', {x: 'old', 'x (2)': link('new')}],
  ['link', 'file', 'skip', {x: 'old'}],
  ['link', 'file', undefined, 'asked'],
  ['link', 'dir', 'overwrite', 'refused'],
  ['link', 'dir', 'keep-both', {x: {was: 'old'}, 'x (2)': link('new')}],
  ['link', 'dir', 'skip', {x: {was: 'old'}}],
  ['link', 'dir', undefined, 'asked'],
  ['link', 'link', 'overwrite', {x: link('new')}],
  ['link', 'link', 'keep-both', {x: link('old'), 'x (2)': link('new')}],
  ['link', 'link', 'skip', {x: link('old')}],
  ['link', 'link', undefined, 'asked'],
]

describe('what comes to a name that is taken', () => {
  describe.each([
    ['copy', {verb: 'copy'}],
    ['move within a volume', {verb: 'move'}],
    ['move by copying', {verb: 'move', route: 'copy'}],
  ] as const)('%s', (_, words) => {
    it.each(cells)('%s onto %s, %s', (...cell) => {
      const [source, target, decision, expected] = cell
      const tree = treeFake({s: {x: thing[source]}, d: {x: there[target]}})
      const before = tree.draw() as {s: Drawn; d: Drawn}
      const {steps, summary} = plan(tree, [['/s/x'], '/d'], {...words, ...(decision && {all: decision})})
      expect(summary.blockedBy).toBe(expected === 'refused' ? 'refusal' : expected === 'asked' ? 'conflict' : undefined)
      treeActs(tree).runAll(steps)
      if (typeof expected === 'string') expect(tree.draw()).toEqual(before)
      else {
        const isGone = words.verb === 'move' && (decision !== 'skip' || (source === 'dir' && target === 'dir'))
        expect(tree.draw()).toEqual({s: isGone ? {} : before.s, d: expected})
      }
    })
  })

  it('tells both sides of what it asks, and takes a decision for each by the path that it told', () => {
    const tree = treeFake({s: {a: 'new a', b: 'new b'}, d: {a: 'old', b: 'old', s: {a: '1', b: '2'}}})
    const paths = [['/s'], '/d'] as const
    const {summary} = plan(tree, paths, {verb: 'copy'})
    expect(summary.conflicts.map(({source, target, decision}) => [source.path, source.size, target.path, target.size, decision])).toEqual([
      ['/s/a', 5, '/d/s/a', 1, undefined],
      ['/s/b', 5, '/d/s/b', 1, undefined],
    ])
    expect(summary).toMatchObject({conflictCount: 2, undecided: 2, blockedBy: 'conflict'})
    const decided = plan(tree, paths, {verb: 'copy', all: 'skip', each: {'/d/s/b': 'overwrite'}})
    expect(told(decided.steps)).toEqual(['nothing /d/s/a skip', 'copy-file /s/b /d/s/b replacing'])
    expect(decided.summary).toMatchObject({conflictCount: 2, undecided: 0, skipped: 1, files: 1, folders: 1, blockedBy: undefined})
  })

  it('asks nothing where the same content is there, and leaves the source of a move', () => {
    const drawn = {s: {a: 'same', l: link('t'), b: 'diff'}, d: {s: {a: 'same', l: link('t'), b: 'else'}}}
    expect(told(plan(treeFake(drawn), [['/s'], '/d'], {verb: 'copy', all: 'overwrite'}).steps)).toEqual([
      'nothing /d/s/a identical',
      'copy-file /s/b /d/s/b replacing',
      'nothing /d/s/l identical',
    ])
    expect(after(drawn, [['/s'], '/d'], {verb: 'move', all: 'overwrite'})).toEqual({
      s: {a: 'same', l: link('t')},
      d: {s: {a: 'same', b: 'diff', l: link('t')}},
    })
  })
})

describe('the order of steps', () => {
  const drawn = {s: {a: {one: '1', two: '2'}, e: {}, l: link('a')}, d: {}}

  it('makes folders before what is in them and settles them after it, deepest first', () => {
    expect(told(plan(treeFake(drawn), [['/s'], '/d'], {verb: 'copy'}).steps)).toEqual([
      'make-folder /d/s',
      'make-folder /d/s/a',
      'copy-file /s/a/one /d/s/a/one',
      'copy-file /s/a/two /d/s/a/two',
      'settle-folder /s/a /d/s/a',
      'make-folder /d/s/e',
      'settle-folder /s/e /d/s/e',
      'copy-link /s/l /d/s/l',
      'settle-folder /s /d/s',
    ])
  })

  it('takes emptied folders away after all else of them, where a move copies', () => {
    const {steps, summary} = plan(treeFake({s: {a: {one: '1'}}, d: mount('2', {})}), [['/s'], '/d'], {verb: 'move'})
    expect(told(steps)).toEqual([
      'make-folder /d/s',
      'make-folder /d/s/a',
      'copy-file /s/a/one /d/s/a/one away',
      'settle-folder /s/a /d/s/a',
      'remove /s/a',
      'settle-folder /s /d/s',
      'remove /s',
    ])
    expect(summary).toMatchObject({route: 'copy', items: 3, files: 1, folders: 2, bytes: 1})
  })

  it('renames whole within a volume and only what does not meet a folder', () => {
    const tree = treeFake({s: {a: {one: '1'}, b: {two: '22'}}, d: {s: {a: {}}}})
    const {steps, summary} = plan(tree, [['/s'], '/d'], {verb: 'move'})
    expect(told(steps)).toEqual(['move /s/a/one /d/s/a/one', 'remove /s/a', 'move /s/b /d/s/b', 'remove /s'])
    expect(summary).toMatchObject({route: 'rename', items: 5, files: 2, folders: 3, bytes: 3})
  })

  it('copies a file with several names once and joins the others to it', () => {
    const {steps, summary} = plan(treeFake({s: {a: named('k', 'text'), b: {c: named('k')}}, d: {}}), [['/s'], '/d'], {verb: 'copy'})
    expect(told(steps)).toContain('join /s/b/c /d/s/b/c')
    expect(steps.find(({kind}) => kind === 'join')).toMatchObject({first: at('/d/s/a')})
    expect(summary).toMatchObject({files: 2, bytes: 4, space: {neededBytes: 4}})
  })
})

describe('places', () => {
  it('goes into a folder, or becomes the new path', () => {
    expect(after({a: 'x', d: {}}, [['/a'], '/d'], {verb: 'copy'})).toEqual({a: 'x', d: {a: 'x'}})
    expect(after({a: 'x', d: {}}, [['/a'], '/d/b'], {verb: 'move'})).toEqual({d: {b: 'x'}})
    expect(after({a: {b: 'x'}}, [['/a'], '/c'], {verb: 'copy'})).toEqual({a: {b: 'x'}, c: {b: 'x'}})
    expect(after({d: {a: 'x'}}, [['/d/a'], '/'], {verb: 'move'})).toEqual({a: 'x', d: {}})
  })

  it.each([
    [['/a', '/b'], '/d/new', 'PathNotFound /d/new'],
    [['/a', '/b'], '/c', 'NotAFolder /c'],
    [['/a'], '/none/new', 'PathNotFound /none/new'],
    [['/none'], '/d', 'PathNotFound /none'],
    [['/f'], '/f', 'Conflict /f'],
    [['/f'], '/f/g', 'Conflict /f'],
    [['/f'], '/f/g/new', 'Conflict /f'],
    [['/p'], '/d', 'Unsupported /p'],
    [['/locked'], '/d', 'PermissionDenied /locked/in'],
    [['/a'], '/ro', 'PermissionDenied /ro'],
    [['/a'], '/d/..', 'BadInput /d/..'],
  ])('refuses %j to %s', (sources, destination, refusal) => {
    const drawn = {a: '1', b: '2', c: '3', d: {}, f: {g: {}}, p: special, locked: {in: locked()}, ro: mount('9', {}, {readOnly: true})}
    expect(refusals(drawn, [sources, destination], {verb: 'copy'})).toEqual([refusal])
    if (!destination.startsWith('/d/..')) expect(refusals(drawn, [sources, destination], {verb: 'move', route: 'copy'})).toEqual([refusal])
  })

  it('does nothing where something is its own target', () => {
    expect(told(plan(treeFake({d: {a: 'x', f: {}}}), [['/d/a', '/d/f'], '/d'], {verb: 'copy', all: 'overwrite'}).steps)).toEqual([
      'nothing /d/a same-place',
      'nothing /d/f same-place',
    ])
    const tree = treeFake({s: {a: named('k')}, d: {a: named('k')}})
    expect(plan(tree, [['/s/a'], '/d'], {verb: 'move'}).summary).toMatchObject({undecided: 1})
    expect(told(plan(tree, [['/s/a'], '/d'], {verb: 'move', all: 'overwrite'}).steps)).toEqual(['nothing /d/a same-place'])
    expect(after({s: {a: named('k')}, d: {a: named('k')}}, [['/s/a'], '/d'], {verb: 'move', all: 'keep-both'})).toEqual({
      s: {},
      d: {a: 'k', 'a (2)': 'k'},
    })
  })

  it('knows a folder again on another way to it', () => {
    const tree = treeFake({a: {b: {}}, way: {}})
    tree.node(at('/way'))!.children.set('there', {name: encodeUtf8('there'), node: tree.node(at('/a'))!})
    const refused = plan(tree, [['/a'], '/way/there/b'], {verb: 'copy'}).summary.refusals
    expect(refused.map(({code}) => code)).toEqual(['Conflict'])
  })

  it('lets a folder not come to the place of one that it lies in', () => {
    const drawn = {p: {p: {x: 'in'}, y: 'out'}}
    expect(plan(treeFake(drawn), [['/p/p'], '/'], {verb: 'move'}).summary).toMatchObject({undecided: 1})
    expect(refusals(drawn, [['/p/p'], '/'], {verb: 'move', all: 'overwrite'})).toEqual(['Conflict /p'])
    expect(after(drawn, [['/p/p'], '/'], {verb: 'move', all: 'keep-both'})).toEqual({p: {y: 'out'}, 'p (2)': {x: 'in'}})
  })

  it('brings what is asked for twice once, and nothing out of a folder that is moved itself', () => {
    expect(after({a: 'x', d: {}}, [['/a', '/a'], '/d'], {verb: 'move'})).toEqual({d: {a: 'x'}})
    expect(refusals({a: {b: 'x'}, d: {}}, [['/a', '/a/b'], '/d'], {verb: 'move'})).toEqual(['Conflict /a/b'])
    expect(after({a: {b: 'x'}, d: {}}, [['/a', '/a/b'], '/d'], {verb: 'copy'})).toMatchObject({d: {a: {b: 'x'}, b: 'x'}})
  })

  it('gives two sources of one name two names, or leaves one out, but lets none replace the other', () => {
    const drawn = {s: {x: '1', y: {x: '2', f: {}}, f: {in: '3'}}, d: {}}
    const paths = [['/s/x', '/s/y/x', '/s/f', '/s/y/f'], '/d'] as const
    expect(plan(treeFake(drawn), paths, {verb: 'copy'}).summary).toMatchObject({undecided: 2})
    expect(refusals(drawn, paths, {verb: 'copy', all: 'overwrite'})).toEqual(['Conflict /d/x', 'Conflict /d/f'])
    expect(after(drawn, paths, {verb: 'copy', all: 'skip'})).toMatchObject({d: {x: '1', f: {in: '3'}}})
    expect(after(drawn, paths, {verb: 'copy', all: 'keep-both'})).toMatchObject({d: {x: '1', 'x (2)': '2', f: {in: '3'}, 'f (2)': {}}})
  })

  it('gives no free name that a later thing of the same folder will want', () => {
    const drawn = {s: {x: 'new', 'x (2)': 'two'}, d: {s: {x: 'old'}}}
    expect(after(drawn, [['/s'], '/d'], {verb: 'copy', all: 'keep-both'})).toMatchObject({
      d: {s: {x: 'old', 'x (2)': 'two', 'x (3)': 'new'}},
    })
  })
})

describe('volumes', () => {
  it('leaves out mounted volumes and special files that lie in what is copied, and tells of them', () => {
    const drawn = {s: {m: mount('2', {x: '1'}), p: special, z: '1'}, d: {}}
    const {steps, summary} = plan(treeFake(drawn), [['/s'], '/d'], {verb: 'copy'})
    expect(told(steps)).toEqual([
      'make-folder /d/s',
      'nothing /d/s/m mount',
      'nothing /d/s/p special',
      'copy-file /s/z /d/s/z',
      'settle-folder /s /d/s',
    ])
    expect(summary).toMatchObject({leftOut: 2, files: 1, folders: 1, blockedBy: undefined})
  })

  it('moves no mounted volume, and special files only by renaming', () => {
    const drawn = {s: {m: mount('2', {}), z: '1'}, d: {s: {}}, e: {}, v: mount('3', {}), p: {f: special, a: '1'}}
    expect(refusals(drawn, [['/s'], '/d'], {verb: 'move'})).toEqual(['Conflict /s/m'])
    expect(refusals(drawn, [['/s'], '/e'], {verb: 'move'})).toEqual(['Conflict /s'])
    expect(refusals(drawn, [['/v'], '/e'], {verb: 'move'})).toEqual(['Conflict /v'])
    expect(after(drawn, [['/p'], '/e'], {verb: 'move'})).toMatchObject({e: {p: {f: special, a: '1'}}})
    expect(after(drawn, [['/p'], '/v'], {verb: 'move'})).toMatchObject({p: {f: special}, v: {p: {a: '1'}}})
  })

  it('copies between two mounts of one disk, when the mounts are told', () => {
    const tree = treeFake({a: {x: '1'}, b: {}})
    const mounts = ['/', '/a', '/b'].map(encodeUtf8)
    expect(plan(tree, [['/a/x'], '/b'], {verb: 'move', mounts}).summary.route).toBe('copy')
    expect(plan(tree, [['/a/x'], '/b'], {verb: 'move', mounts: mounts.slice(0, 1)}).summary.route).toBe('rename')
    const inside = ['/', '/a/in'].map(encodeUtf8)
    expect(plan(tree, [['/a'], '/b'], {verb: 'move', mounts: inside}).summary.refusals.map(({code}) => code)).toEqual(['Conflict'])
  })

  it.each([
    [{freeBytes: 1009, totalBytes: 1000}, []],
    [{freeBytes: 1008, totalBytes: 1000}, ['DiskFull /v']],
    [{freeBytes: 2 ** 26 + 998, totalBytes: 1e13}, ['DiskFull /v']],
    [{freeBytes: 0, totalBytes: 0}, []],
    [{fileBytes: 998}, ['Conflict /v/x']],
    [{names: 'windows' as const}, ['Conflict /v/x/b:']],
    [{nameBytes: 1}, ['Conflict /v/x/b:']],
    [{symbolicLinks: false}, ['Conflict /v/x/l']],
  ])('refuses what a volume with %j cannot hold', (abilities, refused) => {
    const big = 'x'.repeat(999)
    const isFile = !('names' in abilities || 'nameBytes' in abilities || 'symbolicLinks' in abilities)
    const drawn = {x: isFile ? big : {'b:': '', l: link('t')}, v: mount('2', {}, abilities)}
    expect(refusals(drawn, [['/x'], '/v'], {verb: 'copy'})).toEqual(refused)
    expect(refusals(drawn, [['/x'], '/v'], {verb: 'move'})).toEqual(refused)
  })

  it('joins no names where the target has no hard links, and counts the bytes for both', () => {
    const drawn = {s: {a: named('k'), b: named('k')}, v: mount('2', {}, {hardLinks: false})}
    const {steps, summary} = plan(treeFake(drawn), [['/s'], '/v'], {verb: 'move'})
    expect(told(steps)).toContain('copy-file /s/b /v/s/b away')
    expect(summary).toMatchObject({bytes: 1, space: {neededBytes: 2}})
  })

  it('asks where two names are one for a volume that does not tell capitals, and renames one to its other spelling', () => {
    const blind = {caseSensitive: false}
    const drawn = {s: {Öl: '1', öl: '2'}, v: mount('2', {a: 'x', f: {}}, blind)}
    expect(plan(treeFake(drawn), [['/s'], '/v'], {verb: 'copy'}).summary).toMatchObject({undecided: 1})
    expect(after(drawn, [['/s'], '/v'], {verb: 'copy', all: 'keep-both'})).toMatchObject({v: {s: {Öl: '1', 'öl (2)': '2'}}})
    expect(after(drawn, [['/v/a'], '/v/A'], {verb: 'move'})).toMatchObject({v: {A: 'x', f: {}}})
    expect(after(drawn, [['/v/f'], '/v/F'], {verb: 'move'})).toMatchObject({v: {a: 'x', F: {}}})
    expect(told(plan(treeFake(drawn), [['/v/a'], '/v/A'], {verb: 'copy'}).steps)).toEqual(['nothing /v/A same-place'])
  })

  it('takes what is inside a volume below the target as on that volume', () => {
    const drawn = {s: {m: {x: 'text'}}, d: {s: {m: mount('2', {})}}}
    const {steps, summary} = plan(treeFake(drawn), [['/s'], '/d'], {verb: 'move'})
    expect(told(steps)).toEqual(['copy-file /s/m/x /d/s/m/x away', 'remove /s/m', 'remove /s'])
    expect(summary).toMatchObject({route: 'copy', blockedBy: undefined})
  })
})

import {describe, expect, it} from 'vitest'
import type {Decision} from '../../contract/plan.ts'
import {decodeUtf8, encodeUtf8} from '../utf8.ts'
import type {LookDisk} from './look-disk.ts'
import {planDuplicate} from './plan-duplicate.ts'
import {planLink, relativePath, type LinkRequest} from './plan-link.ts'
import {planMakeFolder, type MakeFolderRequest} from './plan-make-folder.ts'
import type {PlanSummary} from './plan-notes.ts'
import {planRemove} from './plan-remove.ts'
import {planRename} from './plan-rename.ts'
import {planRestore} from './plan-restore.ts'
import {planTransfer} from './plan-transfer.ts'
import {planTrash} from './plan-trash.ts'
import {FILE, type Facts} from './spot.ts'
import type {Step} from './step.ts'
import {asked, at, link, locked, mount, named, planned, special, told, trashWays, treeFake, type Drawn} from './tree-fake.fixture.ts'
import {treeActs} from './tree-acts.fixture.ts'

/** Plans, carries out what is not blocked, and tells all of it. */
function acted(drawn: Drawn, plan: (disk: LookDisk) => Generator<Step, PlanSummary>) {
  const tree = treeFake(drawn)
  const {steps, summary} = planned(plan(tree.disk))
  if (!summary.blockedBy) treeActs(tree).runAll(steps)
  return {drawn: tree.draw(), steps: told(steps), summary, refused: summary.refusals.map(({code, path}) => `${code} ${path}`)}
}

describe('rename', () => {
  const to = (...[drawn, path, name, all]: [Drawn, string, string, Decision?]) =>
    acted(drawn, (disk) => planRename(disk, {source: asked(path), name: encodeUtf8(name), choices: {all}}))
  it('gives a new name, and never goes into a folder of that name', () => {
    expect(to({a: {x: '1'}}, '/a', 'b').drawn).toEqual({b: {x: '1'}})
    expect(to({a: '1', b: {}}, '/a', 'b').summary).toMatchObject({undecided: 1})
    expect(to({a: {x: '1'}, b: {}}, '/a', 'b').summary).toMatchObject({undecided: 1})
    expect(to({a: {x: '1'}, b: {}}, '/a', 'b', 'overwrite').refused).toEqual(['Conflict /b'])
    expect(to({a: {x: '1'}, b: {}}, '/a', 'b', 'keep-both').drawn).toEqual({b: {}, 'b (2)': {x: '1'}})
    expect(to({a: '1', b: '2'}, '/a', 'b', 'overwrite').drawn).toEqual({b: '1'})
    expect(to({a: '1'}, '/a', 'a').steps).toEqual(['nothing /a same-place'])
    expect(to({p: special}, '/p', 'q').drawn).toEqual({q: special})
  })
  it.each([
    ['/a', 'b/c', 'BadInput /a'],
    ['/none', 'b', 'PathNotFound /none'],
    ['/a', 'x'.repeat(256), `Conflict /${'x'.repeat(256)}`],
    ['/m', 'b', 'Conflict /m'],
    ['/m/x', 'b', 'PermissionDenied /m/x'],
    ['/', 'b', 'Conflict /'],
  ])('refuses %s to %s', (path, name, refusal) =>
    expect(to({a: '1', m: mount('2', {x: '1'}, {readOnly: true})}, path, name).refused).toEqual([refusal]),
  )
})

describe('a new folder', () => {
  const make = (drawn: Drawn, path: string, more: Partial<MakeFolderRequest> = {}) =>
    acted(drawn, (disk) => planMakeFolder(disk, {folder: asked(path), ...more}))
  it('is made, with its parents where that is wished', () => {
    expect(make({}, '/a').drawn).toEqual({a: {}})
    expect(make({a: {}}, '/a/b/c', {parents: true}).steps).toEqual(['make-folder /a/b', 'make-folder /a/b/c'])
    expect(make({a: {}}, '/a/b/c').refused).toEqual(['PathNotFound /a/b/c'])
    expect(make({a: '1'}, '/a/b', {parents: true}).refused).toEqual(['NotAFolder /a'])
    expect(make({a: {}}, '/a').refused).toEqual(['NameTaken /a'])
    expect(make({a: {}}, '/a', {parents: true}).steps).toEqual(['nothing /a same-place'])
    expect(make({a: '1'}, '/a', {choices: {all: 'keep-both'}}).drawn).toEqual({a: '1', 'a (2)': {}})
    expect(make({v: mount('2', {}, {readOnly: true})}, '/v/a').refused).toEqual(['PermissionDenied /v'])
    expect(make({v: mount('2', {}, {names: 'windows'})}, '/v/nul').refused).toEqual(['Conflict /v/nul'])
  })
  it('takes a selection', () => {
    const selection = ['/s/a', '/t/a', '/s/f'].map(asked)
    const drawn = {s: {a: '1', f: {x: '2'}}, t: {a: '3'}}
    expect(make(drawn, '/s/new', {selection}).summary).toMatchObject({undecided: 1})
    const done = make(drawn, '/s/new', {selection, choices: {each: new Map([['/s/new/a', 'keep-both']])}})
    expect(done.drawn).toEqual({s: {new: {a: '1', 'a (2)': '3', f: {x: '2'}}}, t: {}})
    expect(make(drawn, '/s/f/new', {selection: [asked('/s/f')]}).refused).toEqual(['Conflict /s/f'])
  })
})

describe('duplicate and link', () => {
  it('copies beside, under a free name', () => {
    const drawn = {d: {'a.txt': '1', 'a (2).txt': '2', f: {x: '3'}, l: link('a')}, p: special}
    const {drawn: after} = acted(drawn, (disk) => planDuplicate(disk, {sources: ['/d/a.txt', '/d/a.txt', '/d/f', '/d/l'].map(asked)}))
    expect(after).toEqual({d: {...drawn.d, 'a (3).txt': '1', 'a (4).txt': '1', 'f (2)': {x: '3'}, 'l (2)': link('a')}, p: special})
    expect(acted(drawn, (disk) => planDuplicate(disk, {sources: [asked('/p')]})).refused).toEqual(['Unsupported /p'])
    const full = {v: mount('2', {a: 'xx'}, {freeBytes: 1})}
    expect(acted(full, (disk) => planDuplicate(disk, {sources: [asked('/v/a')]})).refused).toEqual(['DiskFull /v/a'])
  })

  const links = (drawn: Drawn, request: Omit<LinkRequest, 'sources' | 'destination'>, [source, to]: readonly [string, string]) =>
    acted(drawn, (disk) => planLink(disk, {...request, sources: [asked(source)], destination: asked(to)}))
  it('links', () => {
    const drawn = {s: {a: '1', f: {}}, d: {x: '2'}, v: mount('2', {}, {hardLinks: false, symbolicLinks: false}), w: mount('3', {})}
    expect(links(drawn, {form: 'absolute'}, ['/s/a', '/d']).drawn).toMatchObject({d: {a: link('/s/a'), x: '2'}})
    expect(links(drawn, {form: 'relative'}, ['/s/f', '/d/g']).drawn).toMatchObject({d: {g: link('../s/f')}})
    expect(links(drawn, {form: 'hard'}, ['/s/a', '/d']).drawn).toMatchObject({d: {a: '1', x: '2'}})
    expect(links(drawn, {form: 'relative'}, ['/s/a', '/d/x']).summary).toMatchObject({undecided: 1})
    expect(links(drawn, {form: 'relative', choices: {all: 'overwrite'}}, ['/s/a', '/d/x']).drawn).toMatchObject({d: {x: link('../s/a')}})
    expect(links(drawn, {form: 'relative', choices: {all: 'overwrite'}}, ['/s/a', '/s']).steps).toEqual(['nothing /s/a same-place'])
    expect(links(drawn, {form: 'hard'}, ['/s/f', '/d']).refused).toEqual(['Unsupported /s/f'])
    expect(links(drawn, {form: 'hard'}, ['/s/a', '/w']).refused).toEqual(['Unsupported /s/a'])
    expect(links(drawn, {form: 'hard'}, ['/s/a', '/v']).refused).toEqual(['Unsupported /s/a'])
    expect(links(drawn, {form: 'absolute'}, ['/s/a', '/v']).refused).toEqual(['Unsupported /s/a'])
  })
  it.each([
    ['/a/l', '/a/t', 't'],
    ['/a/b/l', '/a/t', '../t'],
    ['/l', '/a/t', 'a/t'],
    ['/a/l', '/t', '../t'],
    ['/a/b/l', '/a/b', '../b'],
  ])('leads from %s to %s by %s', (from, to, expected) => expect(decodeUtf8(relativePath(at(from), at(to)))).toBe(expected))
})

describe('the trash', () => {
  const trash = (drawn: Drawn, paths: readonly string[], ways = trashWays) =>
    acted(drawn, (disk) => planTrash(disk, {...ways, sources: paths.map(asked)}))
  it('takes each thing whole, under a name that is free in both of its folders', () => {
    const drawn = {a: '1', f: {a: '2', x: {}}, '.Trash': {files: {}, info: {'a.trashinfo': ''}}}
    const {steps, summary} = trash(drawn, ['/a', '/f/a', '/f/x', '/f/x'])
    expect(steps).toEqual(['trash /a /.Trash/files/a (2)', 'trash /f/a /.Trash/files/a (3)', 'trash /f/x /.Trash/files/x'])
    expect(summary).toMatchObject({items: 3, files: 2, folders: 1, route: 'trash'})
    expect(trash(drawn, ['/f', '/f/a']).steps).toEqual(['trash /f /.Trash/files/f'])
    const long = `${'n'.repeat(251)}.txt`
    expect(trash({[long]: '', '.Trash': {files: {}, info: {}}}, [`/${long}`]).steps).toEqual([
      `trash /${long} /.Trash/files/${'n'.repeat(241)}.txt`,
    ])
  })
  it.each([
    ['/none', 'PathNotFound /none'],
    ['/.Trash/files/x', 'Conflict /.Trash/files/x'],
    ['/.Trash', 'Conflict /.Trash'],
    ['/v', 'Conflict /v'],
    ['/v/x', 'PermissionDenied /v/x'],
    ['/w/x', 'Unsupported /w/x'],
    ['/o', 'Conflict /o'],
  ])('takes no %s', (path, refusal) => {
    const drawn = {
      '.Trash': {files: {x: ''}, info: {}},
      v: mount('2', {x: ''}, {readOnly: true}),
      w: mount('3', {x: ''}),
      o: {f: {m: mount('4', {})}},
    }
    expect(trash(drawn, [path]).refused).toEqual([refusal])
  })
  it('is missing on some volumes', () =>
    expect(trash({a: ''}, ['/a'], {...trashWays, trashFor: () => undefined}).refused).toEqual(['Unsupported /a']))

  const restore = (drawn: Drawn, backs: readonly (readonly [string, string])[], all?: Decision) =>
    acted(drawn, (disk) =>
      planRestore(disk, {
        choices: {all},
        things: backs.map(([name, back]) => ({
          trashed: asked(`/.Trash/files/${name}`),
          infoAt: at(`/.Trash/info/${name}.trashinfo`),
          back: asked(back),
        })),
      }),
    )
  const held = {'.Trash': {files: {a: '1', f: {x: '2'}}, info: {'a.trashinfo': '', 'f.trashinfo': ''}}}
  it('gives back', () => {
    expect(
      restore(held, [
        ['a', '/p/q/a'],
        ['f', '/p/q/f'],
      ]),
    ).toMatchObject({
      drawn: {p: {q: {a: '1', f: {x: '2'}}}},
      steps: ['make-folder /p', 'make-folder /p/q', 'restore /.Trash/files/a /p/q/a', 'restore /.Trash/files/f /p/q/f'],
    })
    expect(restore({...held, a: 'new'}, [['a', '/a']]).summary).toMatchObject({undecided: 1})
    expect(restore({...held, a: 'new'}, [['a', '/a']], 'keep-both').drawn).toEqual({a: 'new', 'a (2)': '1'})
    expect(restore({...held, a: 'new'}, [['a', '/a']], 'overwrite').drawn).toEqual({a: '1'})
    expect(restore({...held, f: {}}, [['f', '/f']], 'overwrite').refused).toEqual(['Conflict /f'])
    expect(restore(held, [['none', '/a']]).refused).toEqual(['PathNotFound /.Trash/files/none'])
    expect(restore({...held, p: '1'}, [['a', '/p/a']]).refused).toEqual(['NotAFolder /p'])
  })
  it('gives back what came from another volume by copying', () => {
    expect(restore({...held, v: mount('2', {})}, [['f', '/v/f']])).toMatchObject({
      drawn: {v: {f: {x: '2'}}},
      steps: [
        'make-folder /v/f',
        'copy-file /.Trash/files/f/x /v/f/x away',
        'settle-folder /.Trash/files/f /v/f',
        'remove /.Trash/files/f',
        'remove /.Trash/info/f.trashinfo',
      ],
    })
  })
})

describe('deleting for good', () => {
  const remove = (drawn: Drawn, ...paths: readonly string[]) => acted(drawn, (disk) => planRemove(disk, {sources: paths.map(asked)}))
  it('takes what is in a folder before the folder', () => {
    const done = remove({f: {a: named('k'), b: {c: named('k'), p: special}, l: link('a')}, x: ''}, '/f', '/f/a', '/x', '/x')
    expect(done.steps).toEqual(['remove /f/a', 'remove /f/b/c', 'remove /f/b/p', 'remove /f/b', 'remove /f/l', 'remove /f', 'remove /x'])
    expect(done).toMatchObject({drawn: {}, summary: {items: 7, files: 3, folders: 2, bytes: 1, route: 'delete'}})
  })
  it('refuses what it cannot take whole', () => {
    expect(remove({f: {a: locked()}}, '/f').refused).toEqual(['PermissionDenied /f/a'])
    expect(remove({f: {a: mount('2', {})}}, '/f').refused).toEqual(['Conflict /f/a'])
    expect(remove({v: mount('2', {x: ''}, {readOnly: true})}, '/v/x').refused).toEqual(['PermissionDenied /v/x'])
  })
})

describe('size', () => {
  it('copies, moves and deletes a chain of 600 folders with long names', () => {
    const name = 'n'.repeat(255)
    let drawn: Drawn = {x: 'deep'}
    for (let depth = 0; depth < 600; depth++) drawn = {[name]: drawn}
    const tree = treeFake({s: drawn, d: mount('2', {})})
    const moving = planned(planTransfer(tree.disk, {verb: 'move', sources: [asked('/s')], destination: asked('/d')}))
    expect(moving.summary).toMatchObject({folders: 601, files: 1, blockedBy: undefined})
    expect(planned(planRemove(tree.disk, {sources: [asked('/s')]})).steps.length).toBe(602)
    expect(planned(planTrash(tree.disk, {...trashWays, sources: [asked('/s')]})).summary).toMatchObject({items: 602})
  })

  it('copies a folder of 200,000 files step by step', () => {
    const facts: Facts = {...treeFake('').disk.facts({folder: encodeUtf8('/'), name: new Uint8Array()})!, kind: FILE, size: 1}
    const {disk} = treeFake({s: {}, d: {}})
    const list = Array.from({length: 200_000}, (_, number) => ({name: encodeUtf8(String(number)), facts}))
    const wide: LookDisk = {...disk, list: () => list}
    const run = planTransfer(wide, {verb: 'copy', sources: [asked('/s')], destination: asked('/d')})
    let steps = 0
    for (let next = run.next(); ; next = run.next()) {
      if (next.done) expect(next.value).toMatchObject({files: 200_000, bytes: 200_000})
      if (next.done) break
      steps++
    }
    expect(steps).toBe(200_002)
  })
})

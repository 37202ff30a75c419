import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Decision} from '../../contract/plan.ts'
import type {LookDisk} from './look-disk.ts'
import {planClean} from './plan-clean.ts'
import {planFlatten} from './plan-flatten.ts'
import type {PlanSummary} from './plan-notes.ts'
import {planUndo} from './plan-undo.ts'
import type {Step} from './step.ts'
import {treeActs} from './tree-acts.fixture.ts'
import {asked, link, locked, mount, planned, told, trashWays, treeFake, type Drawn} from './tree-fake.fixture.ts'

function acted(drawn: Drawn, plan: (disk: LookDisk) => Generator<Step, PlanSummary>) {
  const tree = treeFake(drawn)
  const acts = treeActs(tree)
  const {steps, summary} = planned(plan(tree.disk))
  const results = summary.blockedBy ? [] : acts.runAll(steps)
  const after = tree.draw()
  const undone = (): Drawn => {
    acts.runAll(planned(planUndo(tree.disk, {...trashWays, done: {parts: 1, part: () => ({steps, results})}})).steps)
    return tree.draw()
  }
  return {after, undone, summary, steps: told(steps), refused: summary.refusals.map(({code, path}) => `${code} ${path}`)}
}
const flatten = (drawn: Drawn, path = '/d', all?: Decision) =>
  acted(drawn, (disk) => planFlatten(disk, {folder: asked(path), choices: {all}}))
const clean = (drawn: Drawn, ...paths: readonly string[]) =>
  acted(drawn, (disk) => planClean(disk, {folders: (paths.length > 0 ? paths : ['/d']).map(asked), ...trashWays}))

type Tree = {readonly [name: string]: Drawn}
const isTree = (what: Drawn): what is Tree => typeof what !== 'string' && !('sign' in what)
const texts = (what: Drawn): readonly string[] => (isTree(what) ? Object.values(what).flatMap(texts) : [what as string]).toSorted()
const trees = fc.letrec<{tree: Tree}>((tie) => ({
  tree: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'a (2)'), fc.oneof({depthSize: 'small'}, fc.string({maxLength: 2}), tie('tree')), {
    maxKeys: 3,
  }),
})).tree

describe('flattening a folder', () => {
  it('brings up what lies below, and takes away the folders', () => {
    const {after, undone, steps} = flatten({d: {x: '1', one: {y: '2', two: {z: link('y')}}, none: {}}})
    expect(after).toEqual({d: {x: '1', y: '2', z: link('y')}})
    expect(steps).toEqual(['remove /d/none', 'move /d/one/two/z /d/z', 'remove /d/one/two', 'move /d/one/y /d/y', 'remove /d/one'])
    expect(undone()).toEqual({d: {x: '1', one: {y: '2', two: {z: link('y')}}, none: {}}})
  })

  it('asks where names are taken, above or among what comes', () => {
    const drawn = {d: {x: '1', one: {x: '2'}, two: {x: '3', one: '4'}}}
    expect(flatten(drawn).summary).toMatchObject({undecided: 3, blockedBy: 'conflict'})
    expect(flatten(drawn, '/d', 'skip').after).toEqual(drawn)
    expect(flatten(drawn, '/d', 'keep-both').after).toEqual({d: {x: '1', 'x (2)': '2', 'x (3)': '3', 'one (2)': '4'}})
  })

  it('leaves what is mounted, and the folders around it', () => {
    const drawn = {d: {one: {x: '1', disk: mount('2', {y: '2'})}}}
    const {after, summary} = flatten(drawn)
    expect(after).toEqual({d: {x: '1', one: {disk: {y: '2'}}}})
    expect(summary.leftOut).toBe(1)
  })

  it.each([
    ['/none', 'PathNotFound /none'],
    ['/file', 'NotAFolder /file'],
    ['/shut', 'PermissionDenied /shut/in'],
  ])('refuses %s', (path, refusal) => {
    expect(flatten({file: '1', shut: {in: locked({x: '1'})}}, path).refused).toEqual([refusal])
  })

  it('loses no file whatever lies there, and undo leaves all as it was', () => {
    fc.assert(
      fc.property(trees, (d) => {
        const {after, undone} = flatten({d}, '/d', 'keep-both')
        const flat = (after as {d: Tree}).d
        const same = (what: readonly string[]): ReadonlySet<string> => new Set(what)
        expect(same(texts(flat))).toEqual(same(texts(d)))
        expect(undone()).toEqual({d})
      }),
    )
  })
})

describe('cleaning a folder of empty ones', () => {
  it('puts the outermost empty ones into the trash, and leaves the asked one', () => {
    const drawn = {d: {a: {b: {}, c: {}}, e: {x: '1', f: {}}, g: {h: link('x')}}}
    const {after, undone, summary} = clean(drawn)
    expect(after).toEqual({d: {e: {x: '1'}, g: {h: link('x')}}})
    expect(summary.folders).toBe(4)
    expect(undone()).toEqual(drawn)
    expect(clean({d: {}}).after).toEqual({d: {}})
  })

  it('never takes for empty what cannot be read, is mounted, or is no folder', () => {
    const drawn = {d: {shut: locked(), disk: mount('2', {})}, file: '1'}
    expect(clean(drawn).steps).toEqual([])
    expect(clean(drawn, '/d', '/file').refused).toEqual(['NotAFolder /file'])
  })

  it('takes no file whatever lies there, leaves no empty folder, and undo leaves all as it was', () => {
    const kept = (what: Tree): Tree =>
      Object.fromEntries(
        Object.entries(what)
          .map(([name, one]) => [name, isTree(one) ? kept(one) : one] as const)
          .filter(([, one]) => !isTree(one) || Object.keys(one).length > 0),
      )
    fc.assert(
      fc.property(trees, (d) => {
        const {after, undone} = clean({d})
        expect(after).toEqual({d: kept(d)})
        expect(undone()).toEqual({d})
      }),
    )
  })
})

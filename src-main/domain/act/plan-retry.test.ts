import {expect, test} from 'vitest'
import {planMakeFolder} from './plan-make-folder.ts'
import type {PlanSummary} from './plan-notes.ts'
import {planRetry} from './plan-retry.ts'
import {planResolve} from './plan-resolve.ts'
import {planTransfer} from './plan-transfer.ts'
import {planTrash} from './plan-trash.ts'
import type {Recorded} from './recorded.ts'
import {FILE} from './spot.ts'
import {shownSpot} from './spot-path.ts'
import type {Step, StepResult} from './step.ts'
import {treeActs} from './tree-acts.fixture.ts'
import {asked, at, planned, told, trashWays, treeFake, type Drawn, type TreeFake} from './tree-fake.fixture.ts'

const drawn: Drawn = {s: {a: 'text a', f: {b: 'text b'}}, d: {}}
type Planner = (tree: TreeFake) => Generator<Step, PlanSummary>
const copy: Planner = ({disk}) => planTransfer(disk, {verb: 'copy', sources: [asked('/s')], destination: asked('/d')})

interface Around {
  readonly meanwhile?: (tree: TreeFake) => unknown
  readonly from?: Drawn
}

/** Carries a plan out, but for the steps that fail, and plans anew what is left. */
function retried(planner: Planner, fails: (step: Step) => boolean, {meanwhile, from = drawn}: Around = {}) {
  const tree = treeFake(from)
  const acts = treeActs(tree)
  const {steps} = planned(planner(tree))
  const results = steps.map((step): StepResult =>
    fails(step) ? {outcome: 'failed', error: {code: 'InputOutput', message: 'no'}} : acts.runAll([step])[0]!,
  )
  meanwhile?.(tree)
  const done = {parts: 1, part: () => ({steps, results})}
  const again = planned(planRetry(tree.disk, {...trashWays, done}))
  return {tree, acts, ...again}
}

const isCopyOf = (path: string) => (step: Step) => step.kind === 'copy-file' && shownSpot(step.from) === path

test('only what failed is planned, and the folders around it get their times again', () => {
  const {steps, summary, acts, tree} = retried(copy, isCopyOf('/s/f/b'))
  expect(told(steps)).toEqual(['copy-file /s/f/b /d/s/f/b', 'settle-folder /s/f /d/s/f', 'settle-folder /s /d/s'])
  expect([summary.items, summary.blockedBy]).toEqual([1, undefined])
  acts.runAll(steps)
  expect(tree.node(at('/d/s/f/b'))).toBeDefined()
})

test('a duplicate is trashed only while the other file stands, and only what was found to be one', () => {
  const pair: Drawn = {s: {a: 'same', b: 'same'}, d: {}}
  const resolve: Planner = ({disk}) => {
    const recorded = (path: string): Recorded => ({...asked(path), recorded: disk.facts(at(path))!})
    return planResolve(disk, {...trashWays, by: 'trash', groups: [{kept: recorded('/s/a'), clones: false, others: [recorded('/s/b')]}]})
  }
  const isTrash = (step: Step): boolean => step.kind === 'trash'
  const {steps} = retried(resolve, isTrash, {from: pair})
  expect(steps.filter(isTrash)).toMatchObject([{kind: 'trash', kept: at('/s/a'), keptSeen: {size: 4}}])
  const written = retried(resolve, isTrash, {meanwhile: (tree) => put(tree, '/s/b'), from: pair})
  expect(written.summary.refusals).toMatchObject([{path: '/s/b', message: '/s/b: It was written to since it was found to be a duplicate.'}])
})

test('nothing is left of an act that did all', () => {
  expect(retried(copy, () => false).steps).toEqual([])
})

test('what is gone by now, and what has come to its place, is said', () => {
  const isMove = (step: Step): boolean => step.kind === 'move'
  const move: Planner = ({disk}) => planTransfer(disk, {verb: 'move', sources: [asked('/s/a')], destination: asked('/d')})
  const gone = retried(move, isMove, {meanwhile: (tree) => tree.node(at('/s'))!.children.delete('a')})
  expect(gone.summary.refusals).toEqual([{path: '/s/a', code: 'PathNotFound', message: '/s/a is gone.'}])
  const taken = retried(move, isMove, {meanwhile: (tree) => put(tree, '/d/a')})
  expect([taken.summary.blockedBy, taken.summary.conflicts.map(({target}) => target.path)]).toEqual(['conflict', ['/d/a']])
})

function put(tree: TreeFake, path: string): void {
  const {folder, key} = tree.place(at(path))
  folder.children.set(key, {name: at(path).name, node: tree.make(FILE, folder.device, {text: 'of another'})})
}

test('a folder is made and a thing is trashed as if it were asked for now', () => {
  const make: Planner = ({disk}) => planMakeFolder(disk, {folder: asked('/d/new')})
  expect(told(retried(make, () => true).steps)).toEqual(['make-folder /d/new'])
  const trash: Planner = ({disk}) => planTrash(disk, {...trashWays, sources: [asked('/s/a')]})
  const {steps} = retried(trash, (step) => step.kind === 'trash')
  expect(steps.map(({kind}) => kind)).toEqual(['trash'])
})

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {encodeUtf8} from '../utf8.ts'
import {planBatchRename} from './plan-batch-rename.ts'
import {planLink} from './plan-link.ts'
import {planMakeFolder} from './plan-make-folder.ts'
import {planRemove} from './plan-remove.ts'
import {planRename} from './plan-rename.ts'
import {planTransfer} from './plan-transfer.ts'
import {planTrash} from './plan-trash.ts'
import {planUndo, type ActDone} from './plan-undo.ts'
import type {PlanSummary} from './plan-notes.ts'
import {partText, readPart, readResults, resultsText} from './steps-text.ts'
import type {Step} from './step.ts'
import {asked, at, link, mount, named, planned, told, trashWays, treeFake, type Drawn, type TreeFake} from './tree-fake.fixture.ts'
import {reachable, treeActs} from './tree-acts.fixture.ts'

type Planner = (tree: TreeFake) => Generator<Step, PlanSummary>
const rename =
  (path: string, name: string): Planner =>
  ({disk}) =>
    planRename(disk, {source: asked(path), name: encodeUtf8(name), choices: {all: 'overwrite'}})
const transfer =
  (verb: 'copy' | 'move', sources: readonly string[], destination: string): Planner =>
  ({disk}) =>
    planTransfer(disk, {verb, sources: sources.map(asked), destination: asked(destination), choices: {all: 'overwrite'}})
const trash =
  (...paths: readonly string[]): Planner =>
  ({disk}) =>
    planTrash(disk, {...trashWays, sources: paths.map(asked)})

/** Carries a plan out and keeps it as the journal would: as text, in parts of three steps. */
function act(tree: TreeFake, acts: ReturnType<typeof treeActs>, planner: Planner): ActDone {
  const {steps, summary} = planned(planner(tree))
  expect(summary.blockedBy, summary.refusals[0]?.message).toBe(undefined)
  const parts: {readonly steps: string; readonly results: string}[] = []
  for (let from = 0; from < steps.length; from += 3) {
    const some = steps.slice(from, from + 3)
    parts.push({steps: partText({no: parts.length, steps: some}), results: resultsText(acts.runAll(some))})
  }
  return {parts: parts.length, part: (no) => ({steps: readPart(parts[no]!.steps).steps, results: readResults(parts[no]!.results)})}
}

const undo =
  (done: ActDone): Planner =>
  ({disk}) =>
    planUndo(disk, {...trashWays, done})

const drawn: Drawn = {
  s: {a: 'text a', f: {b: 'text b', e: {}, l: link('a')}, h: named('k'), i: named('k')},
  d: {a: 'old a', f: {b: 'old b', c: 'text c'}},
  o: {},
}
const onOther: Drawn = {...(drawn as object), d: mount('d', {a: 'old a', f: {b: 'old b', c: 'text c'}})}

describe('taking an act back', () => {
  describe.each([
    ['within a volume', drawn],
    ['between volumes', onOther],
  ])('%s', (_, tree) => {
    it.each<[string, Planner]>([
      ['a copy', transfer('copy', ['/s'], '/d')],
      ['a copy that replaced and merged', transfer('copy', ['/s/a', '/s/f', '/s/h', '/s/i'], '/d')],
      ['a move', transfer('move', ['/s'], '/d')],
      ['a move that replaced and merged', transfer('move', ['/s/a', '/s/f', '/s/h', '/s/i'], '/d')],
      ['a rename', rename('/s/f', 'g')],
      ['a rename that replaced', rename('/s/a', 'h')],
      ['what went to the trash', trash('/s/a', '/d/a', '/s/f')],
      ['new folders', ({disk}) => planMakeFolder(disk, {folder: asked('/s/x/y'), parents: true})],
      [
        'a new folder with a selection',
        ({disk}) => planMakeFolder(disk, {folder: asked('/s/x'), selection: [asked('/s/a'), asked('/d/f')]}),
      ],
      ['links', ({disk}) => planLink(disk, {form: 'relative', sources: [asked('/s/a'), asked('/s/f')], destination: asked('/o')})],
      [
        'names that went round',
        ({disk}) =>
          planBatchRename(disk, {
            sources: ['/s/a', '/s/f', '/s/h'].map(asked),
            rule: {kind: 'replace', find: '^([afh])$', replace: '$1', regex: true},
          }),
      ],
    ])('brings back what was before %s, and redo what was after it', (__, planner) => {
      const world = treeFake(tree)
      const acts = treeActs(world)
      const before = world.draw()
      const texts = reachable(world.root)
      const done = act(world, acts, planner)
      const after = world.draw()
      const undone = act(world, acts, undo(done))
      expect(world.draw()).toEqual(before)
      act(world, acts, undo(undone))
      expect(world.draw()).toEqual(after)
      expect([...texts].filter((text) => !reachable(world.root).has(text))).toEqual([])
    })
  })

  it('puts a copied folder into the trash as one thing', () => {
    const tree = treeFake(drawn)
    const acts = treeActs(tree)
    const done = act(tree, acts, transfer('copy', ['/s'], '/o'))
    expect(told(planned(undo(done)(tree)).steps)).toEqual([
      'make-folder /.Trash',
      'make-folder /.Trash/files',
      'make-folder /.Trash/info',
      'trash /o/s /.Trash/files/s',
    ])
  })

  it.each<[string, Planner, (tree: TreeFake) => void, string]>([
    [
      'a copy that was changed',
      transfer('copy', ['/s'], '/o'),
      (tree) => void (tree.node(at('/o/s/f/b'))!.mtimeNs = 1n),
      '/o/s/f/b was changed since.',
    ],
    [
      'a copied folder with something new in it',
      transfer('copy', ['/s'], '/o'),
      (tree) => treeActs(tree).run(newLink('/o/s/e2')),
      '/o/s holds things that came since.',
    ],
    ['a copy that is gone', transfer('copy', ['/s/a'], '/o'), (tree) => tree.node(at('/o'))!.children.clear(), '/o/a is gone.'],
    [
      'a move whose old place is taken',
      transfer('move', ['/s/a'], '/o'),
      (tree) => treeActs(tree).run(newLink('/s/a')),
      'Something else stands at /s/a now.',
    ],
    [
      'a move whose old folder is gone',
      transfer('move', ['/s/f/b'], '/o'),
      (tree) => tree.node(at('/s'))!.children.delete('f'),
      'The folder that held /s/f/b is gone.',
    ],
    [
      'a replace whose old content is gone',
      transfer('copy', ['/s/a'], '/d'),
      (tree) => tree.root.children.delete('.onefold-versions'),
      'What was replaced at /d/a is not kept any more.',
    ],
    [
      'another file in the place of the copy',
      transfer('copy', ['/s/a'], '/o'),
      (tree) => {
        tree.node(at('/o'))!.children.delete('a')
        treeActs(tree).run(newLink('/o/a'))
      },
      'Something else stands at /o/a now.',
    ],
    ['what was deleted for good', ({disk}) => planRemove(disk, {sources: [asked('/s/a')]}), () => undefined, '/s/a was deleted for good.'],
  ])('refuses %s, and says what has changed', (...row) => {
    const [, planner, change, message] = row
    const tree = treeFake(drawn)
    const done = act(tree, treeActs(tree), planner)
    change(tree)
    expect(planned(undo(done)(tree)).summary.refusals.map((refusal) => refusal.message)).toEqual([message])
  })

  it('brings any tree back after any copy or move, and does it again', () => {
    const {folder} = fc.letrec<{folder: {[name: string]: Drawn}; node: Drawn}>((tie) => ({
      folder: fc.dictionary(fc.constantFrom('a', 'b', 'c.txt'), tie('node'), {maxKeys: 3}),
      node: fc.oneof({depthSize: 'small'}, fc.nat(20).map(String), fc.constant(link('a')), tie('folder')),
    }))
    let did = 0
    fc.assert(
      fc.property(
        folder,
        folder,
        fc.constantFrom('copy', 'move'),
        fc.constantFrom('overwrite', 'keep-both', 'skip'),
        fc.boolean(),
        (...given) => {
          const [s, d, verb, all, other] = given
          const tree = treeFake({s, d: other ? mount('d', d) : d})
          const sources = Object.keys(s).map((name) => asked(`/s/${name}`))
          const request = {verb, sources, destination: asked('/d'), choices: {all}} as const
          if (planned(planTransfer(tree.disk, request)).summary.blockedBy) return
          did++
          const acts = treeActs(tree)
          const before = tree.draw()
          const done = act(tree, acts, ({disk}) => planTransfer(disk, request))
          const after = tree.draw()
          const undone = act(tree, acts, undo(done))
          expect(tree.draw()).toEqual(before)
          act(tree, acts, undo(undone))
          expect(tree.draw()).toEqual(after)
        },
      ),
      {numRuns: 500},
    )
    expect(did).toBeGreaterThan(200)
  })
})

const newLink = (path: string): Step => ({kind: 'new-link', item: 0, to: at(path), target: encodeUtf8('elsewhere')})

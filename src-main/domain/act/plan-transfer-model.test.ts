import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Decision} from '../../contract/plan.ts'
import {asked, link, mount, named, treeFake, type Drawn} from './tree-fake.fixture.ts'
import {reachable, treeActs} from './tree-acts.fixture.ts'
import {planTransfer} from './plan-transfer.ts'
import type {PlanSummary} from './plan-notes.ts'
import type {Step} from './step.ts'

/*
 * The rules once more, as a naive program that changes a drawing: what the planner's steps come to must be the same for any two trees,
 * any sources and any decisions. Files are texts, so that what is lost would be seen.
 */
type Model = {readonly file: string; readonly inode: string} | {readonly to: string} | Folder
interface Folder {
  readonly kids: Map<string, Model>
}
interface Case {
  readonly verb: 'copy' | 'move'
  readonly all: Decision | undefined
  readonly each: readonly (readonly [string, Decision])[]
  readonly other: boolean
  readonly s: Wish
  readonly t: Wish
  readonly d: Wish
}
/** Of files, links and folders; `=a` is a name of the inode a. */
type Wish = string | {readonly [name: string]: Wish}

const names = ['a', 'b', 'a (2)', 'b.txt', '.b'] as const
const file = fc.constantFrom('1', '2', '22', '33', '=p', '=q', '→a', '→b')
const {folder} = fc.letrec<{folder: {[name: string]: Wish}; node: Wish}>((tie) => ({
  folder: fc.dictionary(fc.constantFrom(...names), tie('node'), {maxKeys: 4}),
  node: fc.oneof({depthSize: 'small'}, file, tie('folder')),
}))
const decision = fc.constantFrom<Decision>('overwrite', 'keep-both', 'skip')
const cases: fc.Arbitrary<Case> = fc.record({
  verb: fc.constantFrom('copy', 'move'),
  all: fc.option(decision, {nil: undefined, freq: 5}),
  each: fc.array(fc.tuple(fc.constantFrom('/d/a', '/d/b', '/d/a/a', '/d/b.txt', '/d/a (2)'), decision), {maxLength: 3}),
  other: fc.boolean(),
  s: folder,
  t: folder,
  d: folder,
})

const drawnOf = (wish: Wish, region: string): Drawn => {
  if (typeof wish !== 'string') return Object.fromEntries(Object.entries(wish).map(([name, inside]) => [name, drawnOf(inside, region)]))
  return wish.startsWith('=') ? named(region + wish) : wish.startsWith('→') ? link(wish) : wish
}
let files = 0
const modelOf = (wish: Wish, region: string): Model => {
  if (typeof wish !== 'string') return {kids: new Map(Object.entries(wish).map(([name, inside]) => [name, modelOf(inside, region)]))}
  if (wish.startsWith('→')) return {to: wish}
  return wish.startsWith('=') ? {file: region + wish, inode: region + wish} : {file: wish, inode: `own ${++files}`}
}
const redrawn = (model: Model): Drawn => {
  if ('file' in model) return model.file
  if ('to' in model) return link(model.to)
  return Object.fromEntries([...model.kids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, kid]) => [name, redrawn(kid)]))
}
const copied = (model: Model): Model =>
  'kids' in model
    ? {kids: new Map([...model.kids].map(([name, kid]) => [name, copied(kid)]))}
    : 'file' in model
      ? {...model, inode: `copy ${++files}`}
      : model

const inodeOf = (model: Model) => ('file' in model ? model.inode : undefined)
const isIdentical = (a: Model, b: Model): boolean => {
  if ('to' in a && 'to' in b) return a.to === b.to
  return 'file' in a && 'file' in b && a.inode !== b.inode && a.file === b.file
}

interface Into {
  readonly folder: Folder
  readonly path: string
  readonly coming: readonly string[]
  readonly brought: Set<string>
}
const freeName = (name: string, isFolder: boolean, {folder: {kids}, coming}: Into): string => {
  const dot = isFolder ? -1 : name.lastIndexOf('.')
  for (let number = 2; ; number++) {
    const as = dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`
    if (!kids.has(as) && !coming.includes(as)) return as
  }
}

/** Carries the request out on the model; answers what would block it. */
function expected(
  test: Case,
  sources: readonly {readonly holder: Folder; readonly name: string}[],
  target: Folder,
): PlanSummary['blockedBy'] {
  let undecided = false
  let refused = false
  const each = new Map(test.each)
  const put = (source: Model, as: string, into: Into): boolean => {
    into.folder.kids.set(as, test.verb === 'copy' ? copied(source) : source)
    into.brought.add(as)
    return true
  }
  /** True where the source has left its place. */
  const bring = (source: Model, name: string, into: Into): boolean => {
    const there = into.folder.kids.get(name)
    if (!there) return put(source, name, into)
    if (into.brought.has(name)) return decide(source, name, into)
    if (isIdentical(there, source)) return false
    return 'kids' in there && 'kids' in source
      ? merge(source, there, {...into, path: `${into.path}/${name}`}, name)
      : decide(source, name, into)
  }
  const merge = (...[source, there, into, name]: [Folder, Folder, Into, string]): boolean => {
    into.brought.add(name)
    const coming = [...source.kids.keys()].sort()
    const inner = {folder: there, path: into.path, coming, brought: new Set<string>()}
    for (const kid of coming) if (bring(source.kids.get(kid)!, kid, inner) && test.verb === 'move') source.kids.delete(kid)
    return source.kids.size === 0
  }
  const decide = (source: Model, name: string, into: Into): boolean => {
    const wish = each.get(`${into.path}/${name}`) ?? test.all
    undecided ||= wish === undefined
    if (wish === 'keep-both') return put(source, freeName(name, 'kids' in source, into), into)
    if (wish !== 'overwrite') return false
    const there = into.folder.kids.get(name)!
    const cannot = 'kids' in there || 'kids' in source || into.brought.has(name)
    refused ||= cannot
    const isSameInode = inodeOf(there) !== undefined && inodeOf(there) === inodeOf(source)
    return !cannot && !isSameInode && put(source, name, into)
  }
  const top: Into = {folder: target, path: '/d', coming: sources.map(({name}) => name), brought: new Set()}
  for (const {holder, name} of sources) if (bring(holder.kids.get(name)!, name, top) && test.verb === 'move') holder.kids.delete(name)
  return refused ? 'refusal' : undecided ? 'conflict' : undefined
}

describe('a plan to copy or move', () => {
  it('comes to what the rules say for any trees and decisions, and loses no bytes', () => {
    let carriedOut = 0
    fc.assert(
      fc.property(cases, (test) => {
        const region = test.other ? 'd' : ''
        const d = drawnOf(test.d, region)
        const tree = treeFake({
          s: drawnOf(test.s, ''),
          t: drawnOf(test.t, ''),
          d: test.other ? mount('d', d as {[name: string]: Drawn}) : d,
        })
        const [s, t, target] = [modelOf(test.s, ''), modelOf(test.t, ''), modelOf(test.d, region)] as [Folder, Folder, Folder]
        const from = [
          ...[...s.kids.keys()].sort().map((name) => ({holder: s, at: '/s', name})),
          ...[...t.kids.keys()].sort().map((name) => ({holder: t, at: '/t', name})),
        ]
        const blocked = expected(test, from, target)

        const choices = {all: test.all, each: new Map(test.each)}
        const sources = from.map((source) => asked(`${source.at}/${source.name}`))
        const run = planTransfer(tree.disk, {verb: test.verb, sources, destination: asked('/d'), choices})
        const steps: Step[] = []
        let next = run.next()
        for (; !next.done; next = run.next()) steps.push(next.value)
        expect(next.value.blockedBy).toBe(blocked)
        // A plan that is blocked is never run; what it says would still lose nothing.
        const before = reachable(tree.root)
        treeActs(tree).runAll(steps)
        const after = reachable(tree.root)
        expect([...before].filter((text) => !after.has(text))).toEqual([])
        if (blocked) return
        carriedOut++
        const {s: newS, t: newT, d: newD} = tree.draw() as {s: Drawn; t: Drawn; d: Drawn}
        expect({s: newS, t: newT, d: newD}).toEqual({s: redrawn(s), t: redrawn(t), d: redrawn(target)})
      }),
      {numRuns: 3000},
    )
    expect(carriedOut).toBeGreaterThan(1000)
  })
})

import {describe, expect, it} from 'vitest'
import {planRepair, type Repairing} from './plan-repair.ts'
import {planResolve, type ResolveRequest} from './plan-resolve.ts'
import type {Recorded} from './recorded.ts'
import {asked, at, mount, named, planned, told, trashWays, treeFake, type Drawn, type TreeFake} from './tree-fake.fixture.ts'

/** What the index recorded of a file that has not changed since. */
function recorded(tree: TreeFake, path: string): Recorded {
  const {size, mtimeNs, ctimeNs, inode} = tree.disk.facts(at(path)) ?? {size: 0, mtimeNs: 0n, ctimeNs: 0n, inode: 0n}
  return {...asked(path), recorded: {size, mtimeNs, ctimeNs, inode}}
}

describe('duplicates', () => {
  const drawn: Drawn = {
    keep: 'x',
    one: 'x',
    two: named('x'),
    three: named('x'),
    same: 'y',
    '.Trash': {files: {}, info: {}},
    v: mount('2', {far: 'x'}),
  }
  function resolved(by: ResolveRequest['by'], others: readonly string[], more: {clones?: boolean; change?: string} = {}) {
    const tree = treeFake(drawn)
    const groups = [{kept: recorded(tree, '/keep'), clones: more.clones ?? true, others: others.map((path) => recorded(tree, path))}]
    if (more.change) tree.node(at(more.change))!.ctimeNs++
    const {steps, summary} = planned(planResolve(tree.disk, {...trashWays, by, groups}))
    return {steps, told: told(steps), summary, refused: summary.refusals.map(({code, path}) => `${code} ${path}`)}
  }

  it('go into the trash for the sake of the one that stays', () => {
    const {steps, summary, told: lines} = resolved('trash', ['/one', '/two', '/three'])
    expect(lines).toEqual(['trash /one /.Trash/files/one', 'trash /two /.Trash/files/two', 'trash /three /.Trash/files/three'])
    expect(steps.map((step) => 'kept' in step && step.kept)).toEqual(Array.from({length: 3}, () => at('/keep')))
    // Two names of one file hold its bytes once.
    expect(summary).toMatchObject({files: 3, bytes: 2, route: 'trash'})
  })

  it('become names of the one that stays, which moves its ctime from the second on', () => {
    const {steps, told: lines} = resolved('link', ['/one', '/two', '/three'])
    expect(lines).toEqual(['one', 'two', 'three'].map((name) => `new-hard-link /keep /${name} replacing`))
    expect(steps.map(({touched, item}) => [touched, item])).toEqual([
      [undefined, 0],
      [true, 1],
      [true, 2],
    ])
  })

  it('share blocks where the volume can', () => {
    expect(resolved('reflink', ['/one']).told).toEqual(['copy-file /keep /one replacing'])
    expect(resolved('reflink', ['/one'], {clones: false}).refused).toEqual(['Unsupported /one'])
    expect(resolved('reflink', ['/two']).refused).toEqual(['Unsupported /two'])
  })

  it.each([
    {by: 'link', others: ['/v/far'], refusal: 'Unsupported /v/far'},
    {by: 'reflink', others: ['/v/far'], refusal: 'Unsupported /v/far'},
    {by: 'trash', others: ['/one'], change: '/one', refusal: 'Conflict /one'},
    {by: 'trash', others: ['/one', '/two'], change: '/keep', refusal: 'Conflict /keep'},
    {by: 'link', others: ['/none'], refusal: 'PathNotFound /none'},
  ] as const)('by $by of $others are refused: $refusal', ({by, others, refusal, ...more}) => {
    const {steps, refused} = resolved(by, others, more)
    expect([steps, refused]).toEqual([[], [refusal]])
  })

  it('are left alone where they are names of the one that stays', () => {
    const tree = treeFake({a: named('x'), b: named('x')})
    const groups = [{kept: recorded(tree, '/a'), clones: true, others: [recorded(tree, '/b')]}]
    expect(told(planned(planResolve(tree.disk, {...trashWays, by: 'trash', groups})).steps)).toEqual(['nothing /b same-place'])
  })
})

describe('repair', () => {
  function repaired(drawn: Drawn, thing: (tree: TreeFake) => Partial<Repairing>) {
    const tree = treeFake(drawn)
    const {steps, summary} = planned(planRepair(tree.disk, {things: [{damaged: recorded(tree, '/bad'), ...thing(tree)}]}))
    return {told: told(steps), steps, refused: summary.refusals.map(({code, path}) => `${code} ${path}`)}
  }
  const hash = new Uint8Array(32).fill(7)

  it('brings the recorded bytes of a copy into the place of the rotten ones', () => {
    const {steps, told: lines} = repaired({bad: 'x', v: mount('2', {good: 'y'})}, (tree) => ({hash, copy: recorded(tree, '/v/good')}))
    expect(lines).toEqual(['copy-file /v/good /bad replacing'])
    expect(steps[0]).toMatchObject({hash, instead: 'mend', removeSource: false})
  })

  it('does nothing for what is sound, and tells why it cannot', () => {
    expect(repaired({bad: 'x'}, () => ({isSound: true})).told).toEqual(['nothing /bad identical'])
    expect(repaired({bad: 'x'}, () => ({refusal: {code: 'Offline', message: 'away'}})).refused).toEqual(['Offline /bad'])
    const changed = (path: string) => (tree: TreeFake) => {
      const copy = recorded(tree, '/good')
      const damaged = recorded(tree, '/bad')
      tree.node(at(path))!.mtimeNs++
      return {hash, copy, damaged}
    }
    expect(repaired({bad: 'x', good: 'y'}, changed('/bad')).refused).toEqual(['Conflict /bad'])
    expect(repaired({bad: 'x', good: 'y'}, changed('/good')).refused).toEqual(['Conflict /good'])
  })
})

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {encodeUtf8, decodeUtf8} from '../utf8.ts'
import {settleBatch, type Renaming} from './batch-names.ts'
import {batchOrder} from './batch-order.ts'
import {namePattern, isAffordable} from './name-pattern.ts'
import type {NameRule} from './name-rule.ts'
import {planBatchRename} from './plan-batch-rename.ts'
import {planWork} from './plan-work.ts'
import {asked, at, mount, named, planned, special, told, treeFake, type Drawn} from './tree-fake.fixture.ts'
import {treeActs} from './tree-acts.fixture.ts'

function batch(...[drawn, paths, rule, all]: [Drawn, readonly string[], NameRule, ('overwrite' | 'keep-both' | 'skip')?]) {
  const tree = treeFake(drawn)
  const {steps, summary} = planned(planBatchRename(tree.disk, {sources: paths.map(asked), rule, choices: {all}}))
  treeActs(tree).runAll(steps)
  return {drawn: tree.draw(), steps: told(steps), summary, names: summary.rows.map(({newName}) => newName)}
}
const names = (drawn: Drawn, paths: readonly string[], rule: NameRule) => batch(drawn, paths, rule).names
const template = (text: string, more = {}): NameRule => ({kind: 'template', template: text, ...more})
const replace = (find: string, by: string, more = {}): NameRule => ({kind: 'replace', find, replace: by, ...more})

describe('a template', () => {
  const drawn = {d: {'a.JPG': '1', 'b.tar.gz': '2', c: '3', '.rc': '4', 'f.x': {}}}
  const paths = ['/d/a.JPG', '/d/b.tar.gz', '/d/c', '/d/.rc', '/d/f.x']
  it.each<[string, object, string[]]>([
    ['{name}-{n}', {}, ['a-1.JPG', 'b-2.tar.gz', 'c-3', '.rc-4', 'f.x-5']],
    ['{n:03}', {start: 8, step: 2}, ['008.JPG', '010.tar.gz', '012', '014', '016']],
    ['{parent} {n}.{ext}', {}, ['d 1.JPG', 'd 2.tar.gz', 'd 3', 'd 4', 'd 5']],
    ['{date} {name}', {}, ['1970-01-01 a.JPG', '1970-01-01 b.tar.gz', '1970-01-01 c', '1970-01-01 .rc', '1970-01-01 f.x']],
  ])('%s gives %j', (text, more, expected) => expect(names(drawn, paths, template(text, more))).toEqual(expected))

  it('that is wrong is refused', () => {
    expect(batch(drawn, paths, template('{name}{size}')).summary.refusals).toMatchObject([
      {code: 'BadInput', message: expect.stringContaining('{size}')},
    ])
    expect(batch(drawn, ['/d/a.JPG'], template('x/{name}')).summary.refusals).toMatchObject([{code: 'BadInput'}])
    expect(batch(drawn, ['/none'], template('{name}')).summary.refusals).toMatchObject([{code: 'PathNotFound'}])
  })
})

describe('find and replace', () => {
  it.each<[NameRule, string]>([
    [replace('a', 'b'), 'bb.A.txt'],
    [replace('a', '$&', {ignoreCase: true}), '$&$&.$&.txt'],
    [replace('t', 'T', {within: 'whole'}), 'aa.A.TxT'],
    [replace('.', '_'), 'aa_A.txt'],
    [replace('(a+)\\.(A)', '$2-$1', {regex: true}), 'A-aa.txt'],
    [replace('(?<first>^.)', '<$<first>>', {regex: true}), '<a>a.A.txt'],
    [{kind: 'letters', letters: 'upper'}, 'AA.A.txt'],
    [{kind: 'letters', letters: 'lower', within: 'whole'}, 'aa.a.txt'],
  ])('%j gives %s', (rule, expected) => expect(names({'aa.A.txt': ''}, ['/aa.A.txt'], rule)).toEqual([expected]))

  it('keeps bytes that are no text', () => {
    const tree = treeFake({d: {a: 'x'}})
    const raw = {folder: encodeUtf8('/d'), name: Uint8Array.of(0x61, 0xff, 0x62)}
    treeActs(tree).run({kind: 'move', item: 0, from: at('/d/a'), seen: tree.disk.facts(at('/d/a'))!, to: raw})
    const run = planBatchRename(tree.disk, {sources: [{spot: raw, shown: '?'}], rule: replace('b', 'ü')})
    expect(planned(run).steps).toMatchObject([{to: {name: Uint8Array.of(0x61, 0xff, 0xc3, 0xbc)}}])
  })

  it.each(['(', 'a'.repeat(301), '(a+)+$', '(a|b)*', '(?:a*b?)+', '((a)*)*', '(a|aa){2,}', '', '(?:x{1,9}){1,9}'])(
    'refuses the pattern %s',
    (find) => {
      expect(batch({a: ''}, ['/a'], replace(find, '', {regex: true})).summary.refusals).toMatchObject([{code: 'BadInput'}])
    },
  )

  it.each([
    '^(\\d+)-(.*)$',
    '(\\d{4})-(\\d{2})',
    '(foo|bar)?baz',
    '[(+)*]+',
    '\\(a+\\)',
    '(.*?)_(.*)_(.*)',
    'a{2,5}',
    '(?=x)y',
    '\\p{L}+ \\u{61}*',
    '(ab)+',
  ])('takes the pattern %s', (find) => {
    expect(typeof namePattern(find, true)).toBe('object')
  })

  it('refuses what would take too long for a name of that length', () => {
    const slow = namePattern('a*'.repeat(5), false)
    if (typeof slow === 'string') throw new Error(slow)
    expect(slow.cost).toEqual({unbounded: 5, choices: 1})
    expect([isAffordable(slow.cost, 40), isAffordable(slow.cost, 250)]).toEqual([true, false])
    const optional = namePattern('a?'.repeat(40), false)
    expect(typeof optional === 'object' && isAffordable(optional.cost, 1)).toBe(false)
    expect(
      batch({['a'.repeat(250)]: ''}, [`/${'a'.repeat(250)}`], replace('a*'.repeat(5), '', {regex: true})).summary.refusals,
    ).toMatchObject([{code: 'BadInput'}])
  })
})

describe('names that are taken', () => {
  it('are handed on in chains and circles', () => {
    const shift = replace('^([0-9])$', '$1', {regex: true})
    expect(batch({'1': 'a', '2': 'b', '3': 'c'}, ['/1', '/2', '/3'], template('{n}', {start: 2})).drawn).toEqual({
      '2': 'a',
      '3': 'b',
      '4': 'c',
    })
    const circle = batch({'1': 'a', '2': {x: 'b'}, '3': 'c'}, ['/3', '/1', '/2'], template('{n}'))
    expect(circle.drawn).toEqual({'1': 'c', '2': 'a', '3': {x: 'b'}})
    expect(circle.steps).toEqual(['move /3 /.onefold-swap-1', 'move /2 /3', 'move /1 /2', 'move /.onefold-swap-1 /1'])
    expect(batch({'1': 'a'}, ['/1'], shift)).toMatchObject({steps: ['nothing /1 same-place'], summary: {items: 0}})
  })

  it('by others are asked for, and decided', () => {
    const drawn = {a: '1', b: '2', x: 'old'}
    const rule = replace('^[ab]$', 'x', {regex: true})
    expect(batch(drawn, ['/a', '/b'], rule)).toMatchObject({drawn, summary: {undecided: 2, rows: [{state: 'stopped'}, {state: 'stopped'}]}})
    expect(batch(drawn, ['/a', '/b'], rule, 'keep-both').drawn).toEqual({x: 'old', 'x (2)': '1', 'x (3)': '2'})
    expect(batch(drawn, ['/a', '/b'], rule, 'skip')).toMatchObject({drawn, summary: {rows: [{state: 'skipped'}, {state: 'skipped'}]}})
    expect(batch(drawn, ['/a'], rule, 'overwrite').drawn).toEqual({b: '2', x: '1'})
    expect(batch(drawn, ['/a', '/b'], rule, 'overwrite').summary.refusals).toMatchObject([{code: 'Conflict', path: '/x'}])
  })

  it('are not free where their holder stays after all', () => {
    const drawn = {a: '1', b: '2', c: 'old'}
    const tree = treeFake(drawn)
    const work = planWork(tree.disk, {choices: {all: 'skip'}}, true)
    const [a, b] = [
      ['/a', 'b'],
      ['/b', 'c'],
    ].map(([path, to], item) => renaming(tree, [path!, to!], item)) as [Renaming, Renaming]
    settleBatch(work, [a, b], tree.disk.abilities(encodeUtf8('/')))
    expect([a.state, b.state]).toEqual(['skipped', 'skipped'])
  })

  it('leave one of two names of one file alone', () => {
    expect(batch({a: named('k'), b: named('k')}, ['/a'], replace('a', 'b'), 'overwrite')).toMatchObject({
      drawn: {a: 'k', b: 'k'},
      steps: ['nothing /b skip'],
    })
  })

  it('may be other spellings of themselves', () => {
    const drawn = {v: mount('2', {a: '1', b: '2'}, {caseSensitive: false})}
    expect(batch(drawn, ['/v/a', '/v/b'], {kind: 'letters', letters: 'upper'}).drawn).toEqual({v: {A: '1', B: '2'}})
  })

  it('of things in each other are given from the inside out', () => {
    const drawn = {d: {d: {x: '1', p: special}}}
    expect(batch(drawn, ['/d', '/d/d', '/d/d/x'], template('{name}{n}')).drawn).toEqual({d1: {d2: {x3: '1', p: special}}})
  })

  it('come out as wished for any wishes of any things', () => {
    const pool = ['a', 'b', 'c', 'd', 'e'] as const
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...pool), {minLength: 1}),
        fc.array(fc.constantFrom(...pool), {minLength: 5, maxLength: 5}),
        fc.constantFrom('keep-both', 'skip'),
        (holders, wishes, all) => {
          const tree = treeFake(Object.fromEntries(pool.slice(0, 4).map((name) => [name, `was ${name}`])))
          const work = planWork(tree.disk, {choices: {all}}, true)
          const there = holders.filter((name) => name !== 'e')
          const renamings = there
            .map((name, item) => renaming(tree, [`/${name}`, wishes[pool.indexOf(name)]!], item))
            .filter(({from, to}) => decodeUtf8(from.name) !== decodeUtf8(to))
          const abilities = tree.disk.abilities(encodeUtf8('/'))
          settleBatch(work, renamings, abilities)
          const going = renamings.filter(({state}) => state === 'renamed')
          treeActs(tree).runAll([
            ...batchOrder(going, {abilities, isTaken: (spot) => tree.disk.facts(spot) !== undefined, isTouched: () => false}),
          ])
          const now = new Map(pool.slice(0, 4).map((name) => [name as string, `was ${name}`]))
          for (const {from} of going) now.delete(decodeUtf8(from.name)!)
          for (const {from, to} of going) now.set(decodeUtf8(to)!, `was ${decodeUtf8(from.name)}`)
          expect(now.size).toBe(4)
          expect(new Map(Object.entries(tree.draw()))).toEqual(now)
          if (all === 'keep-both') expect(going.length).toBe(renamings.length)
        },
      ),
      {numRuns: 1000},
    )
  })
})

function renaming(tree: ReturnType<typeof treeFake>, [path, to]: readonly [string, string], item: number): Renaming {
  return {
    item,
    from: at(path),
    seen: tree.disk.facts(at(path))!,
    to: encodeUtf8(to),
    keptBoth: false,
    existing: undefined,
    state: 'renamed',
  }
}

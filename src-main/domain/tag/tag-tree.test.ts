import fc from 'fast-check'
import {expect, test} from 'vitest'
import {tagParents, type TreeTag, withNested} from './tag-tree.ts'

const uuids = ['a', 'b', 'c', 'd', 'e']
const tag = (uuid: string, parent: string | null, at: number): TreeTag => ({uuid, parent, parentAt: String(at).padStart(3, '0')})

const anyTags = fc
  .array(fc.record({parent: fc.option(fc.constantFrom(...uuids, 'gone')), at: fc.nat(9)}), {minLength: 5, maxLength: 5})
  .map((edges) => edges.map(({parent, at}, no) => tag(uuids[no]!, parent, at)))

test('a circle is cut at its newest edge, and all other edges stay', () => {
  const parents = tagParents([tag('a', 'b', 1), tag('b', 'c', 5), tag('c', 'a', 3), tag('d', 'a', 9), tag('e', 'gone', 1)])
  expect([...parents]).toEqual([
    ['a', 'b'],
    ['b', undefined],
    ['c', 'a'],
    ['d', 'a'],
    ['e', undefined],
  ])
  expect([...tagParents([tag('a', 'a', 1)])]).toEqual([['a', undefined]])
})

test('whatever was written, it is a forest, the same one in any order, with at most one edge cut a circle', () => {
  fc.assert(
    fc.property(anyTags, fc.nat(), (tags, turn) => {
      const parents = tagParents(tags)
      for (const {uuid, parent} of tags) {
        const way = new Set<string>()
        for (let at: string | undefined = uuid; at !== undefined; at = parents.get(at)) {
          expect(way.has(at)).toBe(false)
          way.add(at)
        }
        if (parents.get(uuid) !== undefined) expect(parents.get(uuid)).toBe(parent)
      }
      const turned = tags.map((_, no) => tags[(no + turn) % tags.length]!)
      expect(new Map(tagParents(turned))).toEqual(new Map(parents))
    }),
  )
})

test('a tag stands for all that is nested in it', () => {
  const parents = tagParents([tag('a', null, 1), tag('b', 'a', 2), tag('c', 'b', 3), tag('d', null, 4)])
  expect([...withNested(['a'], parents)].toSorted()).toEqual(['a', 'b', 'c'])
  expect([...withNested(['b', 'd', 'none'], parents)].toSorted()).toEqual(['b', 'c', 'd'])
})

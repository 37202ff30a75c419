import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {crumbsOf} from './crumbs.ts'
import {type Box, boxAt, mapLayout} from './map-layout.ts'
import {partAfterKey} from './part-keys.ts'
import {ringAt, ringLayout} from './ring-layout.ts'
import {orderOf, sizeTree} from './size-tree.ts'
import {rowAfterKey, sorted} from './table-order.ts'

const node = (name: string, parent: number, bytes: number): SizeNode => ({
  kind: 'file',
  name,
  path: `/${name}`,
  parent,
  bytes,
  files: 1,
  folders: 0,
  id: name as SizeNode['id'],
})
const nodes: readonly SizeNode[] = [
  {...node('top', -1, 100), kind: 'folder'},
  {...node('large', 0, 70), kind: 'folder'},
  node('small', 0, 30),
  node('a', 1, 40),
  node('b', 1, 30),
]
const tree = sizeTree(nodes)!
const area = {width: 600, height: 400}

/** Trees of any shape: each node lies in one of those before it. */
const anyNodes = fc.array(fc.tuple(fc.nat(), fc.integer({min: 1, max: 1e9})), {minLength: 1, maxLength: 60}).map((all) => {
  const made: SizeNode[] = [{...node('top', -1, 0), kind: 'folder'}]
  for (const [place, bytes] of all) made.push(node(`n${made.length}`, place % made.length, bytes))
  return made
})

describe('a map', () => {
  it('gives each file an area by its size, inside its folder and beside the others', () => {
    fc.assert(
      fc.property(anyNodes, (some) => {
        const boxes = mapLayout(sizeTree(some)!, area)
        for (const {x0, x1, y0, y1, parent} of boxes) {
          expect(x0).toBeLessThanOrEqual(x1)
          expect(y0).toBeLessThanOrEqual(y1)
          const around = parent as Box | null
          if (around) expect([x0 >= around.x0, x1 <= around.x1, y0 >= around.y0, y1 <= around.y1]).toEqual([true, true, true, true])
        }
        const leaves = boxes.filter(({children}) => !children)
        for (const one of leaves)
          for (const other of leaves)
            if (one !== other)
              expect(
                one.x1 <= other.x0 || other.x1 <= one.x0 || one.y1 <= other.y0 || other.y1 <= one.y0 || isFlat(one) || isFlat(other),
              ).toBe(true)
      }),
    )
  })

  it('finds the innermost part at a point', () => {
    const boxes = mapLayout(tree, area)
    const file = boxes.find(({data}) => data.key === 'b')!
    expect(boxAt(boxes, (file.x0 + file.x1) / 2, (file.y0 + file.y1) / 2)?.data.key).toBe('b')
    expect(boxAt(boxes, -1, 5)).toBeUndefined()
  })

  it('keeps the order of what was shown when sizes change', () => {
    const changed = nodes.map((one) => (one.name === 'b' ? {...one, bytes: 60} : one.name === 'small' ? {...one, bytes: 200} : one))
    const names = (of: typeof tree): readonly string[] => of.descendants().map(({data}) => data.key)
    expect(names(sizeTree(changed, orderOf(tree))!)).toEqual(names(tree))
    expect(names(sizeTree(changed)!)).toEqual(['top', 'small', 'large', 'b', 'a'])
  })
})

const isFlat = ({x0, x1, y0, y1}: Box): boolean => x0 === x1 || y0 === y1

describe('rings', () => {
  it('give each part an angle by its size, and find it again', () => {
    const rings = ringLayout(tree, area)
    const angle = (key: string): number => {
      const box = rings.boxes.find(({data}) => data.key === key)!
      return (box.x1 - box.x0) / (2 * Math.PI)
    }
    expect([angle('top'), angle('large'), angle('small'), angle('a')].map((part) => Math.round(part * 100))).toEqual([100, 70, 30, 40])
    // To the right of the middle is a quarter of the way around: in the first file of the first folder.
    const reach = rings.boxes[0]!.y1
    expect(ringAt(rings, 300 + reach * 2.5, 200)?.data.key).toBe('a')
    expect(ringAt(rings, 300, 200)?.data.key).toBe('top')
    expect(ringAt(rings, 0, 0)).toBeUndefined()
  })
})

describe('keys', () => {
  const walk = (...keys: readonly string[]): string | undefined =>
    keys.reduce<typeof tree | undefined>((at, key) => partAfterKey(key, at, tree), undefined)?.data.key

  it('walk among the parts of a folder, in and out', () => {
    expect([walk('ArrowDown'), walk('ArrowDown', 'ArrowRight'), walk('ArrowDown', 'ArrowDown'), walk('End', 'End')]).toEqual([
      'large',
      'small',
      'a',
      'small',
    ])
    expect([walk('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp'), walk('ArrowDown', 'ArrowUp'), walk('ArrowDown', 'ArrowLeft')]).toEqual(
      ['large', 'large', 'large'],
    )
    expect(partAfterKey('x', undefined, tree)).toBeUndefined()
  })

  it('walk the rows of the table and stop at its ends', () => {
    expect([
      rowAfterKey('ArrowDown', -1, 3),
      rowAfterKey('ArrowUp', 0, 3),
      rowAfterKey('PageDown', 1, 3),
      rowAfterKey('Home', 2, 3),
    ]).toEqual([0, 0, 2, 0])
    expect([rowAfterKey('x', 0, 3), rowAfterKey('End', 0, 0)]).toEqual([undefined, undefined])
  })
})

it('a table has the rest last in every order', () => {
  const parts = sizeTree([...nodes, {...node('', 0, 500), kind: 'rest', id: undefined}])!.data.children
  const names = (column: 'name' | 'size', desc: boolean): readonly string[] => sorted(parts, {column, desc}).map((part) => part.node.name)
  expect([names('size', true), names('size', false), names('name', true)]).toEqual([
    ['large', 'small', ''],
    ['small', 'large', ''],
    ['small', 'large', ''],
  ])
})

it('the way to a folder begins with everything and its location', () => {
  const locations = [{name: 'Mine', path: '/home/me/Mine'}]
  const way = (path: string): readonly (readonly [string, string | undefined])[] =>
    crumbsOf({...node('x', -1, 1), kind: 'folder', path}, locations).map(({name, of}) => [name, of])
  expect(way('/home/me/Mine')).toEqual([['', undefined]])
  expect(way('/home/me/Mine/a/b')).toEqual([
    ['', undefined],
    ['Mine', '/home/me/Mine'],
    ['a', '/home/me/Mine/a'],
  ])
  expect(crumbsOf({...node('', -1, 1), kind: 'all'}, locations)).toEqual([])
})

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {packedTree, type Packed, type PackedNode} from './packed-tree.ts'
import {safeNames, staysInside, stemOf} from './safe-path.ts'

describe('the path of an entry', () => {
  it.each([
    ['a/b.txt', ['a', 'b.txt']],
    ['./a//b/', ['a', 'b']],
    ['/etc/passwd', ['etc', 'passwd']],
    ['...', ['...']],
    ['./', []],
    ['../a', undefined],
    ['a/../../b', undefined],
    ['a/..', undefined],
    ['a\0b', undefined],
  ])('%j leads to %j', (path, names) => expect(safeNames(path)).toEqual(names))

  it('never leads out', () => {
    const part = fc.constantFrom('a', '..', '.', '', '/', 'b c', '...', '..a')
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const names = safeNames(parts.join('/'))
        for (const name of names ?? []) expect(['', '.', '..'].includes(name) || name.includes('/')).toBe(false)
        expect(names === undefined).toBe(parts.join('/').split('/').includes('..'))
      }),
    )
  })
})

const names = ['a', 'b', 'c'] as const
const step = fc.constantFrom(...names, '..', '.')
const entry = fc.record({
  path: fc.array(fc.constantFrom(...names), {minLength: 1, maxLength: 4}).map((path) => path.join('/')),
  kind: fc.constantFrom<Packed['kind']>('file', 'dir', 'link', 'link'),
  target: fc.array(step, {minLength: 1, maxLength: 6}).map((target) => target.join('/')),
})

type Node = PackedNode<Packed>

const nodeAt = (top: Node, path: readonly string[]): Node | undefined =>
  path.reduce<Node | undefined>((one, next) => one?.inside?.get(next), top)

/** Whether a path leads out of the top, every link on it followed, for so many links. */
function leadsOut(top: Node, path: readonly string[], left = 40): boolean {
  const at: string[] = []
  for (const [index, name] of path.filter((one) => one !== '.' && one !== '').entries()) {
    if (name === '..') {
      if (at.pop() === undefined) return true
      continue
    }
    at.push(name)
    const link = nodeAt(top, at)?.entry
    if (link?.kind !== 'link') continue
    const on = [...at.slice(0, -1), ...link.target!.split('/'), ...path.slice(index + 1)]
    return left > 0 && leadsOut(top, on, left - 1)
  }
  return false
}

describe('links', () => {
  it.each([
    ['b', 0, true],
    ['../b', 0, false],
    ['../b', 1, true],
    ['./../b/c', 1, true],
    ['b/../c', 3, false],
    ['/b', 3, false],
    ['', 1, false],
  ])('to %j, below %i folders', (target, depth, stays) => expect(staysInside(target, depth)).toBe(stays))

  it('that stay in lead nowhere out, whatever other links they pass', () => {
    fc.assert(
      fc.property(fc.array(entry, {maxLength: 12}), (entries) => {
        const {top} = packedTree([...entries, {path: 'one', kind: 'dir'}, {path: 'two', kind: 'dir'}], 'pack')
        const waiting: {node: PackedNode<Packed>; path: string[]}[] = [{node: top, path: []}]
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          if (next.node.entry?.kind === 'link') expect(leadsOut(top, next.path)).toBe(false)
          for (const node of next.node.inside?.values() ?? []) waiting.push({node, path: [...next.path, node.name]})
        }
      }),
      {numRuns: 2000},
    )
  })
})

describe('what comes out of an archive', () => {
  const tree = (paths: readonly string[]) =>
    packedTree(
      paths.map((path) => ({path, kind: path.endsWith('/') ? ('dir' as const) : ('file' as const)})),
      'pack',
    )
  it.each([
    [['a/b', 'a/c'], 'a'],
    [['a'], 'a'],
    [['a', 'b'], 'pack'],
    [['./', './a/b'], 'a'],
    [['a/b', '__MACOSX/a/._b'], 'a'],
    [[], 'pack'],
  ])('%j comes as %s', (paths, name) => expect(tree(paths).top.name).toBe(name))

  it.each([[['../a']], [['a', 'a/b']], [['a/b', 'a']], [['a/', 'a']]])('of %j one is refused', (paths) =>
    expect(tree(paths).refused).toHaveLength(1),
  )

  it('nothing is written through a link, and the later of two of one path holds', () => {
    const {top, refused} = packedTree<Packed & {size?: number}>(
      [
        {path: 'a', kind: 'link', target: '/etc'},
        {path: 'a/passwd', kind: 'file'},
        {path: 'b', kind: 'file', size: 1},
        {path: 'b', kind: 'file', size: 2},
        {path: 'c', kind: 'file', same: 'b'},
        {path: 'd', kind: 'file', same: '../b'},
      ],
      'pack',
    )
    expect(refused).toEqual(['a/passwd', 'd'])
    expect(top.inside!.get('a')!.entry!.kind).toBe('special')
    expect(top.inside!.get('b')!.entry!.size).toBe(2)
    expect(top.inside!.get('c')).toMatchObject({no: top.inside!.get('b')!.no, isShared: true})
  })

  it.each([
    ['a.zip', 'a'],
    ['a.tar.gz', 'a'],
    ['a.b.tgz', 'a.b'],
    ['.zip', '.zip unpacked'],
    ['photos', 'photos unpacked'],
  ])('of %s the folder is %s', (name, stem) => expect(stemOf(name)).toBe(stem))
})

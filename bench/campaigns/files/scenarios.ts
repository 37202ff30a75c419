import type {Wish} from './executor.ts'
import type {Tree} from './tree-state.ts'

/** One kind of act on real volumes: what stands before it, what is asked, and what stands after it, written by hand. Paths begin with a volume, `a` or `b`. */
export interface Scenario {
  readonly name: string
  readonly before: Tree
  /** What is asked one after the other; the faults come in the last one. */
  readonly wishes: readonly Wish[]
  /** After each wish. */
  readonly after: readonly Tree[]
  /** Keys of contents that the last one takes away for good, because it was asked to. */
  readonly destroys?: readonly string[]
}

const uid = process.getuid?.() ?? 0
const TRASH = `.Trash-${uid}`
const trashAt = (volume: string): Tree => ({
  [`${volume}/${TRASH}`]: 'dir',
  [`${volume}/${TRASH}/files`]: 'dir',
  [`${volume}/${TRASH}/info`]: 'dir',
})
const trashed = (volume: string, name: string, tree: Tree): Tree => ({
  ...trashAt(volume),
  ...under(`${volume}/${TRASH}/files/${name}`, tree),
  [`${volume}/${TRASH}/info/${name}.trashinfo`]: 'info',
})
const versions = (volume: string, kept: Tree): Tree => ({
  [`${volume}/.onefold-versions`]: 'dir',
  [`${volume}/.onefold-versions/*`]: 'dir',
  ...Object.fromEntries(Object.entries(kept).map(([name, key]) => [`${volume}/.onefold-versions/*/${name}`, key])),
})

function under(top: string, tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([path, what]) => [path === '' ? top : `${top}/${path}`, what]))
}

/** A folder with what folders have: files, one inside another folder, an empty one, a link, and a file of two names. */
const folder: Tree = {
  '': 'dir',
  one: 'one',
  'two.txt': 'two',
  sub: 'dir',
  'sub/three': 'three',
  'sub/empty': 'empty',
  'sub/nothing in it': 'dir',
  link: 'link sub/three',
  twin: 'twin x2',
  'sub/twin': 'twin x2',
}
/** As it is drawn. */
const drawn: Tree = {...folder, twin: 'twin', 'sub/twin': '=a/src/twin'}
const src = under('a/src', folder)
const base: Tree = {...under('a/src', drawn), 'a/dest': 'dir', 'a/dest/other': 'other', 'b/dest': 'dir', 'b/dest/other': 'other too'}
const rest: Tree = {'a/dest': 'dir', 'a/dest/other': 'other', 'b/dest': 'dir', 'b/dest/other': 'other too'}
/** `to` is where it goes; the rest is how. */
const wish = (name: string, sources: readonly string[], {to, ...more}: {to?: string; [how: string]: unknown} = {}): Wish => ({
  name: `file.${name}`,
  sources,
  ...(to === undefined ? {} : {to}),
  more,
})
const undo: Wish = {name: 'undo'}
const overwrite = {decision: 'overwrite'}

const meeting: Tree = {
  'a/new/one': 'new one',
  'a/new/two': 'big new two',
  'a/dest/one': 'old one',
  'a/dest/two': 'old two',
  'b/dest/one': 'far one',
}
const met: Tree = {...meeting, 'a/new': 'dir', 'a/dest': 'dir', 'b/dest': 'dir'}
const replacedHere: Tree = {
  ...met,
  'a/dest/one': 'new one',
  'a/dest/two': 'big new two',
  ...versions('a', {'0-0': 'old one', '0-1': 'old two'}),
}
const {['a/new/one']: _gone, ...metWithoutNew} = met
const replacedThere: Tree = {...metWithoutNew, 'b/dest/one': 'new one', ...versions('b', {'0-0': 'far one'})}
const numbered: Tree = {'a/1': 'first', 'a/2': 'second', 'a/3': 'third'}
const moved: Tree = {...rest, ...under('b/dest/src', folder)}
const inTrash: Tree = {...rest, ...trashed('a', 'src', folder), ...trashed('a', 'big.iso', {'': 'big'})}
const withBig: Tree = {...base, 'a/big.iso': 'big'}

export const scenarios: readonly Scenario[] = [
  {
    name: 'copy a tree',
    before: base,
    wishes: [wish('copy', ['a/src'], {to: 'a/dest'})],
    after: [{...src, ...rest, ...under('a/dest/src', folder)}],
  },
  {
    name: 'copy a tree to another volume',
    before: base,
    wishes: [wish('copy', ['a/src'], {to: 'b/dest'})],
    after: [{...src, ...rest, ...under('b/dest/src', folder)}],
  },
  {
    name: 'copy a large file to another volume',
    before: {...rest, 'a/big.iso': 'big'},
    wishes: [wish('copy', ['a/big.iso'], {to: 'b/dest'})],
    after: [{...rest, 'a/big.iso': 'big', 'b/dest/big.iso': 'big'}],
  },
  {
    name: 'copy without reading back',
    before: {...rest, 'a/big.iso': 'big'},
    wishes: [wish('copy', ['a/big.iso'], {to: 'a/dest', verify: false})],
    after: [{...rest, 'a/big.iso': 'big', 'a/dest/big.iso': 'big'}],
  },
  {
    name: 'move a tree',
    before: base,
    wishes: [wish('move', ['a/src'], {to: 'a/dest'})],
    after: [{...rest, ...under('a/dest/src', folder)}],
  },
  {name: 'move a tree to another volume', before: base, wishes: [wish('move', ['a/src'], {to: 'b/dest'})], after: [moved]},
  {
    name: 'replace by copies',
    before: meeting,
    wishes: [wish('copy', ['a/new/one', 'a/new/two'], {to: 'a/dest', ...overwrite})],
    after: [replacedHere],
  },
  {
    name: 'replace by a move from another volume',
    before: meeting,
    wishes: [wish('move', ['a/new/one'], {to: 'b/dest', ...overwrite})],
    after: [replacedThere],
  },
  {
    name: 'keep both',
    before: meeting,
    wishes: [wish('copy', ['a/new/one'], {to: 'b/dest', decision: 'keep-both'})],
    after: [{...met, 'b/dest/one (2)': 'new one'}],
  },
  {
    name: 'rename in a chain',
    before: numbered,
    wishes: [wish('batch', ['a/1', 'a/2', 'a/3'], {template: '{n}', start: 2})],
    after: [{'a/2': 'first', 'a/3': 'second', 'a/4': 'third'}],
  },
  {
    name: 'rename in a ring',
    before: numbered,
    wishes: [wish('batch', ['a/3', 'a/1', 'a/2'], {template: '{n}', start: 1})],
    after: [{'a/1': 'third', 'a/2': 'first', 'a/3': 'second'}],
  },
  {name: 'trash', before: withBig, wishes: [wish('trash', ['a/src', 'a/big.iso'])], after: [inTrash]},
  {
    name: 'restore',
    before: withBig,
    wishes: [wish('trash', ['a/src', 'a/big.iso']), wish('restore', ['a/src', 'a/big.iso'])],
    after: [inTrash, {...src, ...rest, 'a/big.iso': 'big', ...trashAt('a')}],
  },
  {
    name: 'delete',
    before: base,
    wishes: [wish('delete', ['a/src'])],
    after: [rest],
    destroys: ['one', 'two', 'three', 'empty', 'twin'],
  },
  {
    name: 'gather',
    before: {'a/one': 'one', 'a/two': 'two', 'a/three': 'three'},
    wishes: [wish('gather', ['a/one', 'a/two'], {to: 'a/both'})],
    after: [{'a/three': 'three', 'a/both': 'dir', 'a/both/one': 'one', 'a/both/two': 'two'}],
  },
  {
    name: 'hard link',
    before: {'a/one': 'one'},
    wishes: [wish('link', ['a/one'], {to: 'a/two', hard: true, relative: false})],
    after: [{'a/one': 'one x2', 'a/two': 'one x2'}],
  },
  {
    name: 'undo a copy',
    before: base,
    wishes: [wish('copy', ['a/src/one', 'a/src/two.txt'], {to: 'b/dest'}), undo],
    after: [
      {...src, ...rest, 'b/dest/one': 'one', 'b/dest/two.txt': 'two'},
      {...src, ...rest, ...trashed('b', 'one', {'': 'one'}), ...trashed('b', 'two.txt', {'': 'two'})},
    ],
  },
  {
    name: 'undo a move to another volume',
    before: base,
    wishes: [wish('move', ['a/src'], {to: 'b/dest'}), undo],
    after: [moved, {...src, ...rest}],
  },
  {
    name: 'undo a replace',
    before: meeting,
    wishes: [wish('copy', ['a/new/one', 'a/new/two'], {to: 'a/dest', ...overwrite}), undo],
    after: [replacedHere, {...met, ...versions('a', {'0-0': 'new one', '0-1': 'big new two'})}],
  },
  {
    name: 'undo of the trash',
    before: withBig,
    wishes: [wish('trash', ['a/src', 'a/big.iso']), undo],
    after: [inTrash, {...src, ...rest, 'a/big.iso': 'big'}],
  },
  {
    name: 'undo a ring of renames',
    before: numbered,
    wishes: [wish('batch', ['a/3', 'a/1', 'a/2'], {template: '{n}', start: 1}), undo],
    after: [{'a/1': 'third', 'a/2': 'first', 'a/3': 'second'}, numbered],
  },
]

/** A wish on the volumes of a root. */
export function wishAt(root: string, {sources, to, ...wish}: Wish): Wish {
  return {
    ...wish,
    ...(sources === undefined ? {} : {sources: sources.map((path) => `${root}/${path}`)}),
    ...(to === undefined ? {} : {to: `${root}/${to}`}),
  }
}

/** What stands before and after the last wish of a scenario. */
export function spanOf({before, after, wishes, destroys}: Scenario) {
  const drawn = wishes.length > 1 ? after[wishes.length - 2]! : withFolders(before)
  return {before: drawn, after: after[wishes.length - 1]!, destroys}
}

/** What is drawn with its other names counted and the folders on the way named. */
function withFolders(drawn: Tree): Tree {
  const tree: Record<string, string> = {}
  const names = new Map<string, number>()
  for (const what of Object.values(drawn)) if (what.startsWith('=')) names.set(what.slice(1), (names.get(what.slice(1)) ?? 1) + 1)
  for (const [path, what] of Object.entries(drawn)) {
    for (let at = path.indexOf('/', 2); at > 0; at = path.indexOf('/', at + 1)) tree[path.slice(0, at)] = 'dir'
    const first = what.startsWith('=') ? what.slice(1) : path
    const count = names.get(first)
    tree[path] = what.startsWith('=') ? `${drawn[first]} x${count}` : count === undefined ? what : `${what} x${count}`
  }
  return tree
}

import type {Tree} from './tree-state.ts'

/** What another program is asked to do, and what shall stand after it. Paths begin with a volume, `a` or `b`. */
export interface PeerAct {
  readonly name: string
  readonly command: readonly string[]
  readonly before: Tree
  readonly after: Tree
  /** So much room it needs on the volume `b`. */
  readonly kilobytes: number
}

const source: Tree = {'a/src': 'dir', 'a/src/one': 'one', 'a/src/two': 'two', 'a/src/sub': 'dir', 'a/src/sub/big': 'big three'}
const there: Tree = {'b/dest': 'dir', 'b/dest/other': 'other'}
const copied: Tree = {
  'b/dest/src': 'dir',
  'b/dest/src/one': 'one',
  'b/dest/src/two': 'two',
  'b/dest/src/sub': 'dir',
  'b/dest/src/sub/big': 'big three',
}
const tree = {before: {...source, ...there}, kilobytes: 3100}
const old: Tree = {'a/new': 'dir', 'a/new/one': 'big new one', 'b/dest': 'dir', 'b/dest/one': 'old one'}
const replaced: Tree = {...old, 'b/dest/one': 'big new one'}
const replace = {before: old, after: replaced, kilobytes: 3100}

export const peerActs: readonly PeerAct[] = [
  {name: 'cp -a, a tree', command: ['cp', '-a', 'a/src', 'b/dest'], ...tree, after: {...source, ...there, ...copied}},
  {name: 'cp -a, a replace', command: ['cp', '-a', 'a/new/one', 'b/dest/one'], ...replace},
  {name: 'mv, a tree to another volume', command: ['mv', 'a/src', 'b/dest'], ...tree, after: {...there, ...copied}},
  {name: 'rsync -a, a tree', command: ['rsync', '-a', 'a/src', 'b/dest'], ...tree, after: {...source, ...there, ...copied}},
  {name: 'rsync -a, a replace', command: ['rsync', '-a', 'a/new/one', 'b/dest/one'], ...replace},
  {
    name: 'rclone copy, a tree',
    command: ['rclone', 'copy', '--metadata', 'a/src', 'b/dest/src'],
    ...tree,
    after: {...source, ...there, ...copied},
  },
]

import {amount} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

/** What the side that tells all of a chosen entry says. */
export const inspectMessages = {
  title: 'Details',
  content: 'Details of what is chosen',
  toggle: 'Details',
  close: 'Close details',
  edge: 'Width of the details',
  nothing: 'Choose a file or a folder to see what is known of it.',
  facts: 'Facts',
  kind: 'Kind',
  size: 'Size',
  onDisk: 'On the disk',
  modified: 'Modified',
  created: 'Created',
  accessed: 'Opened',
  changed: 'Changed',
  lastSeen: 'Last seen',
  exactly: (size: string, bytes: number) => `${size} (${count(bytes, 'byte', 'bytes')})`,
  where: 'Where',
  leadsTo: 'Leads to',
  copyPath: 'Copy path',
  pathCopied: 'The path is copied.',
  holds: 'Holds',
  totals: (files: number, folders: number) =>
    joined([count(files, 'file', 'files'), folders > 0 ? count(folders, 'folder', 'folders') : '']),
  notWhole: 'Only folders that were looked at are counted.',
  kinds: 'Kinds',
  kindFiles: (n: number) => count(n, 'file', 'files'),

  identity: 'Content',
  identities: {full: 'Known by all of its bytes', sampled: 'Known by a sample of its bytes'},
  copyKey: 'Copy the content’s key',
  keyCopied: 'The key is copied.',
  copies: 'Copies',
  copiesOf: (n: number, away: number) =>
    n <= 1 && away === 0
      ? 'No other copy is known.'
      : joined([count(n, 'copy', 'copies'), away > 0 ? `${amount(away)} not connected` : 'all connected']),
  same: 'All of their bytes were read and are the same.',
  alike: 'Parts of them were read and are the same.',
  thisOne: 'this one',
  away: 'not connected',
  goToCopy: (path: string) => `Go to ${path}`,
  moreCopies: (n: number) => `and ${amount(n)} more`,

  tags: 'Tags',
  permissions: 'Permissions',
  owner: 'Owner',
  group: 'Group',
  mode: 'Rights',
  names: 'Names of the file',
  inode: 'Inode',

  history: 'History',
  versions: 'Earlier contents that are kept',
  version: (size: string, modified: string) => `${size}, from ${modified}`,
  replacedAt: (at: string) => `replaced ${at}`,
  noHistory: 'Onefold did nothing to it.',
  allHistory: 'Show the whole history',
  undone: 'undone',
  from: (path: string) => `from ${path}`,
  to: (path: string) => `to ${path}`,

  several: (n: number) => count(n, 'item', 'items'),
  together: 'Together',
  folder: 'In the folder',
  notAllKnown: 'Not of every folder is known what it holds.',
  tooManyForTags: (n: number) => `Tags are told of up to ${amount(n)} items.`,
} as const

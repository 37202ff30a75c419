import type {ListKey, Match, RangeKey} from './terms.ts'

export type Key = Exclude<Match['key'], 'name' | 'pattern'>

/** Every key that can be asked by, with the other spellings that are understood: those of Everything and such as come to mind. */
export const spellings: Readonly<Record<Key, readonly string[]>> = {
  kind: ['type', 'category'],
  ext: ['extension'],
  size: [],
  modified: ['dm', 'datemodified', 'date'],
  created: ['dc', 'datecreated'],
  tag: ['tags'],
  path: [],
  volume: ['vol', 'drive'],
  is: [],
  copies: [],
  dup: ['dupe', 'dupes', 'duplicate', 'duplicates'],
  regex: ['regexp'],
}
/** What can be asked by, in the order in which it is offered. */
export const keys = Object.keys(spellings) as readonly Key[]

const byWord: ReadonlyMap<string, Key> = new Map(keys.flatMap((key) => [key, ...spellings[key]].map((word) => [word, key] as const)))

/** The key that a word means, however it is written. */
export const keyOf = (word: string): Key | undefined => byWord.get(word.toLowerCase())

export const isList = (key: Key): key is ListKey => listKeys.has(key)
export const isRange = (key: Key): key is RangeKey => rangeKeys.has(key)
const listKeys: ReadonlySet<Key> = new Set<ListKey>(['ext', 'kind', 'tag', 'volume', 'is'])
const rangeKeys: ReadonlySet<Key> = new Set<RangeKey>(['size', 'modified', 'created', 'copies'])

/** Words of Everything that ask for something without a value, as `folder:` does. */
export const shortForms: Readonly<Record<string, Match>> = {
  folder: {key: 'is', values: ['folder']},
  folders: {key: 'is', values: ['folder']},
  file: {key: 'is', values: ['file']},
  files: {key: 'is', values: ['file']},
  audio: {key: 'kind', values: ['audio']},
  video: {key: 'kind', values: ['video']},
  pic: {key: 'kind', values: ['image']},
  doc: {key: 'kind', values: ['document']},
  exe: {key: 'kind', values: ['executable']},
  zip: {key: 'kind', values: ['archive']},
}

/** What `is:` can ask. */
export const states = ['file', 'folder', 'link', 'hidden', 'online', 'offline'] as const
export type State = (typeof states)[number]

/** What `kind:` can ask: what an entry is, and what its content is to a person. */
export const kinds = [
  'folder',
  'image',
  'video',
  'audio',
  'document',
  'spreadsheet',
  'presentation',
  'book',
  'text',
  'code',
  'config',
  'web',
  'database',
  'archive',
  'package',
  'font',
  'model',
  'executable',
  'disk-image',
  'email',
  'calendar',
  'contact',
  'shortcut',
  'key',
  'encrypted',
  'binary',
  'link',
  'special',
  'unknown',
  'file',
] as const

const otherKinds: Readonly<Record<string, string>> = {
  dir: 'folder',
  directory: 'folder',
  picture: 'image',
  photo: 'image',
  pic: 'image',
  movie: 'video',
  music: 'audio',
  sound: 'audio',
  doc: 'document',
  zip: 'archive',
  program: 'executable',
  exe: 'executable',
  app: 'executable',
  mail: 'email',
}

const known: ReadonlySet<string> = new Set(kinds)

/** The kind that a word means; its plural is understood. */
export function kindOf(word: string): string | undefined {
  const said = word.toLowerCase()
  const found = [said, said.replace(/s$/, '')].map((one) => otherKinds[one] ?? one).find((one) => known.has(one))
  return found
}

export function stateOf(word: string): State | undefined {
  const said = word.toLowerCase()
  return states.find((state) => state === said || `${state}s` === said || (said === 'dir' && state === 'folder'))
}

import type {GroupName, RowGroup} from '../../../contract/search.ts'
import {FOLDER, isFolder, KIND, MOUNT} from './columns.ts'
import {dateBounds} from './date-bounds.ts'
import type {NameIndex} from './name-index.ts'
import type {Sort} from './name-query.ts'
import {ownersAmong} from './owners.ts'
import {slotsOf, type TagSets} from './tag-sets.ts'

export interface Grouping {
  readonly by: GroupName
  /** Milliseconds since 1970: dates are told from now. */
  readonly now: number
}

/** Which group a row belongs to, as a place in the list of their keys. */
interface Groups {
  readonly keys: readonly string[]
  readonly of: (slot: number) => number
}

/** Puts sorted slots together by groups, in place; within a group they keep their order. */
export function groupRows(index: NameIndex, slots: Uint32Array, {grouping, sort, tagged}: Asked): readonly RowGroup[] | undefined {
  if (grouping === undefined || grouping.by === 'none') return undefined
  const {keys, of} = grouping.by === 'tag' ? byTag(index, tagged) : groupsBy(index, grouping, sort)
  const counts = new Uint32Array(keys.length)
  const places = keys.length > 256 ? new Uint32Array(slots.length) : new Uint8Array(slots.length)
  for (let row = 0; row < slots.length; row++) {
    const place = of(slots[row]!)
    places[row] = place
    counts[place]!++
  }
  const groups: RowGroup[] = []
  const next = new Uint32Array(keys.length)
  let row = 0
  for (const place of inOrder(keys.length, isBackwards(grouping, sort))) {
    next[place] = row
    if (counts[place]! > 0) groups.push({key: keys[place]!, row, count: counts[place]!})
    row += counts[place]!
  }
  const sorted = slots.slice()
  for (let at = 0; at < sorted.length; at++) slots[next[places[at]!]!++] = sorted[at]!
  return groups
}

interface Asked {
  readonly grouping?: Grouping | undefined
  readonly sort: Sort
  /** All tags, where rows are put together by them. */
  readonly tagged: TagSets
}

function* inOrder(length: number, backwards: boolean): Generator<number> {
  for (let at = 0; at < length; at++) yield backwards ? length - 1 - at : at
}

/** Groups go the way that their own field is sorted: by date and size the newest and largest come first unless it is asked for otherwise. */
function isBackwards({by}: Grouping, {field, desc}: Sort): boolean {
  if (by === 'date') return (field === 'modified' || field === 'created') && !desc
  if (by === 'size') return field === 'size' && !desc
  return (by === 'kind' || by === 'category') && field === 'kind' && desc
}

function groupsBy(index: NameIndex, {by, now}: Grouping, sort: Sort): Groups {
  switch (by) {
    case 'kind':
      return byKind(index)
    case 'category':
      return byCategory(index)
    case 'date':
      return byDate(index, sort.field === 'created' ? 'created' : 'modified', now)
    case 'size':
      return bySize(index)
    default:
      return byVolume(index)
  }
}

const kindKeys = ['dir', 'file', 'link', 'special'] as const
// As in index.db: file, folder, link, special, mount.
const kindPlaces = [1, 0, 2, 3, 0]

function byKind({columns: {flags}}: NameIndex): Groups {
  return {keys: kindKeys, of: (slot) => kindPlaces[flags[slot]! & KIND] ?? 3}
}

/** Folders, then files by what they hold, then links and the special. */
function byCategory({columns: {flags, categories: of}, categories}: NameIndex): Groups {
  const names = [...new Set(categories)].toSorted((a, b) => (a < b ? -1 : 1))
  const keys = ['folder', ...names.filter((name) => !apart.has(name)), 'unknown', 'link', 'special']
  const places = categories.map((name) => keys.indexOf(name))
  const byFlag = Array.from({length: 8}, (_, kind) =>
    kind === 0 ? -1 : kind === FOLDER || kind === MOUNT ? 0 : keys.indexOf(kind === 2 ? 'link' : 'special'),
  )
  return {
    keys,
    of: (slot) => {
      const place = byFlag[flags[slot]! & KIND]!
      return place >= 0 ? place : places[of[slot]!]!
    },
  }
}

const apart: ReadonlySet<string> = new Set(['folder', 'unknown', 'link', 'special'])

function byDate({columns}: NameIndex, field: 'modified' | 'created', now: number): Groups {
  const times = columns[field]
  const bounds = dateBounds(now)
  const from = Float64Array.from(bounds, ({from: begin}) => begin)
  const unknown = bounds.length
  return {
    keys: [...bounds.map(({key}) => key), 'unknown'],
    of: (slot) => {
      const time = times[slot]!
      // Of the time of birth, 0 stands for what the file system does not tell.
      if (time === 0 && field === 'created') return unknown
      let [low, high] = [0, unknown - 1]
      while (low < high) {
        const middle = (low + high) >>> 1
        if (time >= from[middle]!) high = middle
        else low = middle + 1
      }
      return low
    },
  }
}

/** The least size of each, the largest first. */
const sizes = [
  {key: '1GB', from: 1e9},
  {key: '100MB', from: 1e8},
  {key: '10MB', from: 1e7},
  {key: '1MB', from: 1e6},
  {key: '10kB', from: 1e4},
  {key: '1B', from: 1},
] as const

function bySize({columns: {flags, sizes: of}}: NameIndex): Groups {
  return {
    keys: [...sizes.map(({key}) => key), 'empty', 'folder'],
    of: (slot) => {
      if (isFolder(flags[slot]!)) return sizes.length + 1
      const place = sizes.findIndex(({from}) => of[slot]! >= from)
      return place < 0 ? sizes.length : place
    },
  }
}

/** By the volume that the top of its tree lies on. */
function byVolume(index: NameIndex): Groups {
  const roots = [...index.roots.values()]
  const keys = [...new Set(roots.map(({volume}) => volume ?? ''))]
  const places = roots.map(({volume}) => keys.indexOf(volume ?? ''))
  const ownerOf = ownersAmong(
    index,
    Float64Array.from(roots, ({entry}) => entry),
  )
  return {keys: [...keys, ''], of: (slot) => places[ownerOf(slot)] ?? keys.length}
}

/** By the first of its tags in the order in which tags are shown; a row stands once, and what has none comes last. */
function byTag(index: NameIndex, {order, entries}: TagSets): Groups {
  const places = new Uint32Array(index.columns.count).fill(order.length)
  // The last one first, so that the first one of a row has the last word.
  for (let at = order.length - 1; at >= 0; at--) for (const slot of slotsOf(index, entries.get(order[at]!.number))) places[slot] = at
  return {keys: [...order.map(({uuid}) => uuid), 'none'], of: (slot) => places[slot]!}
}

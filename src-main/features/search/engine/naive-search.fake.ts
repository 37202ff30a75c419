import type {IndexRow} from '../../../store/index-follow.ts'
import type {CategoryOf} from './name-index.ts'
import type {SortName} from './name-query.ts'

/** The slow and plain search that the name index is measured against: it shares no code with it. */
export const naive = {
  isFound: (rows: readonly IndexRow[], row: IndexRow): boolean => row[1] > 0 && naive.isBelow(rows, row, 1),
  isBelow: (rows: readonly IndexRow[], row: IndexRow, folder: number): boolean => {
    for (let at: IndexRow | undefined = row; at && at[1] > 0; at = rows[naive.place(rows, at[1])]) if (at[1] === folder) return true
    return false
  },
  depth: (rows: readonly IndexRow[], row: IndexRow): number => (row[1] < 0 ? 0 : 1 + naive.depth(rows, rows[naive.place(rows, row[1])]!)),
  place: (_rows: readonly IndexRow[], id: number): number => id - 1,
  sorted: (rows: readonly IndexRow[], {field, desc, categoryOf}: NaiveSort): readonly IndexRow[] => {
    const compare = comparer(rows, field, categoryOf)
    const sorted = rows.filter((row) => naive.isFound(rows, row)).sort(compare)
    return desc ? sorted.reverse() : sorted
  },
}

export interface NaiveSort {
  readonly field: SortName
  readonly desc: boolean
  readonly categoryOf: CategoryOf
}

/** Marks go and cases fold by the regular expressions of the language, not by our table; only for text that both fold alike. */
export const plainFold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u034e\u0350-\u036f\u3099\u309a]/gu, '')
    .replace(/[ßẞ]/gu, 'ss')
    .replace(/ς/gu, 'Σ')
    .toUpperCase()
    .toLowerCase()
    .replace(/ς/gu, 'σ')

const foldedNames = new WeakMap<IndexRow, string>()
const nameOf = (row: IndexRow): string => {
  const name = foldedNames.get(row) ?? plainFold(String(row[2]))
  foldedNames.set(row, name)
  return name
}

/** Does the name hold all of these folded words? */
export const naiveMatch = (row: IndexRow, words: readonly string[]): boolean => words.every((word) => nameOf(row).includes(word))

/** Numbers from a seed, the same every time (xorshift). */
export function seededRandom(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const WORDS = [
  'img',
  'report',
  'index',
  'Straße',
  'STRASSE',
  'Caf\u00e9',
  'Cafe\u0301',
  '100%',
  '_test',
  '[draft]',
  '"quoted"',
  "it's",
  'back\\slash',
  '🎉party',
  '👩‍🚀',
  'a*b',
  'ﬁne',
  'Σίσυφος',
  'İzmir',
  '한글',
  'Ångström',
  'x-y-z',
  'README',
  'lib',
  'node_modules',
  'new\nline',
  '日本',
  'q',
  '{}',
  'half½',
  'tab\t',
]
const ENDS = ['', '', '.txt', '.png', '.PNG', '.tar.gz', '.gz', '.pdf', '.js', '.d.ts', '.']

/** A tree below two roots, 1 and 2, whose ids count from 1 up. */
export function generateRows(count: number, random: () => number): readonly IndexRow[] {
  const rows: IndexRow[] = [
    [1, -1, 'home', 1, 0, 0, 0, 0, null],
    [2, -1, 'browsed', 1, 0, 0, 0, 0, null],
  ]
  const folders = [1, 1, 1, 2]
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  while (rows.length < count) {
    const id = rows.length + 1
    const kind = random() < 0.15 ? 1 : random() < 0.05 ? 2 : random() < 0.02 ? 3 : 0
    const number = random() < 0.5 ? String(Math.floor(random() * 120)).padStart(Math.floor(random() * 4), '0') : ''
    const name = `${random() < 0.08 ? '.' : ''}${pick(WORDS)}${number}${random() < 0.4 ? ` ${pick(WORDS)}` : ''}${kind === 1 ? '' : pick(ENDS)}`
    const size = random() < 0.3 ? Math.floor(random() * 5) : Math.floor(random() ** 4 * 1e13)
    rows.push([
      id,
      pick(folders),
      name,
      kind,
      size,
      Math.floor((random() - 0.1) * 2e12),
      random() < 0.2 ? 0 : Math.floor(random() * 2e12),
      0,
      null,
    ])
    if (kind === 1) folders.push(id)
  }
  return rows
}

type Compare = (a: IndexRow, b: IndexRow) => number

function comparer(rows: readonly IndexRow[], field: SortName, categoryOf: CategoryOf): Compare {
  const byName: Compare = (a, b) => naturally(nameOf(a), nameOf(b)) || a[0] - b[0]
  const kinds = ['file', 'dir', 'link', 'special', 'dir'] as const
  const ranks = [1, 0, 2, 3, 0]
  const category = (row: IndexRow): string => categoryOf({kind: kinds[row[3]]!, name: String(row[2]), mode: 0, type: null})
  const ending = (row: IndexRow): string => /^.+\.([^.]*)$/su.exec(nameOf(row))?.[1] ?? ''
  const chain = (row: IndexRow): readonly IndexRow[] => (row[1] < 0 ? [row] : [...chain(rows[naive.place(rows, row[1])]!), row])
  const byPath: Compare = (a, b) => {
    const [left, right] = [chain(a), chain(b)]
    const at = left.findIndex((row, place) => row !== right[place])
    return at < 0 || at >= right.length ? left.length - right.length : byName(left[at]!, right[at]!)
  }
  const first: Readonly<Record<SortName, Compare>> = {
    name: byName,
    size: (a, b) => a[4] - b[4],
    modified: (a, b) => a[5] - b[5],
    created: (a, b) => a[6] - b[6],
    kind: (a, b) => ranks[a[3]]! - ranks[b[3]]! || bytewise(category(a), category(b)),
    extension: (a, b) => bytewise(ending(a), ending(b)),
    path: byPath,
  }
  return (a, b) => first[field](a, b) || byName(a, b)
}

const bytewise = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Text by bytes, numbers by value, and among equals the one with fewer leading zeros. */
function naturally(a: string, b: string): number {
  const left: readonly string[] = a.match(/\d+|\D/gsu) ?? []
  const right: readonly string[] = b.match(/\d+|\D/gsu) ?? []
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [one, other] = [left[at]!, right[at]!]
    const numbers = /\d/u.test(one) && /\d/u.test(other)
    const difference = numbers ? Number(one) - Number(other) : bytewise(one, other)
    if (difference !== 0) return difference
  }
  if (left.length !== right.length) return left.length - right.length
  const zeros = (parts: readonly string[]): readonly number[] =>
    parts.filter((part) => /\d/u.test(part)).map((part) => part.length - String(Number(part)).length + Number(Number(part) === 0))
  const [ours, theirs] = [zeros(left), zeros(right)]
  const at = ours.findIndex((count, place) => count !== theirs[place])
  return at < 0 ? 0 : ours[at]! - theirs[at]!
}

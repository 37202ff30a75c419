import type {EntryKind, TypeFinding} from '../../contract/file.ts'
import {displayName} from '../../domain/display-path.ts'
import {detectType, type TypeFacts} from '../../domain/file-types/detect.ts'
import {quickCheck} from '../../domain/file-types/quick-check.ts'
import type {FileType} from '../../domain/file-types/definitions.ts'
import {compileFileTypes} from '../../domain/file-types/file-types.ts'

export type {TypeFacts} from '../../domain/file-types/detect.ts'

/** What a row tells of itself without its bytes; `type` is what its bytes told when they were read. */
export interface RowFacts {
  readonly kind: EntryKind
  readonly name: string
  readonly mode: number
  readonly type: string | null
}

/** The file types of the program, asked in the ways that the core needs. */
export interface FileTypes {
  detect(facts: TypeFacts): TypeFinding
  /** Category and type of a row. */
  categoryOf(row: RowFacts): {readonly category: string; readonly type: string | undefined}
  /** The category alone, for the name index. */
  categoryOfRow(row: RowFacts): string
  /** The number of the type that bytes tell where it is another than the name's; else 0. */
  detectNumber(head: Uint8Array, name: Uint8Array, sizeBytes: number): number
  /** The definitions, as they cross to threads. */
  readonly all: readonly FileType[]
  /** Types by their numbers. */
  readonly names: readonly string[]
  /** Changes when a row could get another category. */
  readonly version: string
}

/** Arranges the definitions for being asked; a thread makes its own from those that the core has read. */
export function typeTable(all: readonly FileType[]): FileTypes {
  const types = compileFileTypes(all)
  const names = ['', ...types.all.map((type) => type.id)]
  const numbers = new Map(names.map((name, at) => [name, at]))
  const agrees = quickCheck(types)
  const byEnding = new Map<string, TypeFinding>()
  const isWholeName = wholeNameTest(types.byName)
  const isPartOfLonger = longerEndingTest(types.byEnding)
  // Rows of one ending are alike, save for those that are known by their whole name.
  const byName = (row: RowFacts): TypeFinding => {
    if (row.kind !== 'file' || isWholeName(row.name)) return detectType(types, {...row, sizeBytes: 1})
    const last = row.name.lastIndexOf('.')
    const ending = last < 1 ? '' : row.name.slice(last)
    const known = byEnding.get(ending)
    if (known) return known
    const found = detectType(types, {name: row.name, kind: row.kind, sizeBytes: 1})
    if (byEnding.size < ENDINGS_KEPT && !isPartOfLonger(ending)) byEnding.set(ending, found)
    return found
  }
  const categoryOf = (row: RowFacts): {category: string; type: string | undefined} => {
    const told = row.type === null ? undefined : types.byId.get(row.type)
    if (told) return {category: told.category, type: told.id}
    const found = byName(row)
    return {category: found.category, type: found.type}
  }
  return {
    detect: (facts) => detectType(types, facts),
    categoryOf,
    categoryOfRow: (row) => categoryOf(row).category,
    detectNumber: (head, bytes, sizeBytes) => {
      const name = displayName(bytes).text
      const promised = types.byId.get(byName({name, kind: 'file', mode: 0, type: null}).type)
      if (promised && agrees(promised, head)) return 0
      const found = detectType(types, {name, kind: 'file', head, sizeBytes})
      return found.type === promised?.id ? 0 : (numbers.get(found.type) ?? 0)
    },
    all,
    names,
    version: names.join(' '),
  }
}

/** Tells whether a last ending says too little: `gz` may end `tar.gz`, and libraries carry their version behind theirs: libc.so.6. */
function longerEndingTest(endings: ReadonlyMap<string, unknown>): (ending: string) => boolean {
  const parts = new Set([...endings.keys()].filter((ending) => ending.includes('.')).map((ending) => ending.slice(ending.lastIndexOf('.'))))
  return (ending) => parts.has(ending.toLowerCase()) || /^\.\d+$/.test(ending)
}

/** Tells whether a name is one of those known as a whole; length and first letter rule out nearly all before it is folded. */
function wholeNameTest(names: ReadonlyMap<string, unknown>): (name: string) => boolean {
  const letters = new Uint32Array(1 + Math.max(0, ...[...names.keys()].map((name) => name.length)))
  for (const name of names.keys()) letters[name.length]! |= 1 << (name.charCodeAt(0) & 31)
  return (name) => {
    if (name.length >= letters.length) return false
    const first = name.charCodeAt(0)
    // Both cases of a letter have the same five bits; what is not ASCII may yet fold to one.
    if (first < 0x80 && ((letters[name.length]! >>> (first & 31)) & 1) === 0) return false
    return names.has(name.toLowerCase())
  }
}

const ENDINGS_KEPT = 50_000

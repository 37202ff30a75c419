import type {EntryKind} from '../../contract/file.ts'
import type {Category} from './categories.ts'
import {anyPattern} from './any-pattern.ts'
import type {FileType, Form} from './definitions.ts'
import type {Magic} from './magic.ts'

/** All known types, arranged for being asked: what a name promises and what bytes are. */
export interface FileTypes {
  readonly all: readonly FileType[]
  readonly byId: ReadonlyMap<string, FileType>
  /** Those that are text. */
  readonly texts: ReadonlySet<FileType>
  readonly byMime: ReadonlyMap<string, FileType>
  /** The likeliest type first. */
  readonly byEnding: ReadonlyMap<string, readonly FileType[]>
  readonly byName: ReadonlyMap<string, readonly FileType[]>
  readonly byBrand: ReadonlyMap<string, FileType>
  readonly byRoot: ReadonlyMap<string, FileType>
  readonly byInterpreter: ReadonlyMap<string, FileType>
  readonly byForm: ReadonlyMap<Form, FileType>
  /** The most telling first, by the first byte where that is fixed; -1 holds the rest. */
  readonly magics: ReadonlyMap<number, readonly TypeMagic[]>
  readonly entries: readonly {readonly prefix: string; readonly type: FileType}[]
  readonly streams: readonly {readonly name: string; readonly type: FileType}[]
  readonly patterns: readonly {readonly pattern: RegExp; readonly type: FileType}[]
  /** Fits where at least one of the patterns does. */
  readonly anyPattern: RegExp
}

export interface TypeMagic {
  readonly magic: Magic
  readonly type: FileType
}

export function compileFileTypes(all: readonly FileType[]): FileTypes {
  const ranked = [...all].sort((a, b) => b.priority - a.priority)
  const byId = new Map(all.map((type) => [type.id, type]))
  const text = byId.get('text/plain')
  return {
    all,
    byId,
    texts: new Set(all.filter((type) => text !== undefined && isBuiltOn({byId}, type, text))),
    byMime: new Map([...firstOf(ranked, (type) => type.mimes), ...all.map((type) => [type.id, type] as const)]),
    byEnding: listOf(ranked, (type) => type.endings),
    byName: listOf(ranked, (type) => type.names),
    byBrand: firstOf(ranked, (type) => type.signs.brands),
    byRoot: firstOf(ranked, (type) => type.signs.roots),
    byInterpreter: firstOf(ranked, (type) => type.signs.interpreters),
    byForm: firstOf(ranked, (type) => (type.signs.form ? [type.signs.form] : [])),
    magics: magicsOf(ranked),
    entries: ranked.flatMap((type) => type.signs.entries.map((prefix) => ({prefix, type}))),
    streams: ranked.flatMap((type) => type.signs.streams.map((name) => ({name, type}))),
    patterns: ranked.flatMap((type) => type.signs.patterns.map((pattern) => ({pattern, type}))),
    anyPattern: anyPattern(ranked.flatMap((type) => type.signs.patterns)),
  }
}

function firstOf<K>(types: readonly FileType[], keysOf: (type: FileType) => readonly K[]): ReadonlyMap<K, FileType> {
  const map = new Map<K, FileType>()
  for (const type of types) for (const key of keysOf(type)) if (!map.has(key)) map.set(key, type)
  return map
}

function listOf(types: readonly FileType[], keysOf: (type: FileType) => readonly string[]): ReadonlyMap<string, readonly FileType[]> {
  const map = new Map<string, FileType[]>()
  for (const type of types) for (const key of keysOf(type)) map.set(key, [...(map.get(key) ?? []), type])
  return map
}

function magicsOf(types: readonly FileType[]): ReadonlyMap<number, readonly TypeMagic[]> {
  const map = new Map<number, TypeMagic[]>()
  // One byte says too little to name a type; such a magic only confirms what the name promises.
  const all = types.flatMap((type) => type.magics.filter(({fixedBytes}) => fixedBytes > 1).map((magic) => ({magic, type})))
  all.sort((a, b) => b.magic.fixedBytes - a.magic.fixedBytes || b.type.priority - a.type.priority)
  for (const one of all) {
    const start = one.magic.parts.find((part) => part.first === 0 && part.last === 0 && part.mask[0] === 0xff)
    const key = start ? start.value[0]! : -1
    map.set(key, [...(map.get(key) ?? []), one])
  }
  return map
}

/** Whether a file of `type` is a file of `base` too. */
export function isBuiltOn(types: Pick<FileTypes, 'byId'>, type: FileType, base: FileType): boolean {
  if (type === base) return true
  return type.within.some((id) => isBuiltOn(types, types.byId.get(id)!, base))
}

export function isText(types: FileTypes, type: FileType): boolean {
  return types.texts.has(type)
}

/** The types that a name promises, the likeliest first: by the whole name, then by the longest ending that is known. */
export function typesOfName(types: FileTypes, name: string): readonly FileType[] {
  // Libraries carry their version behind the ending: libc.so.6.
  const lower = name.toLowerCase().replace(/(\.so)(?:\.\d+)+$/, '$1')
  const found: FileType[] = [...(types.byName.get(lower) ?? [])]
  // A dot at the start hides a file and begins no ending.
  for (let dot = lower.indexOf('.', 1); dot > 0; dot = lower.indexOf('.', dot + 1))
    found.push(...(types.byEnding.get(lower.slice(dot + 1)) ?? []))
  return found
}

/** The likeliest type of a file by its name alone, as lists and the search index need it. */
export function typeOfName(types: FileTypes, name: string): FileType | undefined {
  return typesOfName(types, name).find(({kind}) => kind === 'file')
}

/** The likeliest type of an ending such as `jpg`, `JPG` or `tar.gz`. */
export function typeOfExtension(types: FileTypes, extension: string): FileType | undefined {
  const lower = extension.toLowerCase()
  const exact = types.byEnding.get(lower)?.find(({kind}) => kind === 'file')
  const dot = lower.indexOf('.')
  return exact ?? (dot >= 0 ? typeOfExtension(types, lower.slice(dot + 1)) : undefined)
}

/** The category of an entry by its kind and its ending alone. */
export function categoryOf(types: FileTypes, extension: string, kind: EntryKind): Category {
  if (kind === 'file') return typeOfExtension(types, extension)?.category ?? 'unknown'
  if (kind === 'dir') return types.byEnding.get(extension.toLowerCase())?.find((type) => type.kind === 'dir')?.category ?? 'folder'
  return kind
}

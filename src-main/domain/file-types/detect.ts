import type {EntryKind, TypeFinding} from '../../contract/file.ts'
import type {FileType} from './definitions.ts'
import {type FileTypes, isBuiltOn, isText, typesOfName} from './file-types.ts'
import {confirms, type Head, headOf, isOther, recognise, type Recognised} from './recognise.ts'
import {looksLikeJson} from './text-structure.ts'

/** As many bytes as `detectType` can use: the magic of a CD image ends there. Fewer answer all but disk images. */
export const TYPE_HEAD_BYTES = 32_774

export interface TypeFacts {
  /** The displayed name, without folders. */
  readonly name: string
  readonly kind: EntryKind
  /** st_mode, which tells special files apart. */
  readonly mode?: number | undefined
  /** The first bytes of the file; absent where they were not read. */
  readonly head?: Uint8Array | undefined
  readonly sizeBytes: number
}

/**
 * Tells what a file is, by its kind, its name and its first bytes together.
 * Where they disagree, bytes that are surely of a form win, and the finding says so; where bytes tell only a general form
 * (text, XML, ZIP …), a name that promises something built on it is believed.
 */
export function detectType(types: FileTypes, facts: TypeFacts): TypeFinding {
  if (facts.kind !== 'file') return finding(ofKind(types, facts), 'kind')
  const promised = typesOfName(types, facts.name).filter(({kind}) => kind === 'file')
  if (facts.head === undefined || facts.sizeBytes === 0 || facts.head.length === 0) return byNameAlone(types, promised, facts)
  const head = headOf(facts.head, facts.sizeBytes)
  const found = recognise(types, head)
  const believed = promised.find((type) => isBelieved(types, type, {head, found}))
  if (believed && !isMoreExact(types, found, believed)) return finding(believed, wayOf(types, believed, {head, found}))
  return disagreeing(types, believed ?? promised[0], found)
}

function byNameAlone(types: FileTypes, promised: readonly FileType[], facts: TypeFacts): TypeFinding {
  if (promised[0]) return finding(promised[0], 'extension')
  return finding(types.byId.get(facts.sizeBytes === 0 ? 'inode/x-empty' : UNKNOWN)!, facts.sizeBytes === 0 ? 'content' : 'extension')
}

interface Bytes {
  readonly head: Head
  readonly found: Recognised | undefined
}

function isBelieved(types: FileTypes, type: FileType, {head, found}: Bytes): boolean {
  if (type.template && head.text !== undefined) return true
  const confirmed = confirms(types, type, head)
  if (confirmed !== undefined) return confirmed
  if (!found) return !isText(types, type)
  if (!isOther(types, found.type, type)) return !isText(types, type) || canBeForm(type, head)
  // Another text form: only what the type cannot be refutes it, because one text format may quote any other.
  if (isText(types, type) && isText(types, found.type) && found.by === 'content')
    return canBeForm(type, head) && !type.optional && type.signs.form === undefined
  return false
}

function canBeForm(type: FileType, head: Head): boolean {
  return type.signs.form !== 'json' || looksLikeJson(head.text ?? '')
}

/** A document in a `.zip` or JSON in a `.txt`: what the name promises is true, and the bytes tell more. */
function isMoreExact(types: FileTypes, found: Recognised | undefined, believed: FileType): boolean {
  return found !== undefined && found.type !== believed && isBuiltOn(types, found.type, believed) && !isOnlyStyle(found.type, believed)
}

// Text guessed to be code or settings says less than a name that someone gave; plain text is the name that says nothing.
function isOnlyStyle(found: FileType, believed: FileType): boolean {
  return believed.id !== 'text/plain' && found.magics.length === 0 && found.signs.patterns.length > 0
}

function wayOf(types: FileTypes, type: FileType, {head, found}: Bytes): TypeFinding['by'] {
  if (found?.type === type) return found.by
  if (!confirms(types, type, head)) return 'extension'
  return type.magics.length > 0 ? 'magic' : 'content'
}

function disagreeing(types: FileTypes, promised: FileType | undefined, found: Recognised | undefined): TypeFinding {
  const type = found?.type ?? types.byId.get(UNKNOWN)!
  const by = found?.by ?? 'content'
  if (!promised || isNoPromise(promised) || (type.category === promised.category && isBuiltOn(types, type, promised)))
    return finding(type, by)
  const bytes = found ? `its bytes are: ${type.name}` : 'its bytes are nothing of the kind'
  return {...finding(type, by), disagreement: `The name promises: ${promised.name}; ${bytes}.`}
}

// Endings such as .bin and .bak, which tell how a file came about and not what it holds.
function isNoPromise(type: FileType): boolean {
  return type.category === 'binary' && type.magics.length === 0
}

const UNKNOWN = 'application/x-unknown'
const RAW = 'application/octet-stream'

function finding(type: FileType, by: TypeFinding['by']): TypeFinding {
  return {type: type.id, name: type.name, category: type.category, mime: type.id === UNKNOWN ? RAW : type.mimes[0]!, by}
}

function ofKind(types: FileTypes, {kind, name, mode}: TypeFacts): FileType {
  if (kind === 'dir') return typesOfName(types, name).find((type) => type.kind === 'dir') ?? types.byId.get('inode/directory')!
  if (kind === 'link') return types.byId.get('inode/symlink')!
  return types.byId.get(specials[(mode ?? 0) & 0o170000] ?? 'inode/x-special')!
}

const specials: Readonly<Record<number, string>> = {
  0o010000: 'inode/fifo',
  0o020000: 'inode/chardevice',
  0o060000: 'inode/blockdevice',
  0o140000: 'inode/socket',
}

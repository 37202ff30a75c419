import type {ArchiveEntry} from '../../contract/preview.ts'
import {entryName} from './entry-name.ts'

/** Headers are blocks of so many bytes, and what follows them fills whole blocks. */
export const TAR_BLOCK = 512
/** Longer names and records are nobody's. */
export const MOST_RECORD_BYTES = 1_048_576

/** What one header of a TAR archive tells: an entry, a record about the next one, or the end. */
export type TarHeader =
  | {readonly is: 'end'}
  /** Nothing more follows, not even an end. */
  | {readonly is: 'none'}
  | {readonly is: 'bad'}
  | TarEntry
  | {readonly is: 'record'; readonly record: 'pax' | 'long name' | 'long link' | 'other'; readonly bodyBytes: number}

export interface TarEntry {
  readonly is: 'entry'
  readonly entry: ArchiveEntry
  readonly bodyBytes: number
  /** Permission bits. */
  readonly mode: number
  /** In seconds since 1970. */
  readonly mtime: number
  /** Where a link leads; of a hard one the path of the entry whose bytes it has. */
  readonly target: string
  readonly isHardLink: boolean
  /** Its holes were left out, so that its body is not its content. */
  readonly isSparse: boolean
}

/** What records said of the entry that comes next. */
export interface TarSaid {
  readonly path?: string
  readonly target?: string
  readonly size?: number
  readonly mtime?: number
  readonly isSparse?: boolean
}

/** Reads one block; a sum over it tells whether it is a header at all. */
export function readTarHeader(block: Uint8Array, said: TarSaid): TarHeader {
  if (block.length === 0) return {is: 'none'}
  if (block.every((byte) => byte === 0)) return {is: 'end'}
  if (block.length < TAR_BLOCK || !hasSum(block)) return {is: 'bad'}
  const type = String.fromCharCode(block[156]!)
  const own = numberAt(block, 124, 12)
  if (own === undefined) return {is: 'bad'}
  const record = records[type]
  return record ? {is: 'record', record, bodyBytes: own} : entryIn(block, {type, own, said})
}

const records: Readonly<Record<string, (TarHeader & {readonly is: 'record'})['record']>> = {
  x: 'pax',
  L: 'long name',
  K: 'long link',
  g: 'other',
}

interface OwnFacts {
  readonly type: string
  /** The size that the header itself tells. */
  readonly own: number
  readonly said: TarSaid
}

function entryIn(block: Uint8Array, {type, own, said}: OwnFacts): TarHeader {
  const path = said.path ?? ownPath(block)
  const kind = kindOf(type, path)
  const size = said.size ?? own
  const seconds = said.mtime ?? numberAt(block, 136, 12)
  return {
    is: 'entry',
    entry: {path, kind, sizeBytes: kind === 'file' ? size : 0, ...dated(seconds)},
    bodyBytes: bodiless.has(type) ? 0 : size,
    mode: (numberAt(block, 100, 8) ?? 0) & 0o7777,
    mtime: seconds !== undefined && Math.abs(seconds) <= 8.64e12 ? seconds : 0,
    target: said.target ?? textUpToZero(block.subarray(157, 257)),
    isHardLink: type === '1',
    isSparse: type === 'S' || said.isSparse === true,
  }
}

/** Reads the lines of a record: `LENGTH KEY=VALUE`. */
export function readPax(body: Uint8Array): TarSaid {
  const said: {-readonly [K in keyof TarSaid]: TarSaid[K]} = {}
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(SPACE, at)
    const length = space < 0 ? Number.NaN : Number(entryName(body.subarray(at, space)))
    if (!(length > space - at) || at + length > body.length) break
    const [key, value] = splitOnce(entryName(body.subarray(space + 1, at + length - 1)))
    if (key === 'path') said.path = value
    if (key === 'linkpath') said.target = value
    if (key.startsWith('GNU.sparse.')) said.isSparse = true
    if (key === 'size' && Number.isSafeInteger(Number(value))) said.size = Number(value)
    if (key === 'mtime' && Number.isFinite(Number(value))) said.mtime = Number(value)
    at += length
  }
  return said
}

/** What is said of the next entry, with what one more record says. */
export function saidBy(record: (TarHeader & {readonly is: 'record'})['record'], body: Uint8Array, said: TarSaid): TarSaid {
  if (record === 'pax') return {...said, ...readPax(body)}
  if (record === 'long name') return {...said, path: textUpToZero(body)}
  return record === 'long link' ? {...said, target: textUpToZero(body)} : said
}

/** Text up to the first zero byte. */
function textUpToZero(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return entryName(end < 0 ? bytes : bytes.subarray(0, end))
}

const SPACE = 0x20
/** Links, devices and folders have a size at most by mistake. */
const bodiless: ReadonlySet<string> = new Set(['1', '2', '3', '4', '5', '6'])

function hasSum(block: Uint8Array): boolean {
  let sum = 0
  for (let at = 0; at < TAR_BLOCK; at++) sum += at >= 148 && at < 156 ? SPACE : block[at]!
  return numberAt(block, 148, 8) === sum
}

/** Octal digits, or, with the highest bit set, the bytes of the number itself. */
function numberAt(block: Uint8Array, at: number, length: number): number | undefined {
  if ((block[at]! & 0x80) !== 0) {
    let number = block[at]! & 0x7f
    for (let byte = at + 1; byte < at + length; byte++) number = number * 256 + block[byte]!
    return Number.isSafeInteger(number) ? number : undefined
  }
  const text = textUpToZero(block.subarray(at, at + length)).trim()
  return /^[0-7]*$/.test(text) ? Number.parseInt(text === '' ? '0' : text, 8) : undefined
}

function ownPath(block: Uint8Array): string {
  const name = textUpToZero(block.subarray(0, 100))
  const isUstar = textUpToZero(block.subarray(257, 263)).startsWith('ustar') && block[262] === 0
  const before = isUstar ? textUpToZero(block.subarray(345, 500)) : ''
  return before === '' ? name : `${before}/${name}`
}

function kindOf(type: string, path: string): ArchiveEntry['kind'] {
  if (type === '5') return 'dir'
  if (type === '1' || type === '2') return 'link'
  if (type === '3' || type === '4' || type === '6') return 'special'
  return path.endsWith('/') ? 'dir' : 'file'
}

function dated(seconds: number | undefined): Pick<ArchiveEntry, 'modifiedAt'> {
  if (seconds === undefined || Math.abs(seconds) > 8.64e12) return {}
  return {modifiedAt: new Date(Math.floor(seconds) * 1000).toISOString()}
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

import {Buffer} from 'node:buffer'
import {JsonText} from '../../contract/json-text.ts'
import {instantWriter} from '../../domain/instants.ts'
import {percentBytes} from '../../domain/percent-encoding.ts'
import {decodeUtf8} from '../../domain/utf8.ts'
import type {EntryColumns} from '../../host/walk-chunk.ts'
import type {EntryRow} from '../../store/entries/entry-rows.ts'
import {entryUuid, NUMBER_DIGITS} from '../../store/entry-uuid.ts'
import {entryKindNames, itemOf, type ItemParts, shownFolder} from './item.ts'

/** A folder that no location keeps, as it was seen on the disk. */
export interface Listed {
  readonly volume: string
  /** Its path from the volume's top. */
  readonly rel: Uint8Array
  /** In byte order of the names. */
  readonly entries: EntryColumns
}

/** The list of a folder as text in which the numbers of the ids are still missing. */
export interface ListedText {
  /** Puts in the row numbers of all entries, in their order. */
  withIds(ids: Float64Array): JsonText
}

/**
 * Writes the same as `itemOf` says of each entry on a volume that is here, straight from the columns: ten thousand items, each checked and turned to text again,
 * took three times as long as to list the folder. The ids come last, so that this is done while the entries are written to the index.
 * Invariant: each letter of the strings here is one byte of the text's UTF-8, so that turning them to bytes is copying.
 */
export function listedText(listed: Listed, parts: ItemParts, hidden: boolean): ListedText {
  const shown = shownEntries(listed.entries, hidden)
  const write = itemWriter(listed, parts)
  const starts = new Uint32Array(shown.length)
  let bytes = Buffer.allocUnsafe(shown.length * USUAL_ITEM + 100)
  let end = bytes.write(`{"total":${shown.length},"items":[`, 'latin1')
  for (let at = 0; at < shown.length; at++) {
    // Item by item, because one text of them all would be put together before it is copied.
    const item = write(shown[at]!)
    if (end + item.length + 3 > bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2 + item.length)
    if (at > 0) bytes[end++] = COMMA
    starts[at] = end
    end += bytes.write(item, end, 'latin1')
  }
  end += bytes.write(']}', end, 'latin1')
  return {
    withIds: (ids) => {
      for (let at = 0; at < shown.length; at++) putHex(bytes, starts[at]! + NUMBER_AT, ids[shown[at]!]!)
      return new JsonText(bytes.subarray(0, end))
    },
  }
}

const USUAL_ITEM = 480
const COMMA = 0x2c

/** The UTF-8 of a text, a letter for each byte. */
const byteText = (text: string): string => Buffer.from(text).toString('latin1')

const ID = '{"id":"'
/** Where the row number stands in an item, whose id comes first. */
const NUMBER_AT = ID.length + 36 - NUMBER_DIGITS

function putHex(bytes: Uint8Array, at: number, value: number): void {
  let left = value
  for (let place = at + NUMBER_DIGITS - 1; place >= at; place--) {
    const rest = Math.floor(left / 16)
    bytes[place] = HEX.charCodeAt(left - rest * 16)
    left = rest
  }
}

const HEX = '0123456789abcdef'

function shownEntries({count, names, nameFirst}: EntryColumns, hidden: boolean): Uint32Array {
  const shown = new Uint32Array(count)
  let filled = 0
  for (let entry = 0; entry < count; entry++) {
    shown[filled] = entry
    filled += hidden || names[nameFirst[entry]!] !== DOT ? 1 : 0
  }
  return shown.subarray(0, filled)
}

const DOT = 0x2e

/** Answers what makes the text of one entry's item. */
function itemWriter(listed: Listed, parts: ItemParts): (entry: number) => string {
  const {entries, volume, rel} = listed
  const {kind, mode, size} = entries
  const folder = shownFolder({volume, above: rel}, parts)
  const bytesOf = byteReader(entries)
  const typeOf = typeWriter(parts)
  const [modifiedMs, createdMs] = [millisecondsOf(entries.mtimeNs), millisecondsOf(entries.birthNs)]
  const [modifiedAt, createdAt] = [instantWriter(), instantWriter()]
  const id = `${ID}${entryUuid(parts.base, 0)}","name":"`
  const path = `","path":"${byteText(quoted(folder.text))}`
  const uri = `","uri":"${folder.uri}`
  return (entry) => {
    const raw = bytesOf(entry)
    const name = ASCII.test(raw) ? raw : decodeUtf8(entries.names, entries.nameFirst[entry], entries.nameFirst[entry + 1])
    if (name === undefined || !folder.exact) return byteText(JSON.stringify(itemOf(rowOf(listed, entry), parts)))
    const shown = TO_ESCAPE.test(raw) ? byteText(quoted(name)) : raw
    const types = typeOf({kind: entryKindNames[kind[entry]!] ?? 'special', name, mode: mode[entry]!, type: null})
    const created = createdMs(entry)
    const times = `${modifiedAt(modifiedMs(entry))}${created === 0 ? '' : `","createdAt":"${createdAt(created)}`}`
    const rest = name.startsWith('.') ? '","hidden":true,"indexed":false,"online":true}' : '","hidden":false,"indexed":false,"online":true}'
    return `${id}${shown}${path}${shown}${uri}${percentBytes(raw)}${types}${size[entry]!},"modifiedAt":"${times}${rest}`
  }
}

const ASCII = /^[\0-\x7f]*$/
/** What JSON cannot hold as it is; all other bytes of valid UTF-8 stand for themselves. */
const TO_ESCAPE = /[\0-\x1f"\\]/
/** A text as it stands between its quotes. */
const quoted = (text: string): string => JSON.stringify(text).slice(1, -1)

/** The bytes of each name as letters, which are pieces of one text. */
function byteReader({names, nameFirst}: EntryColumns): (entry: number) => string {
  const together = Buffer.from(names.buffer, names.byteOffset, names.length).toString('latin1')
  return (entry) => together.slice(nameFirst[entry], nameFirst[entry + 1])
}

/** Writes kind, category and type, of which few sorts stand in a folder of thousands. */
function typeWriter({categoryOf}: ItemParts): (facts: Parameters<ItemParts['categoryOf']>[0]) => string {
  const known = new Map<string, string>()
  return (facts) => {
    const {kind} = facts
    const {category, type = ''} = categoryOf(facts)
    const key = `${kind} ${category} ${type}`
    const before = known.get(key)
    if (before !== undefined) return before
    const ofType = type === '' ? '' : `,"type":${JSON.stringify(type)}`
    const made = byteText(`","kind":"${kind}","category":${JSON.stringify(category)}${ofType},"sizeBytes":`)
    known.set(key, made)
    return made
  }
}

function rowOf({volume, rel, entries}: Listed, entry: number): EntryRow {
  const name = entries.names.subarray(entries.nameFirst[entry], entries.nameFirst[entry + 1])
  return {
    id: 0,
    volume,
    name: decodeUtf8(name) ?? name,
    above: rel,
    parent: 0,
    kind: entries.kind[entry]!,
    size: entries.size[entry]!,
    modifiedMs: millisecondsOf(entries.mtimeNs)(entry),
    createdMs: millisecondsOf(entries.birthNs)(entry),
    mode: entries.mode[entry]!,
    key: null,
    sample: null,
    type: null,
    totalBytes: null,
    located: false,
  }
}

/** Whole milliseconds of nanoseconds, rounded down, without a bigint: 2^32 ns are 4294 ms and 967,296 ns. */
function millisecondsOf({buffer, byteOffset, length}: BigInt64Array): (entry: number) => number {
  const low = new Uint32Array(buffer, byteOffset, length * 2)
  const high = new Int32Array(buffer, byteOffset, length * 2)
  return (entry) => {
    const top = high[entry * 2 + 1]!
    return top * 4294 + Math.floor((top * 967_296 + low[entry * 2]!) / 1e6)
  }
}

import {decodeUtf8} from '../utf8.ts'

/** What the fields behind the name of a ZIP entry add to it. */
export interface ZipExtra {
  /** Size, packed size and place; each that did not fit its four bytes stands here in eight. */
  readonly sizes: readonly [size: number, packed: number, offset: number]
  /** In seconds since 1970. */
  readonly mtime?: number | undefined
  /** The name in UTF-8, beside one in the page of an old system. */
  readonly path?: string | undefined
}

export interface ZipExtraInput {
  readonly from: number
  readonly end: number
  /** Size, packed size and place, as the entry itself tells them. */
  readonly sizes: readonly number[]
}

const ELSEWHERE = 0xffffffff
const SIZES = 0x0001
const NTFS = 0x000a
const TIMES = 0x5455
const UNICODE_PATH = 0x7075

/** Reads the fields one after the other; what does not fit is passed by. */
export function readZipExtra(view: DataView, input: ZipExtraInput): ZipExtra {
  const [size = 0, packed = 0, offset = 0] = input.sizes
  const all = [...fieldsOf(view, input)]
  const named = (id: number, bytes: number): Field | undefined => all.find((field) => field.id === id && field.length >= bytes)
  const large = named(SIZES, 0)
  const path = named(UNICODE_PATH, 6)
  return {
    sizes: large ? largeSizes(view, large, [size, packed, offset]) : [size, packed, offset],
    mtime: unixTime(view, named(TIMES, 5)) ?? ntfsTime(view, named(NTFS, 16)),
    path: path && decodeUtf8(new Uint8Array(view.buffer, view.byteOffset + path.body + 5, path.length - 5)),
  }
}

interface Field {
  readonly id: number
  readonly body: number
  readonly length: number
}

function* fieldsOf(view: DataView, {from, end}: ZipExtraInput): Generator<Field> {
  for (let at = from; at + 4 <= end;) {
    const field = {id: view.getUint16(at, true), body: at + 4, length: view.getUint16(at + 2, true)}
    at = field.body + field.length
    if (at <= end) yield field
  }
}

function unixTime(view: DataView, field: Field | undefined): number | undefined {
  return field && (view.getUint8(field.body) & 1) !== 0 ? view.getInt32(field.body + 1, true) : undefined
}

function ntfsTime(view: DataView, field: Field | undefined): number | undefined {
  if (!field || view.getUint16(field.body + 4, true) !== 1) return undefined
  return Number(view.getBigUint64(field.body + 8, true) - SINCE_1601) / 1e7
}

/** In tenths of a microsecond, from 1601 to 1970. */
const SINCE_1601 = 116_444_736_000_000_000n

function largeSizes(view: DataView, {body, length}: Field, sizes: readonly [number, number, number]): readonly [number, number, number] {
  let at = body
  const [size, packed, offset] = sizes.map((one) => {
    if (one !== ELSEWHERE || at + 8 > body + length) return one
    at += 8
    return Number(view.getBigUint64(at - 8, true))
  })
  return [size!, packed!, offset!]
}

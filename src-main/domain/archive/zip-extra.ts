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
export function readZipExtra(view: DataView, {from, end, sizes}: ZipExtraInput): ZipExtra {
  let [size = 0, packed = 0, offset = 0] = sizes
  let mtime: number | undefined
  let path: string | undefined
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    const body = at + 4
    const length = view.getUint16(at + 2, true)
    if (body + length > end) break
    const id = view.getUint16(at, true)
    if (id === SIZES) [size, packed, offset] = largeSizes(view, {body, length}, [size, packed, offset])
    if (id === TIMES && length >= 5 && (view.getUint8(body) & 1) !== 0) mtime = view.getInt32(body + 1, true)
    if (id === NTFS && length >= 16 && view.getUint16(body + 4, true) === 1 && mtime === undefined)
      mtime = Number(view.getBigUint64(body + 8, true) - SINCE_1601) / 1e7
    if (id === UNICODE_PATH && length > 5) path = decodeUtf8(new Uint8Array(view.buffer, view.byteOffset + body + 5, length - 5))
  }
  return {sizes: [size, packed, offset], mtime, path}
}

/** In tenths of a microsecond, from 1601 to 1970. */
const SINCE_1601 = 116_444_736_000_000_000n

function largeSizes(
  view: DataView,
  {body, length}: {readonly body: number; readonly length: number},
  sizes: readonly [number, number, number],
): readonly [number, number, number] {
  let at = body
  const [size, packed, offset] = sizes.map((one) => {
    if (one !== ELSEWHERE || at + 8 > body + length) return one
    at += 8
    return Number(view.getBigUint64(at - 8, true))
  })
  return [size!, packed!, offset!]
}

import {latin1} from '../utf8.ts'

/** The names of the first entries of a ZIP archive, and what an entry called `mimetype` says. */
export function zipEntries(head: Uint8Array): {readonly names: readonly string[]; readonly mimetype: string | undefined} {
  const names: string[] = []
  let mimetype: string | undefined
  for (let at = head.indexOf(0x50); at >= 0 && at + ZIP_HEADER <= head.length; at = head.indexOf(0x50, at + 1)) {
    if (!isLocalHeader(head, at)) continue
    const view = new DataView(head.buffer, head.byteOffset + at)
    const nameEnd = at + ZIP_HEADER + view.getUint16(26, true)
    const name = ascii(head, at + ZIP_HEADER, Math.min(nameEnd, at + ZIP_HEADER + NAME_BYTES))
    names.push(name)
    const stored = view.getUint16(8, true) === 0
    const start = nameEnd + view.getUint16(28, true)
    if (name === 'mimetype' && stored) mimetype = ascii(head, start, start + Math.min(view.getUint32(18, true), 200)).trim()
    at = nameEnd - 1
  }
  return {names, mimetype}
}

const ZIP_HEADER = 30
/** So much of a name tells what kind of container it is in. */
const NAME_BYTES = 256

// Sizes may follow the data, so the next entry is looked for by its signature.
function isLocalHeader(head: Uint8Array, at: number): boolean {
  return head[at] === 0x50 && head[at + 1] === 0x4b && head[at + 2] === 3 && head[at + 3] === 4
}

/** The brands of an ISO base media file (MP4, HEIC …), the major one first. */
export function mediaBrands(head: Uint8Array): readonly string[] {
  if (head[4] !== 0x66 || head[5] !== 0x74 || head[6] !== 0x79 || head[7] !== 0x70) return []
  const size = new DataView(head.buffer, head.byteOffset).getUint32(0)
  const brands = [ascii(head, 8, 12).trim()]
  for (let at = 16; at + 4 <= Math.min(size, head.length, 256); at += 4) brands.push(ascii(head, at, at + 4).trim())
  return brands
}

/** Whether an OLE container names this stream in the part that is read: names stand there as UTF-16, with a zero after them. */
export function hasOleStream(head: Uint8Array, name: string): boolean {
  const wanted = new Uint8Array(name.length * 2 + 2)
  for (let at = 0; at < name.length; at++) wanted[at * 2] = name.charCodeAt(at)
  // Directory entries begin at multiples of 128 bytes.
  for (let at = 512; at + wanted.length <= head.length; at += 128) if (wanted.every((byte, i) => head[at + i] === byte)) return true
  return false
}

/** Whether the first block is a tar header: its sum is right, which also knows the oldest tars, that have no magic. */
export function isTar(head: Uint8Array): boolean {
  // The checksum is octal digits, spaces and zeros: most of what is no archive ends here.
  if (head.length < 512 || head[0] === 0 || !isOctal(head[148]!) || !isOctal(head[151]!)) return false
  const stated = Number.parseInt(ascii(head, 148, 156).replace(/\0.*$/s, '').trim(), 8)
  let sum = 0
  for (let at = 0; at < 512; at++) sum += at >= 148 && at < 156 ? 0x20 : head[at]!
  return stated === sum
}

function isOctal(byte: number): boolean {
  return byte === 0 || byte === 0x20 || (byte >= 0x30 && byte <= 0x37)
}

/** Whether an ELF file asks for a loader, which programs do and libraries seldom do. */
export function hasElfInterpreter(head: Uint8Array): boolean {
  if (head.length < 64) return false
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const wide = head[4] === 2
  const little = head[5] === 1
  const start = wide ? Number(view.getBigUint64(32, little)) : view.getUint32(28, little)
  const size = view.getUint16(wide ? 54 : 42, little)
  const count = view.getUint16(wide ? 56 : 44, little)
  for (let i = 0; i < count; i++) {
    const at = start + i * size
    if (at + 4 > head.length) return false
    if (view.getUint32(at, little) === INTERPRETER) return true
  }
  return false
}

const INTERPRETER = 3

/** Whether a Windows program says of itself that it is a library. */
export function isWindowsLibrary(head: Uint8Array): boolean {
  if (head.length < 64) return false
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const at = view.getUint32(60, true)
  return at + 24 <= head.length && ascii(head, at, at + 2) === 'PE' && (view.getUint16(at + 22, true) & 0x2000) !== 0
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return latin1(bytes.subarray(start, Math.min(end, bytes.length)))
}

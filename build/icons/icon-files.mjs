import {crc32, deflateSync} from 'node:zlib'

/** A PNG of RGBA pixels (8 bits a channel, no filter). */
export function pngOf(pixels, size) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const lines = Array.from({length: size}, (_, y) => Buffer.concat([Buffer.of(0), pixels.subarray(y * size * 4, (y + 1) * size * 4)]))
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(lines), {level: 9})), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts])
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}

/** What Windows takes: a table of PNGs. 256 is written as 0. */
export function icoOf(pictures) {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = 6 + 16 * pictures.length
  const rows = pictures.map(({size, png}) => {
    const row = Buffer.alloc(16)
    row.set([size % 256, size % 256])
    row.writeUInt16LE(1, 4)
    row.writeUInt16LE(32, 6)
    row.writeUInt32LE(png.length, 8)
    row.writeUInt32LE(at, 12)
    at += png.length
    return row
  })
  return Buffer.concat([head, ...rows, ...pictures.map(({png}) => png)])
}

/** The kinds that macOS has for PNGs, by their size in pixels. */
const ICNS_KINDS = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** What macOS takes: one part for each size and density. */
export function icnsOf(pictures) {
  const parts = pictures.flatMap(({size, png}) =>
    (ICNS_KINDS[size] ?? []).map((kind) => Buffer.concat([Buffer.from(kind, 'latin1'), uint32(png.length + 8), png])),
  )
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from('icns', 'latin1'), uint32(body.length + 8), body])
}

function uint32(number) {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(number)
  return four
}

import {crc32} from 'node:zlib'
import sharp from 'sharp'

/** A picture of one colour, with a stripe at its left side; `turned` writes the orientation of a camera that was held upright. */
export async function madePicture(
  format: 'jpeg' | 'png' | 'webp' | 'gif',
  {
    width,
    height,
    turned,
    colour = '#3a7',
  }: {readonly width: number; readonly height: number; readonly turned?: boolean; readonly colour?: string},
): Promise<Buffer> {
  const stripe = await sharp({create: {width: Math.ceil(width / 4), height, channels: 3, background: '#f00'}})
    .png()
    .toBuffer()
  const picture = sharp({create: {width, height, channels: 3, background: colour}}).composite([{input: stripe, left: 0, top: 0}])
  return (turned === true ? picture.withMetadata({orientation: 6}) : picture)[format]().toBuffer()
}

/** The header of a PNG that claims a size; what follows it is nothing. */
export async function claimedPng(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await madePicture('png', {width: 8, height: 8}))
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

/** A drawing that takes minutes to draw. */
export const endlessDrawing = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000"><filter id="f" x="0" y="0" width="1" height="1">${'<feTurbulence baseFrequency="0.5" numOctaves="200"/>'.repeat(40)}</filter><rect width="4000" height="4000" filter="url(#f)"/></svg>`

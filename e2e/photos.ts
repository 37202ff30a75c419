import {randomBytes} from 'node:crypto'
import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import sharp from 'sharp'

/** Makes photos of twelve million points, each another one, as a camera would write them. */
export async function makePhotos(folder: string, count: number): Promise<void> {
  await mkdir(folder, {recursive: true})
  const write = async (no: number): Promise<void> => {
    photos[no] ??= photoOf(no)
    await writeFile(join(folder, `IMG_${1000 + no}.jpg`), await photos[no])
  }
  // Two at a time: each takes half a second of a core.
  for (let no = 0; no < count; no += 2) await Promise.all([no, no + 1].filter((one) => one < count).map(write))
}

/** Those that were made before. */
const photos: Promise<Buffer>[] = []

function photoOf(no: number): Promise<Buffer> {
  grain ??= randomBytes(WIDTH * HEIGHT * 3)
  const hue = (no * 36) % 360
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${hue} 60% 75%)"/><stop offset="1" stop-color="hsl(${hue + 40} 70% 45%)"/></linearGradient></defs><g opacity="0.94"><rect width="4000" height="3000" fill="url(#s)"/><circle cx="${800 + no * 250}" cy="900" r="350" fill="#fff8d8"/><path d="M0 3000 L900 ${1500 + no * 40} L1700 2400 L2700 1300 L4000 2600 V3000 Z" fill="hsl(${hue + 90} 30% 25%)"/></g></svg>`
  const photo = sharp(grain, {raw: {width: WIDTH, height: HEIGHT, channels: 3}}).composite([{input: Buffer.from(drawing)}])
  return photo.jpeg({quality: 82}).toBuffer()
}

const WIDTH = 4000
const HEIGHT = 3000
/** What a sensor adds of its own. */
let grain: Buffer | undefined

/** Makes many small pictures, each another one. */
export async function makeSmallPictures(folder: string, count: number): Promise<void> {
  await mkdir(folder, {recursive: true})
  for (let no = 0; no < count; no++) {
    const background = {r: no % 256, g: (no * 7) % 256, b: Math.floor(no / 4) % 256}
    const picture = sharp({create: {width: 320 + (no % 7), height: 240, channels: 3, background}})
    await writeFile(join(folder, `shot-${String(no).padStart(4, '0')}.png`), await picture.png({compressionLevel: 1}).toBuffer())
  }
}

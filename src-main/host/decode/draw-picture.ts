import type {Metadata, Sharp, SharpConstructor} from 'sharp'
import {CoreError} from '../../contract/errors.ts'
import {type OpenFile, readAll} from './asked-file.ts'

export interface DrawnPicture {
  /** WebP. */
  readonly bytes: Uint8Array
  /** Of the original, turned the right way. */
  readonly width: number
  readonly height: number
}

const MOST_FILE_BYTES = 256_000_000
const MOST_SVG_BYTES = 16_000_000
/** What the largest sensors take, and a little more. */
const MOST_POINTS = 220_000_000
/** The drawing's own unit is a 72nd of an inch. */
const SVG_UNITS = 72
const MOST_DENSITY = 20_000

const readers: Readonly<Record<string, number>> = {
  jpeg: MOST_FILE_BYTES,
  png: MOST_FILE_BYTES,
  webp: MOST_FILE_BYTES,
  gif: MOST_FILE_BYTES,
  svg: MOST_SVG_BYTES,
}

/** Draws the first picture of an image file, turned the right way, at most `size` points wide and high. Fails with Damaged or Unsupported. */
export async function drawPicture(file: OpenFile, size: number): Promise<DrawnPicture> {
  const bytes = readAll(file, MOST_FILE_BYTES)
  const sharp = await loaded()
  try {
    const limits = {limitInputPixels: MOST_POINTS, failOn: 'error', pages: 1} as const
    const facts = await sharp(bytes, {...limits, limitInputPixels: false}).metadata()
    refuse(facts, bytes.length)
    const density = facts.format === 'svg' ? densityFor(facts, size) : undefined
    const picture = sharp(bytes, {...limits, ...(density === undefined ? {} : {density})})
    const {width, height} = facts.autoOrient
    return {bytes: new Uint8Array(await drawn(picture, size)), width, height}
  } catch (error) {
    if (error instanceof CoreError) throw error
    throw new CoreError({code: 'Damaged', message: `It cannot be read as a picture${reasonOf(error)}.`}, {cause: error})
  }
}

function drawn(picture: Sharp, size: number): Promise<Buffer> {
  return picture
    .autoOrient()
    .resize({width: size, height: size, fit: 'inside', withoutEnlargement: true})
    .webp({quality: size <= 512 ? 78 : 84, effort: size <= 512 ? 2 : 1})
    .toBuffer()
}

function refuse({format, width, height}: Metadata, bytes: number): void {
  const most = readers[format]
  if (most === undefined) throw new CoreError({code: 'Unsupported', message: `Pictures of the kind “${format}” are not read.`})
  if (bytes > most) throw new CoreError({code: 'Unsupported', message: `The file is larger than ${most / 1_000_000} MB.`})
  if (width * height > MOST_POINTS && format !== 'svg')
    throw new CoreError({code: 'Unsupported', message: `The picture has ${width} × ${height} points, which is more than is drawn.`})
}

/** A drawing has no points of its own: it is drawn as large as it is wanted. */
function densityFor({width, height}: Metadata, size: number): number {
  return Math.min(Math.max((SVG_UNITS * size) / Math.max(width, height, 1), 1), MOST_DENSITY)
}

/** The kinds of pictures that can be drawn here. */
export async function drawnKinds(): Promise<readonly string[]> {
  const {format} = await loaded()
  return Object.keys(readers).filter((kind) => format[kind as keyof typeof format]?.input.buffer === true)
}

/** Draws once, so that the first picture that somebody waits for finds all loaded: that takes as long as drawing three. */
export async function warmUp(): Promise<void> {
  const sharp = await loaded()
  const bytes = await sharp({create: {width: 64, height: 48, channels: 3, background: '#888'}})
    .jpeg()
    .toBuffer()
  await drawPicture({size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length)}, 16)
}

let loading: Promise<SharpConstructor> | undefined

/** Only the readers of the kinds above are let near a file. One picture at a time on one core: there are other decoders, and others who work. */
function loaded(): Promise<SharpConstructor> {
  return (loading ??= load())
}

async function load(): Promise<SharpConstructor> {
  const {default: sharp} = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({operation: ['VipsForeignLoad']})
  sharp.unblock({operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Svg'].map((kind) => `VipsForeignLoad${kind}Buffer`)})
  return sharp
}

/** What the library says of it, without the names of its own parts. */
function reasonOf(error: unknown): string {
  const said = (error instanceof Error ? error.message : String(error))
    .split('\n')[0]!
    .replace(/^\w+: /, '')
    .slice(0, 200)
  return said === '' || said.includes('unsupported image format') ? '' : ` (${said})`
}

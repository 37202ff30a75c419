/** A rectangle of a screen, in pixels. */
export interface Region {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What stood on a screen at one moment: four bytes a pixel, line after line. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly lineBytes: number
  readonly pixels: Buffer
}

/** Reads the frame buffer file of an invisible display, which is a window dump of X. */
export function readFrame(file: Buffer): Frame {
  const word = (at: number): number => file.readUInt32BE(at * 4)
  const [headerBytes, width, height, bitsAPixel, lineBytes, colours] = [word(0), word(4), word(5), word(11), word(12), word(19)]
  if (bitsAPixel !== 32) throw new Error(`The screen has ${bitsAPixel} bits a pixel instead of 32.`)
  return {width, height, lineBytes, pixels: file.subarray(headerBytes + colours * COLOUR_BYTES)}
}

const COLOUR_BYTES = 12

/** The bytes of one rectangle, so that two moments can be compared there. */
export function regionOf({pixels, lineBytes}: Frame, {left, top, width, height}: Region): Buffer {
  const lines = Array.from({length: height}, (_, line) => {
    const from = (top + line) * lineBytes + left * 4
    return pixels.subarray(from, from + width * 4)
  })
  return Buffer.concat(lines)
}

/**
 * Counts lines of text in a rectangle: bands of pixel lines that hold something beside their own first colour, between bands that hold
 * nothing. An empty window has none, and a picture or one sentence has hardly more.
 */
export function textLinesIn(region: Buffer, {width, height}: Pick<Region, 'width' | 'height'>): number {
  const lineBytes = width * 4
  let bands = 0
  let isInside = false
  for (let line = 0; line < height; line++) {
    const holds = holdsText(region.subarray(line * lineBytes, (line + 1) * lineBytes))
    if (holds && !isInside) bands++
    isInside = holds
  }
  return bands
}

/** A line between two rows may have another colour than they have, but it has it throughout. */
function holdsText(line: Buffer): boolean {
  for (let at = 4; at < line.length; at += 4) {
    if (line[at] !== line[0] || line[at + 1] !== line[1] || line[at + 2] !== line[2]) return true
  }
  return false
}

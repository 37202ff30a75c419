import type {Standing} from '../ipc/messages.ts'

/**
 * Draws the tray's icon: a sheet with a folded corner, and a mark in another one that tells the standing.
 * Pixels stand in Skia's order (blue, green, red, alpha; colours multiplied by alpha), each the mean of 4 × 4 samples.
 */
export function drawTray(standing: Standing, size: number, template: boolean): Buffer {
  const inks = template ? templateInks : colourInks[standing]
  const pixels = Buffer.alloc(size * size * 4)
  for (let at = 0; at < size * size; at++) {
    const sum: [number, number, number, number] = [0, 0, 0, 0]
    for (let sample = 0; sample < 16; sample++) {
      const part = partAt(
        ((at % size) + ((sample % 4) + 0.5) / 4) / size,
        (Math.floor(at / size) + (Math.floor(sample / 4) + 0.5) / 4) / size,
        marks[standing],
      )
      const [red, green, blue, alpha] = inks[part]
      sum[0] += blue * alpha
      sum[1] += green * alpha
      sum[2] += red * alpha
      sum[3] += 255 * alpha
    }
    pixels.set(
      sum.map((channel) => Math.round(channel / 16)),
      at * 4,
    )
  }
  return pixels
}

type Part = 'ground' | 'sheet' | 'fold' | 'mark'
type Ink = readonly [red: number, green: number, blue: number, alpha: number]
type Shape = (x: number, y: number) => boolean

function partAt(x: number, y: number, mark: Shape | undefined): Part {
  // The mark keeps a ring of ground around it, so that it reads on the sheet too.
  if (mark && Math.hypot(x - 0.7, y - 0.7) < 0.36) return mark(x - 0.7, y - 0.7) ? 'mark' : 'ground'
  const fromCorner = x + 1 - y
  if (!box(0.4, 0.4)(x - 0.5, y - 0.5) || fromCorner > 1.52) return 'ground'
  return fromCorner > 1.2 && x > 0.58 && y < 0.42 ? 'fold' : 'sheet'
}

const box =
  (halfWidth: number, halfHeight: number): Shape =>
  (x, y) =>
    Math.abs(x) < halfWidth && Math.abs(y) < halfHeight
const bar = box(0.08, 0.25)
const stroke = box(0.08, 0.18)
const dot = box(0.08, 0.07)

const ring = (away: number): boolean => away > 0.19 && away < 0.28
const slash: Shape = (x, y) => Math.abs(x - y) < 0.09 && Math.hypot(x, y) < 0.28

/** Seen from the middle of the mark: a disc, two bars, a stroke over a dot, a ring that is crossed out. */
const marks: Readonly<Record<Standing, Shape | undefined>> = {
  idle: undefined,
  working: (x, y) => Math.hypot(x, y) < 0.26,
  paused: (x, y) => bar(x - 0.13, y) || bar(x + 0.13, y),
  attention: (x, y) => stroke(x, y + 0.1) || dot(x, y - 0.22),
  offline: (x, y) => ring(Math.hypot(x, y)) || slash(x, y),
}

const nothing: Ink = [0, 0, 0, 0]
const templateInks: Readonly<Record<Part, Ink>> = {ground: nothing, sheet: [0, 0, 0, 1], fold: [0, 0, 0, 0.45], mark: [0, 0, 0, 1]}
const coloured = (mark: Ink): Readonly<Record<Part, Ink>> => ({ground: nothing, sheet: [74, 126, 232, 1], fold: [190, 214, 255, 1], mark})
const colourInks = {
  idle: coloured(nothing),
  working: coloured([46, 174, 96, 1]),
  paused: coloured([226, 150, 30, 1]),
  attention: coloured([214, 54, 54, 1]),
  offline: coloured([128, 134, 146, 1]),
} as const

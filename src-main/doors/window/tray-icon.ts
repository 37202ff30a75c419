import {nativeImage, type NativeImage} from 'electron'
import type {Standing} from '../ipc/messages.ts'

/** Draws the tray's icon for a standing: a folded sheet, and a mark in its corner. On macOS black and alpha only, as a template. */
export function trayIcon(standing: Standing, template: boolean): NativeImage {
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const size = 16 * scaleFactor
    image.addRepresentation({scaleFactor, width: size, height: size, buffer: nativeImage.createFromBitmap(drawn(standing, size, template), {width: size, height: size, scaleFactor}).toPNG({scaleFactor})})
  }
  image.setTemplateImage(template)
  return image
}

/** Pixels in Skia's order (blue, green, red, alpha; colours multiplied by alpha), each the mean of 4 × 4 samples. */
export function drawn(standing: Standing, size: number, template: boolean): Buffer {
  const pixels = Buffer.alloc(size * size * 4)
  for (let at = 0; at < size * size; at++) {
    const sum = [0, 0, 0, 0]
    for (let sample = 0; sample < 16; sample++) {
      const x = ((at % size) + ((sample % 4) + 0.5) / 4) / size
      const y = (Math.floor(at / size) + (Math.floor(sample / 4) + 0.5) / 4) / size
      const [red, green, blue, alpha] = inkAt(x, y, standing, template)
      sum[0]! += blue * alpha
      sum[1]! += green * alpha
      sum[2]! += red * alpha
      sum[3]! += 255 * alpha
    }
    pixels.set(sum.map((part) => Math.round(part / 16)), at * 4)
  }
  return pixels
}

type Ink = readonly [red: number, green: number, blue: number, alpha: number]
const nothing: Ink = [0, 0, 0, 0]
const black: Ink = [0, 0, 0, 1]

function inkAt(x: number, y: number, standing: Standing, template: boolean): Ink {
  const mark = markAt(x, y, standing)
  if (mark === 'ink') return template ? black : markInk[standing]
  if (mark === 'gap') return nothing
  const inSheet = x > 0.1 && x < 0.9 && y > 0.1 && y < 0.9 && x + (1 - y) < 1.52
  if (!inSheet) return nothing
  const inFold = x + (1 - y) > 1.2 && x > 0.58 && y < 0.42
  if (template) return inFold ? [0, 0, 0, 0.45] : black
  return inFold ? [190, 214, 255, 1] : [74, 126, 232, 1]
}

const markInk: Readonly<Record<Standing, Ink>> = {idle: nothing, working: [46, 174, 96, 1], paused: [226, 150, 30, 1], problem: [214, 54, 54, 1]}

/** The mark stands in the lower right: a disc while working, two bars while paused, a bar and a dot for a problem. */
function markAt(x: number, y: number, standing: Standing): 'ink' | 'gap' | undefined {
  if (standing === 'idle') return undefined
  const [dx, dy] = [x - 0.7, y - 0.7]
  const far = Math.hypot(dx, dy)
  if (far > 0.36) return undefined
  if (standing === 'working') return far < 0.26 ? 'ink' : 'gap'
  if (standing === 'paused') return Math.abs(Math.abs(dx) - 0.13) < 0.08 && Math.abs(dy) < 0.25 ? 'ink' : 'gap'
  return Math.abs(dx) < 0.08 && ((dy > -0.28 && dy < 0.08) || (dy > 0.15 && dy < 0.29)) ? 'ink' : 'gap'
}

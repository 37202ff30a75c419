/**
 * Reads the few shapes of which our mark is made: rounded rectangles, and paths of lines and circular arcs.
 * Whatever else stands in the file is refused, so that no icon differs from the mark without a word.
 */
export function svgShapes(text) {
  const box = /viewBox="0 0 (\d+) (\d+)"/.exec(text)
  if (box === null || box[1] !== box[2]) throw new Error('The mark has no square viewBox that begins at 0 0.')
  const tags = [...text.matchAll(/<(\w+)([^>]*?)\/?>/g)].filter(([, name]) => name !== 'svg')
  return {side: Number(box[1]), shapes: tags.map(([, name, attributes]) => shapeOf(name, attributesOf(attributes)))}
}

const attributesOf = (text) => Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))

function shapeOf(name, {fill, ...rest}) {
  if (name === 'rect') return {fill: inkOf(fill), points: pathPoints(rectPath(rest))}
  if (name === 'path') return {fill: inkOf(fill), points: pathPoints(rest.d)}
  throw new Error(`The mark holds a <${name}>, which icons cannot be drawn from.`)
}

function inkOf(fill) {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(fill ?? '')?.[1]
  if (hex === undefined) throw new Error(`The mark is filled with “${fill}”, which is no colour in hex digits.`)
  const whole = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
  return [0, 2, 4].map((at) => Number.parseInt(whole.slice(at, at + 2), 16))
}

const rectPath = ({x = 0, y = 0, width, height, rx = 0}) => {
  const [w, h, r] = [width - 2 * rx, height - 2 * rx, Number(rx)]
  const corner = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  return `M${Number(x) + r} ${y}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`
}

/** How many numbers follow each command. */
const NUMBERS = {M: 2, L: 2, H: 1, V: 1, A: 7, Z: 0}

/** The corners of a closed path; arcs become short lines. */
export function pathPoints(d) {
  const points = []
  let at = [0, 0]
  for (const [, command, words] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const upper = command.toUpperCase()
    const numbers = [...words.matchAll(/-?\d*\.?\d+/g)].map(Number)
    const count = NUMBERS[upper]
    if (count === undefined || (count === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % count !== 0))
      throw new Error(`“${command}${words}” is no step of a path that icons can be drawn from.`)
    for (let first = 0; first < numbers.length; first += count) {
      const own = numbers.slice(first, first + count)
      const to = endOf(upper, {own, at, from: command === upper ? [0, 0] : at})
      points.push(...(upper === 'A' ? arcPoints(at, to, own) : [to]))
      at = to
    }
  }
  return points
}

function endOf(command, {own, at, from}) {
  if (command === 'H') return [from[0] + own[0], at[1]]
  if (command === 'V') return [at[0], from[1] + own[0]]
  const [x, y] = own.slice(-2)
  return [from[0] + x, from[1] + y]
}

const STEPS = 24

/** A circular arc of at most half a turn (SVG 1.1, F.6.5, with equal radii). */
function arcPoints([x1, y1], [x2, y2], [rx, ry, , large, sweep]) {
  if (rx !== ry || large !== 0) throw new Error('The mark may hold short arcs of circles only.')
  const half = Math.hypot(x2 - x1, y2 - y1) / 2
  if (half === 0) return []
  const radius = Math.max(rx, half)
  const away = Math.sqrt(radius ** 2 - half ** 2) * (sweep === 1 ? 1 : -1)
  const centre = [(x1 + x2) / 2 - (away * (y2 - y1)) / (2 * half), (y1 + y2) / 2 + (away * (x2 - x1)) / (2 * half)]
  const begin = Math.atan2(y1 - centre[1], x1 - centre[0])
  const turn = 2 * Math.asin(Math.min(1, half / radius)) * (sweep === 1 ? 1 : -1)
  return Array.from({length: STEPS}, (_, step) => {
    const angle = begin + (turn * (step + 1)) / STEPS
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)]
  })
}

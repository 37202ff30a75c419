const SAMPLES = 4

/** Draws filled shapes as a square of RGBA pixels, each the mean of 4 × 4 samples; a later shape lies on an earlier one. */
export function drawShapes({side, shapes}, size) {
  const pixels = Buffer.alloc(size * size * 4)
  const scale = size / side
  const scaled = shapes.map(({fill, points}) => ({fill, points: points.map(([x, y]) => [x * scale, y * scale])}))
  for (let y = 0; y < size; y++) {
    const rows = Array.from({length: SAMPLES}, (_, row) => scaled.map(({points}) => crossings(points, y + (row + 0.5) / SAMPLES)))
    for (let x = 0; x < size; x++) pixels.set(pixelAt(rows, scaled, x), (y * size + x) * 4)
  }
  return pixels
}

function pixelAt(rows, shapes, x) {
  const sum = [0, 0, 0, 0]
  for (const row of rows)
    for (let column = 0; column < SAMPLES; column++) {
      const top = topAt(row, x + (column + 0.5) / SAMPLES)
      if (top < 0) continue
      shapes[top].fill.forEach((channel, at) => (sum[at] += channel))
      sum[3]++
    }
  if (sum[3] === 0) return sum
  return [...sum.slice(0, 3).map((channel) => Math.round(channel / sum[3])), Math.round((sum[3] * 255) / SAMPLES ** 2)]
}

/** Inside a shape is where an odd number of its edges lies to the left. */
function topAt(row, x) {
  for (let shape = row.length - 1; shape >= 0; shape--) if (row[shape].filter((edge) => edge < x).length % 2 === 1) return shape
  return -1
}

function crossings(points, y) {
  return points.flatMap(([x2, y2], at) => {
    const [x1, y1] = points.at(at - 1)
    return y1 <= y === y2 <= y ? [] : [x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)]
  })
}

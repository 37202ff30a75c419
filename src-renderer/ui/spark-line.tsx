import './spark-line.css'

interface SparkLineParts {
  /** The oldest first. */
  readonly values: readonly number[]
  /** How many values fill the width. */
  readonly most: number
  /** The same in words. */
  readonly label: string
}

const WIDTH = 120
const HEIGHT = 24

/** How a figure went over the last while, as a small filled curve. */
export function SparkLine({values, most, label}: SparkLineParts) {
  const top = Math.max(...values, 1)
  const step = WIDTH / Math.max(1, most - 1)
  const points = values.map((value, at) => `${round(at * step)},${round(HEIGHT - 1 - (value / top) * (HEIGHT - 3))}`)
  const end = round((values.length - 1) * step)
  return (
    <svg className="spark-line" role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
      <polygon className="spark-line-ground" points={`0,${HEIGHT} ${points.join(' ')} ${end},${HEIGHT}`} />
      <polyline className="spark-line-edge" points={points.join(' ')} />
    </svg>
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** How fast acts of one kind went between two volumes; a figure is absent until it was measured. */
export interface Pace {
  /** Of large files, whose bytes take the time. */
  readonly bytesPerMs?: number | undefined
  /** Of small ones and of what has no bytes, where each step takes its time. */
  readonly msPerStep?: number | undefined
}

/** What an act has to do, or has done. */
export interface Load {
  readonly bytes: number
  readonly steps: number
}

/** From here on bytes take longer than all else that a file needs. */
const LARGE_BYTES = 256 * 1024
/** Less than this tells of the start of an act and not of its pace. */
const BYTES_MEASURED = 16 * 1024 * 1024
const STEPS_MEASURED = 64
/** What the newest act counts against those before it. */
const NEWEST = 0.3

/** The pace after another act; as it was where that was too small to tell. */
export function paceAfter(before: Pace, {bytes, steps, ms}: Load & {readonly ms: number}): Pace {
  if (ms <= 0 || steps === 0) return before
  if (isLarge({bytes, steps})) return bytes < BYTES_MEASURED ? before : {...before, bytesPerMs: moved(before.bytesPerMs, bytes / ms)}
  return steps < STEPS_MEASURED ? before : {...before, msPerStep: moved(before.msPerStep, ms / steps)}
}

/** How long an act would take; undefined while nothing like it was measured. */
export function estimateMs(pace: Pace, load: Load): number | undefined {
  if (load.steps === 0) return undefined
  const ms = isLarge(load)
    ? pace.bytesPerMs === undefined
      ? undefined
      : load.bytes / pace.bytesPerMs
    : pace.msPerStep === undefined
      ? undefined
      : load.steps * pace.msPerStep
  return ms === undefined ? undefined : Math.round(ms)
}

const isLarge = ({bytes, steps}: Load): boolean => bytes / steps >= LARGE_BYTES

const moved = (before: number | undefined, now: number): number => (before === undefined ? now : before + (now - before) * NEWEST)

/** What the user allows background work. */
export interface ThrottleLimits {
  /** Cores while somebody works with this machine. */
  readonly coresWhileActive: number
  /** Cores while nobody does; 0 stands for all. */
  readonly coresWhileIdle: number
  /** Whether contents are read while the machine runs on its battery. */
  readonly hashOnBattery: boolean
  readonly pauseBackground: boolean
}

/** What is known of the machine and its user. */
export interface ThrottleFacts {
  readonly cores: number
  /** Since somebody last asked Onefold for something, or touched its window. */
  readonly sinceAskedMs: number
  /** Since somebody last touched the machine, where the system tells. */
  readonly sinceTouchedMs?: number | undefined
  /** Undefined where it is not known, as on machines without one. */
  readonly onBattery?: boolean | undefined
}

/** What background work may do now: so many at once of each kind. */
export interface Throttle {
  readonly walk: number
  readonly hash: number
  /** Why it is less than all. */
  readonly why?: 'paused' | 'active' | 'battery' | undefined
}

/** So long after the last sign of somebody the machine counts as idle. */
export const IDLE_AFTER_MS = 60_000

/** Decides how much of the machine background work may use. What somebody waits for is never asked here. */
export function throttle(limits: ThrottleLimits, {cores, sinceAskedMs, sinceTouchedMs, onBattery}: ThrottleFacts): Throttle {
  if (limits.pauseBackground) return {walk: 0, hash: 0, why: 'paused'}
  const isActive = Math.min(sinceAskedMs, sinceTouchedMs ?? Infinity) < IDLE_AFTER_MS
  const wanted = isActive ? limits.coresWhileActive : limits.coresWhileIdle || cores
  const walk = Math.max(1, Math.min(wanted, cores))
  if (onBattery && !limits.hashOnBattery) return {walk, hash: 0, why: 'battery'}
  return {walk, hash: walk, ...(walk < cores ? {why: 'active'} : {})}
}

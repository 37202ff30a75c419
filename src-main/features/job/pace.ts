import type {Settings} from '../../contract/system.ts'
import {type Throttle, throttle} from '../../domain/throttle.ts'
import type {Clock, Scheduler} from '../../domain/ports.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {Pace} from '../../runtime/job-types.ts'
import {openTurns} from '../../runtime/turns.ts'
import type {HeadStart} from './head-start.ts'
import type {Presence} from './presence.ts'

/** How much background work may do, as settings, user and battery have it at every moment. */
export interface OpenPace extends Pace {
  end(): void
}

export interface PaceParts {
  readonly presence: Presence
  /** Until it is over no background work begins. */
  readonly headStart: Pick<HeadStart, 'isOver' | 'over'>
  readonly events: Pick<EventBus, 'on'>
  readonly clock: Pick<Clock, 'monotonicMs' | 'now'>
  readonly scheduler: Pick<Scheduler, 'every'>
  readonly cores: number
  limits(): Settings
  /** Whether the machine runs on its battery; undefined where it has none, or does not tell. */
  onBattery(): Promise<boolean | undefined>
  /** Background work may begin, or is to stop. */
  changed(): void
}

/** Nobody rings when a user goes away. */
const LOOK_EVERY_MS = 2_000
const BATTERY_EVERY_MS = 20_000

/** Opens the pace of one library's background work. */
export function openPace(parts: PaceParts): OpenPace {
  const {presence, headStart, events, clock, scheduler, cores} = parts
  let onBattery: boolean | undefined
  let askedAt = -Infinity
  const now = (): Throttle => {
    const {sinceAskedMs, sinceTouchedMs, onBattery: told} = presence.facts()
    return throttle(restingNow(parts.limits(), clock.now()), {cores, sinceAskedMs, sinceTouchedMs, onBattery: told ?? onBattery})
  }
  const turns = openTurns(now)
  const askBattery = (): void => {
    if (clock.monotonicMs() - askedAt < BATTERY_EVERY_MS) return
    askedAt = clock.monotonicMs()
    void parts.onBattery().then(
      (told) => {
        onBattery = told
        turns.look()
      },
      () => undefined,
    )
  }
  let rests = now().why === 'paused'
  if (!headStart.isOver) void headStart.over.then(parts.changed)
  const end = scheduler.every(LOOK_EVERY_MS, () => {
    // Nobody rings when the time is over that background work was to rest for.
    const rested = rests
    rests = now().why === 'paused'
    if (rested && !rests) parts.changed()
    if (!turns.isWaiting()) return
    askBattery()
    turns.look()
  })
  const ignore = events.on((event) => {
    if (event.type !== 'settings.changed') return
    turns.look()
    parts.changed()
  })
  return {
    background: () => headStart.isOver && now().why !== 'paused',
    rests: (work) => {
      const limits = now()
      return limits.why === 'battery' && limits[work] === 0 ? 'battery' : undefined
    },
    turn: (work, signal, step) => {
      askBattery()
      return turns.take(work, signal, step)
    },
    end: () => {
      end()
      ignore()
    },
  }
}

/** Background work rests until it is told to go on, or until a moment that was chosen. */
function restingNow(limits: Settings, now: number): Settings {
  return limits.pauseUntil !== '' && now < Date.parse(limits.pauseUntil) ? {...limits, pauseBackground: true} : limits
}

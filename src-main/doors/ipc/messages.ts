import type {Failure, Reply} from '../../contract/errors.ts'
import type {Settings} from '../../contract/system.ts'
import type {EndedJob} from '../window/notice-policy.ts'

/** What the whole of the core is doing, as the tray shows it; `offline`: there is no core now. */
export type Standing = 'idle' | 'working' | 'paused' | 'attention' | 'offline'

/** A child that ends so was a client of a core that ended: nothing of its own is broken. */
export const OWNER_ENDED = 75

/** Where a window stood. */
export interface WindowFrame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** Where windows stood: the last one, and the last one on each screen. Host keeps it, and whether the tray was explained. */
export interface WindowPlaces {
  readonly last?: WindowFrame | undefined
  readonly screens: Readonly<Record<string, WindowFrame>>
  readonly trayTold: boolean
}

/** What the user has set that is the main process's to do. */
export interface ShellSettings {
  readonly closeToTray: boolean
  readonly startAtLogin: boolean
  readonly notify: boolean
  readonly hotKey: Settings['hotKey']
  readonly language: Settings['language']
}

/** How all of the work stands, for the tray and the taskbar. */
export interface WorkStanding {
  readonly standing: Standing
  /** How many jobs that is about. */
  readonly count: number
  /** Why there is no core; the core's own words. */
  readonly sentence?: string | undefined
  /** From 0 to 1, where it is known of all that runs. */
  readonly progress?: number | undefined
  /** Background work waits until the user takes that back. */
  readonly resting: boolean
  /** What needs somebody, the newest first. */
  readonly problems: readonly string[]
}

/** What the main process says to the core's child; `serve` comes with a port. */
export type ToCore =
  | {readonly say: 'serve'; readonly window: number}
  | {readonly say: 'answer'; readonly ask: number; readonly reply: Reply}
  /** Background work rests until then, or until it is taken back. */
  | {readonly say: 'rest'; readonly until?: string | undefined}
  | {readonly say: 'go on'}
  /** What the system knows of the user and the battery; said every half minute. */
  | {readonly say: 'present'; readonly idleMs: number; readonly onBattery: boolean}
  | {readonly say: 'remember'; readonly places: WindowPlaces}
  /** What starts with the session of the user on Linux, as the text of its file; nothing takes it away. */
  | {readonly say: 'autostart'; readonly entry?: string | undefined}
  | {readonly say: 'stop'; readonly reason: string}

/** What the core's child says to the main process: everything but the data, which goes by the windows' own ports. */
export type FromCore =
  | {readonly say: 'places'; readonly places: WindowPlaces}
  /** `form`: the core runs in this child, or the child passes frames to a core that another process owns. */
  | {readonly say: 'ready'; readonly form: 'own' | 'client'; readonly note?: string | undefined}
  /** The world said no: starting again would not help. */
  | {readonly say: 'failed'; readonly failure: Failure}
  | {readonly say: 'ask'; readonly ask: number; readonly window: number; readonly name: string; readonly input: unknown}
  | {readonly say: 'standing'; readonly work: WorkStanding; readonly settings: ShellSettings}
  /** There is none at the moment; the next one is on its way. */
  | {readonly say: 'down'; readonly sentence: string}
  | {readonly say: 'ended'; readonly job: EndedJob}
  | {readonly say: 'silent'; readonly volume: string}

/** The child's line to the main process, as those in the child use it. */
export interface Shell {
  say(message: FromCore): void
  failed(error: unknown): void
  newRequestId(): string
}

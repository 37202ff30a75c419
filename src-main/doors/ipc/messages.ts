import type {Failure, Reply} from '../../contract/errors.ts'

/** What the whole of the core is doing, as the tray shows it. */
export type Standing = 'idle' | 'working' | 'paused' | 'problem'

/** Where a window stood when it was last closed; host keeps it, this is the same shape on the way there. */
export interface WindowFrame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** What the main process says to the core's child; `serve` comes with a port. */
export type ToCore =
  | {readonly say: 'serve'; readonly window: number}
  | {readonly say: 'answer'; readonly ask: number; readonly reply: Reply}
  | {readonly say: 'pause'}
  | {readonly say: 'resume'}
  /** What the system knows of the user and the battery; said every half minute. */
  | {readonly say: 'present'; readonly idleMs: number; readonly onBattery: boolean}
  | {readonly say: 'remember'; readonly frame: WindowFrame}
  | {readonly say: 'stop'; readonly reason: string}

/** What the core's child says to the main process: everything but the data, which goes by the windows' own ports. */
export type FromCore =
  | {readonly say: 'frame'; readonly frame: WindowFrame | undefined}
  /** `form`: the core runs in this child, or the child passes frames to a core that another process owns. */
  | {readonly say: 'ready'; readonly form: 'own' | 'client'; readonly note?: string | undefined}
  /** The world said no: starting again would not help. */
  | {readonly say: 'failed'; readonly failure: Failure}
  | {readonly say: 'ask'; readonly ask: number; readonly window: number; readonly name: string; readonly input: unknown}
  | {readonly say: 'standing'; readonly standing: Standing; readonly sentence: string; readonly closeToTray: boolean}

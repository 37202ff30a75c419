import type {Endpoint} from '../../contract/endpoint.ts'
import type {Failure} from '../../contract/errors.ts'

/** What reaching, starting and stopping a core needs of the machine; the program fills it in. */
export interface CoreStarter {
  readEndpoint(): Promise<Endpoint | undefined>
  /** Starts a daemon, and tells when it answers or why it does not. */
  start(): Promise<StartWord>
  processGone(pid: number, withinMs: number): Promise<boolean>
}

/** How a start ended; neither ready nor a failure means that the process ended without a word. */
export interface StartWord {
  readonly ready: boolean
  readonly failure?: Failure
  readonly logFile?: string
}

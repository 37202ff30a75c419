import {setTimeout as sleep} from 'node:timers/promises'
import type {Connection} from '../../contract/client.ts'
import {CoreError} from '../../contract/errors.ts'
import type {Carrier} from '../../contract/wire.ts'
import {foreignCore} from './foreign-core.ts'
import type {CoreSource} from './serve-windows.ts'

/** Finds the core for the windows: our own if the library is free, else that of its owner, else a daemon where this runtime cannot hold one. */
export async function findCore(ways: CoreWays): Promise<FoundCore> {
  const refusal = ways.ownAllowed
    ? undefined
    : 'The core does not run inside this Electron, so a daemon under plain Node holds the library.'
  if (refusal !== undefined) return startedElsewhere(ways, refusal)
  for (let left = TRIES; left > 0; left--) {
    const own = await ways.openOwn().catch((error: unknown) => error)
    if (isOpened(own)) return {form: 'own', source: own.source, close: own.close}
    if (!(own instanceof CoreError) || cannotLoad.has(own.code))
      return startedElsewhere(ways, `The core cannot be loaded here (${sentence(own)}), so a daemon under plain Node holds the library.`)
    if (own.code !== 'LibraryInUse') throw own
    const connection = await ways.tryForeign()
    if (connection) return asClient(ways, connection, `Another core holds this library: process ${connection.welcome.pid}.`)
    // Its owner is getting ready or closing: both take a moment.
    await sleep(PAUSE_MS)
  }
  throw new CoreError({
    code: 'LibraryInUse',
    message: 'Another program holds this library and does not answer.',
    hint: 'End it, or start Onefold with another --data-dir.',
  })
}

/** What finding needs; the program brings it, because doors know neither the core's opening nor the machine. */
export interface CoreWays {
  readonly ownAllowed: boolean
  /** Fails with LibraryInUse when another process holds the lock, and with what is no CoreError or a lost thread when the runtime cannot load it. */
  openOwn(): Promise<OpenedCore>
  tryForeign(): Promise<Connection | undefined>
  startForeign(): Promise<Connection>
  dial(): Promise<Carrier>
}

export interface OpenedCore {
  readonly source: CoreSource
  close(reason: string): Promise<void>
}

export interface FoundCore extends OpenedCore {
  readonly form: 'own' | 'client'
  readonly note?: string
  /** Of a foreign core only: tells when the line to it ended. */
  onLost?(listen: () => void): void
}

/** What a thread says whose parts this runtime refuses. */
const cannotLoad: ReadonlySet<string> = new Set(['Internal', 'CoreUnreachable'])
const TRIES = 60
const PAUSE_MS = 250

const startedElsewhere = async (ways: CoreWays, note: string): Promise<FoundCore> => asClient(ways, await ways.startForeign(), note)

function asClient(ways: CoreWays, connection: Connection, note: string): FoundCore {
  return {
    form: 'client',
    note,
    source: foreignCore(connection, ways.dial),
    // Its owner goes on without us.
    close: async () => connection.close(),
    onLost: (listen) => connection.onClose(listen),
  }
}

const isOpened = (value: unknown): value is OpenedCore => typeof value === 'object' && value !== null && 'source' in value

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))

import {create} from 'zustand'
import packageFacts from '../../package.json'
import {type Connection, connect} from '../../src-main/contract/client.ts'
import {contractHash} from '../../src-main/contract/contract-hash.ts'
import {CoreError, errors} from '../../src-main/contract/errors.ts'
import {WIRE_VERSION, type Welcome} from '../../src-main/contract/wire.ts'
import {openCarrier} from './carrier.ts'
import {ring} from './events.ts'

interface Session {
  readonly phase: 'connecting' | 'open' | 'lost' | 'refused'
  /** Counts the connections: what depends on the core's memory is asked again when it moves. */
  readonly round: number
  readonly welcome?: Welcome | undefined
  /** Why it was refused, or ended; a sentence. */
  readonly sentence?: string | undefined
}

/** The life of the window's line to its core: greeted, lost and found again, or refused. */
export const useSession = create<Session>(() => ({phase: 'connecting', round: 0}))

const FIRST_PAUSE_MS = 150
const LONGEST_PAUSE_MS = 4_000
let connection: Connection | undefined
const waiters: ((connection: Connection) => void)[] = []
let pauseMs = FIRST_PAUSE_MS

/** Answers the live connection, at once or when there is one again. */
export function liveConnection(): Promise<Connection> {
  return connection ? Promise.resolve(connection) : new Promise((resolve) => waiters.push(resolve))
}

/** Connects, and goes on connecting whenever the line ends; called once. */
export async function startSession(): Promise<void> {
  try {
    const carrier = openCarrier()
    // To go through the whole contract takes its time, in which the core gets ready.
    const hello = greeting()
    opened(await connect(await carrier, hello))
  } catch (error) {
    if (error instanceof CoreError && !errors[error.code].retry) {
      useSession.setState({phase: 'refused', sentence: error.message})
      return
    }
    lost(error instanceof Error ? error.message : String(error))
  }
}

function greeting(): Parameters<typeof connect>[1] {
  return {wire: WIRE_VERSION, contract: contractHash(), appVersion: packageFacts.version, schema: 0, dataDir: '', client: 'window'}
}

function opened(fresh: Connection): void {
  connection = fresh
  pauseMs = FIRST_PAUSE_MS
  fresh.onClose((reason) => {
    connection = undefined
    lost(reason)
  })
  fresh.on(ring)
  useSession.setState((before) => ({phase: 'open', round: before.round + 1, welcome: fresh.welcome, sentence: undefined}))
  for (const resolve of waiters.splice(0)) resolve(fresh)
}

function lost(reason: string): void {
  useSession.setState((before) => ({phase: before.round === 0 ? 'connecting' : 'lost', sentence: reason}))
  setTimeout(() => void startSession(), pauseMs)
  pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
}

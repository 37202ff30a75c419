import {setTimeout as sleep} from 'node:timers/promises'
import {connect, type Connection} from '../../contract/client.ts'
import {CoreError} from '../../contract/errors.ts'
import {newerThan} from '../../contract/versions.ts'
import type {Carrier, Hello} from '../../contract/wire.ts'
import type {CoreStarter, StartWord} from './core-starter.ts'
import {dialCore} from './dial-core.ts'
import {askToClose} from './stop-core.ts'

const READY_WITHIN_MS = 15_000
const GREET_WITHIN_MS = 5_000
const ASK_EVERY_MS = 50

/** Connects to the core of the data dir and starts a daemon when none runs; several who come at once get the same one. */
export async function reachCore(starter: CoreStarter, hello: Omit<Hello, 'frame'>): Promise<Connection> {
  const until = performance.now() + READY_WITHIN_MS
  let starting: Promise<StartWord> | undefined
  let lost = 0
  let nextStart = 0
  while (performance.now() < until) {
    const connection = await tryConnect(starter, hello)
    if (connection) return connection
    if (performance.now() >= nextStart) starting ??= starter.start()
    const word = await Promise.race([starting ?? sleep(ASK_EVERY_MS), sleep(ASK_EVERY_MS)])
    if (!word) continue
    starting = undefined
    if (word.ready) continue
    judge(word)
    // Somebody else holds the library: it is getting ready, or closing. We ask on, and start again more and more slowly.
    nextStart = performance.now() + Math.min(2000, 200 * 2 ** lost++)
  }
  throw new CoreError({
    code: 'CoreUnreachable',
    message: `The core did not get ready within ${READY_WITHIN_MS / 1000} seconds.`,
    hint: 'logs/daemon.log in the data dir says more.',
  })
}

/** Connects if a core runs; nothing when none does. A core older than us is asked to make room. */
export async function tryConnect(starter: CoreStarter, hello: Omit<Hello, 'frame'>): Promise<Connection | undefined> {
  const endpoint = await starter.readEndpoint()
  if (!endpoint) return undefined
  try {
    return await greeted(await dialCore(endpoint), hello)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    if (error.code === 'CoreUnreachable') return undefined
    if (error.code !== 'ContractMismatch' || !newerThan(hello.appVersion, endpoint.appVersion)) throw error
    await askToClose(starter, endpoint, {appVersion: hello.appVersion, reason: 'newer'})
    return undefined
  }
}

async function greeted(carrier: Carrier, hello: Omit<Hello, 'frame'>): Promise<Connection> {
  const timer = setTimeout(() => carrier.close(), GREET_WITHIN_MS)
  try {
    return await connect(carrier, hello)
  } catch (error) {
    carrier.close()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Throws what no waiting can mend. */
function judge({failure, logFile}: StartWord): void {
  if (failure?.code === 'LibraryInUse') return
  if (failure) throw new CoreError(failure)
  throw new CoreError({
    code: 'CoreUnreachable',
    message: 'The core ended while it was starting.',
    ...(logFile ? {hint: `See ${logFile}.`} : {}),
  })
}

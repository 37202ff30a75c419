import type {Endpoint} from '../../contract/endpoint.ts'
import {CoreError} from '../../contract/errors.ts'
import {CoreFrame, type Yield} from '../../contract/wire.ts'
import type {CoreStarter} from './core-starter.ts'
import {dialCore} from './dial-core.ts'

const YIELD_WITHIN_MS = 10_000
const STOP_WITHIN_MS = 60_000

/** Stops the core of the data dir and returns when its process is gone; answers its pid, nothing when none ran. */
export async function stopCore(
  starter: Pick<CoreStarter, 'readEndpoint' | 'processGone'>,
  appVersion: string,
): Promise<number | undefined> {
  const endpoint = await starter.readEndpoint()
  if (!endpoint) return undefined
  try {
    await askToClose(starter, endpoint, {appVersion, reason: 'stop'})
    return endpoint.pid
  } catch (error) {
    if (!(error instanceof CoreError) || error.code !== 'CoreUnreachable') throw error
    // Killed, or closing because somebody else asked: then it is gone soon.
    await starter.processGone(endpoint.pid, YIELD_WITHIN_MS)
    return undefined
  }
}

/** Asks a core of any version to close, and waits for its process; a refusal is thrown with the core's sentence. */
export async function askToClose(starter: Pick<CoreStarter, 'processGone'>, endpoint: Endpoint, wish: Omit<Yield, 'frame'>): Promise<void> {
  const carrier = await dialCore(endpoint)
  const withinMs = wish.reason === 'stop' ? STOP_WITHIN_MS : YIELD_WITHIN_MS
  const timer = setTimeout(() => carrier.close(), withinMs)
  // A core that agrees says nothing: its closing ends the connection.
  await new Promise<void>((resolve, reject) => {
    carrier.onFrame((raw) => {
      const frame = CoreFrame.safeParse(raw)
      if (frame.success && frame.data.frame === 'refused') reject(new CoreError({code: frame.data.code, message: frame.data.message}))
    })
    carrier.onClose(() => resolve())
    carrier.send({frame: 'yield', ...wish})
  }).finally(() => clearTimeout(timer))
  if (!(await starter.processGone(endpoint.pid, withinMs))) {
    throw new CoreError({code: 'Timeout', message: `The core (process ${endpoint.pid}) did not end within ${withinMs / 1000} seconds.`})
  }
}

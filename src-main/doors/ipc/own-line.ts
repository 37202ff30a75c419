import {MessageChannelMain} from 'electron'
import {type Connection, connect} from '../../contract/client.ts'
import type {Hello} from '../../contract/wire.ts'
import {portCarrier} from './port-carrier.ts'
import type {CoreLink} from './supervise-core.ts'

/** A line of the main process itself to the core, for what pages ask of it by address; made a moment after the core is ready, or when it is first needed, and again when it ended. */
export function openOwnLine(core: CoreLink, hello: () => Omit<Hello, 'frame'>): () => Promise<Connection> {
  let line: Promise<Connection> | undefined
  const open = (): Promise<Connection> => {
    const {port1, port2} = new MessageChannelMain()
    const opening = connect(portCarrier(port2), hello())
    core.send({say: 'serve', window: OF_NO_WINDOW}, [port1])
    const over = (): void => void (line === opening && (line = undefined))
    opening.then((connection) => connection.onClose(over), over)
    return opening
  }
  const opened = (): Promise<Connection> => (line ??= open())
  // The first window has its own line before; the first photo finds this one.
  core.on(({say}) => void (say === 'ready' && setTimeout(() => void opened().catch(() => undefined), AFTER_WINDOW_MS)))
  return opened
}

const OF_NO_WINDOW = 0
const AFTER_WINDOW_MS = 500

import {randomBytes} from 'node:crypto'
import {createServer, type Socket} from 'node:net'
import type {Caller} from '../../contract/caller.ts'
import {grants} from '../../contract/caller.ts'
import {contractHash} from '../../contract/contract-hash.ts'
import type {Endpoint} from '../../contract/endpoint.ts'
import {CoreError} from '../../contract/errors.ts'
import type {Carrier} from '../../contract/wire.ts'
import {proveAsCore, UNPROVEN_FRAME_BYTES} from './prove-token.ts'
import {socketCarrier} from './socket-carrier.ts'
import {type SocketFrames, socketFrames} from './socket-frames.ts'

/** What the door needs of the machine: the place of the socket, and the word that tells it. */
export interface EndpointPlace {
  makeSocketPath(): Promise<string>
  /** Takes away what `makeSocketPath` made; the socket itself is gone by then. */
  clearSocketPath(socket: string): Promise<void>
  write(endpoint: Endpoint): Promise<void>
  remove(endpoint: Endpoint): Promise<void>
}

export interface RpcDoor {
  readonly endpoint: Endpoint
  /** Lets nobody else in; who is inside stays. */
  shut(): void
  /** Sends all away; the endpoint file goes last. */
  close(): Promise<void>
}

export interface RpcDoorConfig {
  readonly place: EndpointPlace
  readonly appVersion: string
  readonly pid: number
  readonly serve: (carrier: Carrier, caller: Caller) => void
}

/** Opens the socket that programs of the same user come in by. Invariant: the process holds the library's lock. */
export async function openRpcDoor({place, appVersion, pid, serve}: RpcDoorConfig): Promise<RpcDoor> {
  const endpoint: Endpoint = {
    socket: await place.makeSocketPath(),
    token: randomBytes(32).toString('hex'),
    pid,
    appVersion,
    contract: contractHash(),
  }
  const inside = new Set<SocketFrames>()
  let count = 0

  const letIn = async (socket: Socket): Promise<void> => {
    const frames = socketFrames(socket, UNPROVEN_FRAME_BYTES)
    inside.add(frames)
    frames.onClose(() => inside.delete(frames))
    await proveAsCore(frames, endpoint.token)
    serve(socketCarrier(frames), {kind: 'cli', id: `cli-${++count}`, grants})
  }
  const server = createServer((socket) => {
    // Who proves nothing is sent away by the proving itself; there is nobody to tell.
    letIn(socket).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CoreError({code: 'InputOutput', message: `The socket ${endpoint.socket} cannot be opened (${error.code}).`}, {cause: error}),
      ),
    )
    server.listen(endpoint.socket, resolve)
  })
  await place.write(endpoint)
  let closed: Promise<void> | undefined
  // The socket goes at once, its folder right after it: both while this process still holds the lock.
  const shut = (): Promise<void> => {
    if (closed) return closed
    const ended = new Promise<void>((resolve) => server.close(() => resolve()))
    closed = Promise.all([ended, place.clearSocketPath(endpoint.socket)]).then(() => undefined)
    return closed
  }
  return {
    endpoint,
    shut: () => void shut(),
    close: async () => {
      for (const frames of inside) frames.close('the core stops')
      await shut()
      await place.remove(endpoint)
    },
  }
}

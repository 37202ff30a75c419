import {connect as connectSocket, type Socket} from 'node:net'
import type {Endpoint} from '../../contract/endpoint.ts'
import {CoreError} from '../../contract/errors.ts'
import type {Carrier} from '../../contract/wire.ts'
import {proveAsClient, UNPROVEN_FRAME_BYTES} from './prove-token.ts'
import {socketCarrier} from './socket-carrier.ts'
import {socketFrames} from './socket-frames.ts'

/** Reaches the core that an endpoint names; fails with CoreUnreachable when nobody answers there. */
export async function dialCore(endpoint: Endpoint): Promise<Carrier> {
  const socket = await reached(endpoint.socket)
  const frames = socketFrames(socket, UNPROVEN_FRAME_BYTES)
  await proveAsClient(frames, endpoint.token)
  return socketCarrier(frames)
}

function reached(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(path)
    socket.once('connect', () => {
      socket.removeAllListeners('error')
      resolve(socket)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EACCES' || error.code === 'EPERM' ? 'PermissionDenied' : 'CoreUnreachable'
      reject(new CoreError({code, message: `The core's socket does not answer (${error.code}).`}, {cause: error}))
    })
  })
}

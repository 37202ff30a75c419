import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto'
import {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
import {MOST_FRAME_BYTES, type SocketFrames} from './socket-frames.ts'

/** The largest frame that is taken from a side that has proven nothing. */
export const UNPROVEN_FRAME_BYTES = 1024
const PATIENCE_MS = 5_000

const Challenge = z.object({nonce: z.string().length(64)})
const Response = z.object({nonce: z.string().length(64), proof: z.string().length(64)})
const Proof = z.object({proof: z.string().length(64)})

/** The core's half: asks the client to prove that it knows the token, then proves it too. The token itself never crosses. */
export async function proveAsCore(frames: SocketFrames, token: string): Promise<void> {
  const ours = randomBytes(32).toString('hex')
  frames.send({nonce: ours})
  const {nonce, proof} = await nextFrame(frames, Response)
  if (!same(proof, proofOf(token, 'client', [ours, nonce]))) throw unproven(frames)
  frames.send({proof: proofOf(token, 'core', [ours, nonce])})
  frames.allow(MOST_FRAME_BYTES)
}

/** The client's half: says nothing before the core has proven that it wrote the endpoint file. */
export async function proveAsClient(frames: SocketFrames, token: string): Promise<void> {
  const {nonce} = await nextFrame(frames, Challenge)
  const ours = randomBytes(32).toString('hex')
  frames.send({nonce: ours, proof: proofOf(token, 'client', [nonce, ours])})
  const {proof} = await nextFrame(frames, Proof)
  if (!same(proof, proofOf(token, 'core', [nonce, ours]))) throw unproven(frames)
  frames.allow(MOST_FRAME_BYTES)
}

/** The side is part of what is signed, so that an answer cannot be sent back as our own. */
const proofOf = (token: string, side: 'client' | 'core', [core, client]: readonly [string, string]): string =>
  createHmac('sha256', token).update(`onefold ${side} ${core} ${client}`).digest('hex')

const same = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'))

function unproven(frames: SocketFrames): CoreError {
  frames.close('the token was not proven')
  return new CoreError({code: 'NotAllowed', message: 'The other end of the socket does not know the token of this data dir.'})
}

function nextFrame<T>(frames: SocketFrames, shape: z.ZodType<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = (why: string): void => reject(new CoreError({code: 'CoreUnreachable', message: `The core did not greet: ${why}.`}))
    const timer = setTimeout(() => frames.close('it took too long'), PATIENCE_MS)
    frames.onClose((reason) => {
      clearTimeout(timer)
      gone(reason)
    })
    frames.onFrame((raw) => {
      clearTimeout(timer)
      frames.onFrame(undefined)
      const frame = shape.safeParse(raw)
      if (frame.success) return resolve(frame.data)
      frames.close('it did not speak the greeting')
      gone('it spoke another language')
    })
  })
}

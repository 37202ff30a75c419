import {z} from 'zod'
import {CoreEvent} from './events.ts'

/** Counts up when a frame's shape changes; the contract hash covers the operations. */
export const WIRE_VERSION = 1

/** Each side's first frame. The core answers a client that it cannot serve with `refused`, then closes. */
export const Hello = z.object({
  frame: z.literal('hello'),
  wire: z.number(),
  contract: z.string(),
  appVersion: z.string(),
  schema: z.number(),
  dataDir: z.string(),
  library: z.string().optional(),
  /** What the client is, for the log; the door sets the caller, not this. */
  client: z.string(),
})
export const Welcome = z.object({
  frame: z.literal('welcome'),
  wire: z.number(),
  contract: z.string(),
  appVersion: z.string(),
  schema: z.number(),
  dataDir: z.string(),
  library: z.object({id: z.string(), name: z.string()}),
  pid: z.number(),
  /** What this door adds for its window: `dialogs`, `tray`, `drop`. */
  abilities: z.array(z.string()),
})
export const Refused = z.object({
  frame: z.literal('refused'),
  code: z.enum(['ContractMismatch', 'LibraryInUse', 'NotAllowed']),
  message: z.string(),
})
/**
 * Asks a core to close: an older on-demand one for a newer client (`newer`), or any because the user said so (`stop`).
 * Sent without a hello, so that it works between versions; the core answers `refused` or closes.
 */
export const Yield = z.object({frame: z.literal('yield'), appVersion: z.string(), reason: z.enum(['newer', 'stop']).default('newer')})

export const Request = z.object({
  frame: z.literal('request'),
  id: z.number(),
  name: z.string(),
  input: z.unknown(),
  /** Of an action: the same id twice answers the first result. */
  requestId: z.string().max(100).optional(),
  /** Another library than the current one, by id or name. */
  library: z.string().optional(),
})
export const Answer = z.object({frame: z.literal('answer'), id: z.number(), reply: z.unknown()})
/** The client no longer waits for this request. */
export const Forget = z.object({frame: z.literal('forget'), id: z.number()})
/** Subscribes to event types; none means all but `log.written`. */
export const Subscribe = z.object({frame: z.literal('subscribe'), types: z.array(z.string()).optional()})
export const Event = z.object({frame: z.literal('event'), event: CoreEvent})
/** Back pressure: the receiver allows so many more events. A core that has no credit left merges bells and drops none. */
export const Credit = z.object({frame: z.literal('credit'), events: z.number().int().positive()})

export const ClientFrame = z.discriminatedUnion('frame', [Hello, Yield, Request, Forget, Subscribe, Credit])
export const CoreFrame = z.discriminatedUnion('frame', [Welcome, Refused, Answer, Event])
export type ClientFrame = z.infer<typeof ClientFrame>
export type CoreFrame = z.infer<typeof CoreFrame>
export type Hello = z.infer<typeof Hello>
export type Welcome = z.infer<typeof Welcome>
export type Yield = z.infer<typeof Yield>

/** Events that a client lets the core send before it grants more. */
export const FIRST_CREDIT = 256

/** Moves whole frames in order between two ends: a MessagePort, a socket, a WebSocket. */
export interface Carrier {
  send(frame: ClientFrame | CoreFrame): void
  /** Sends a frame whose middle is JSON already; only a carrier of text can. */
  sendText?(head: string, middle: Uint8Array, tail: string): void
  /** One listener each; frames that came before it was set are kept for it. */
  onFrame(listen: (frame: unknown) => void): void
  onClose(listen: (reason: string) => void): void
  close(): void
}

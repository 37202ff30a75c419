import type {CoreEvent} from './events.ts'
import {CoreError, type Reply} from './errors.ts'
import type {Client} from './index.ts'
import {type Carrier, CoreFrame, FIRST_CREDIT, type Hello, type Welcome} from './wire.ts'

/** One connection to a core, over any carrier. */
export interface Connection {
  readonly welcome: Welcome
  /** `call('location.add', {path})`: answers the reply, also for failures; rejects only when the connection is gone. */
  call(name: string, input: unknown, more?: CallMore): Promise<Reply>
  /** Tells the core which events to send and who gets them; the answer ends it. */
  on(listen: (event: CoreEvent) => void, types?: readonly string[]): () => void
  onClose(listen: (reason: string) => void): void
  close(): void
}

export interface CallMore {
  readonly requestId?: string
  readonly library?: string
  /** Nobody waits for the answer any more: the core may leave it, and the call ends as interrupted. */
  readonly signal?: Leaving
}

/** What an AbortSignal is where there is one: this room knows no platform. */
interface Leaving {
  readonly aborted: boolean
  addEventListener(type: 'abort', listen: () => void): void
}

/** Greets the core at the other end; rejects with the sentence of a refusal. */
export function connect(carrier: Carrier, hello: Omit<Hello, 'frame'>): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const waiting = openCalls()
    const listeners = new Set<(event: CoreEvent) => void>()
    const closers = new Set<(reason: string) => void>()
    let taken = 0
    let gone: CoreError | undefined

    const connectionOf = (welcome: Welcome): Connection => ({
      welcome,
      call: (name, input, {signal, ...more} = {}) =>
        new Promise((done, failed) => {
          if (gone) return failed(gone)
          if (signal?.aborted) return done(forgotten)
          const id = waiting.begin(done, failed)
          carrier.send({frame: 'request', id, name, input, ...more})
          signal?.addEventListener('abort', () => waiting.end(id, forgotten) && carrier.send({frame: 'forget', id}))
        }),
      on: (listen, types) => {
        listeners.add(listen)
        carrier.send({frame: 'subscribe', ...(types ? {types: [...types]} : {})})
        return () => listeners.delete(listen)
      },
      onClose: (listen) => closers.add(listen),
      close: () => carrier.close(),
    })

    carrier.onFrame((raw) => {
      const frame = CoreFrame.parse(raw)
      switch (frame.frame) {
        case 'welcome':
          return resolve(connectionOf(frame))
        case 'refused':
          return reject(new CoreError({code: frame.code, message: frame.message}))
        case 'answer':
          return void waiting.end(frame.id, frame.reply as Reply)
        case 'event':
          for (const listen of listeners) listen(frame.event)
          if (++taken >= FIRST_CREDIT / 2) {
            carrier.send({frame: 'credit', events: taken})
            taken = 0
          }
      }
    })
    carrier.onClose((reason) => {
      gone = new CoreError({code: 'CoreUnreachable', message: `The connection to the core ended: ${reason}.`})
      reject(gone)
      waiting.fail(gone)
      for (const listen of closers) listen(reason)
    })
    carrier.send({frame: 'hello', ...hello})
  })
}

/** The calls of one connection that are not answered yet. */
function openCalls() {
  const waiting = new Map<number, {readonly resolve: (reply: Reply) => void; readonly reject: (error: CoreError) => void}>()
  let next = 1
  return {
    begin: (resolve: (reply: Reply) => void, reject: (error: CoreError) => void): number => {
      waiting.set(next, {resolve, reject})
      return next++
    },
    /** Answers whether it was waited for. */
    end: (id: number, reply: Reply): boolean => {
      waiting.get(id)?.resolve(reply)
      return waiting.delete(id)
    },
    fail: (error: CoreError): void => {
      for (const {reject} of waiting.values()) reject(error)
      waiting.clear()
    },
  }
}

const forgotten: Reply = {ok: false, error: {code: 'Interrupted', message: 'Nobody waits for this any more.'}}

/** The typed face of a connection: `client.location.add({path})` answers the value or throws the CoreError. */
export function clientOf(connection: Pick<Connection, 'call'>, newRequestId: () => string): Client {
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const reply = await connection.call(name, input, {requestId: newRequestId()})
    if (reply.ok) return reply.value
    throw new CoreError(reply.error)
  }
  const subjects = {
    get: (_: object, subject: string) =>
      new Proxy({}, {get: (_verbs: object, verb: string) => (input: unknown) => ask(`${subject}.${verb}`, input)}),
  }
  return new Proxy({}, subjects) as Client
}

import type {Caller} from '../contract/caller.ts'
import {contractHash} from '../contract/contract-hash.ts'
import type {Reply} from '../contract/errors.ts'
import {JsonText} from '../contract/json-text.ts'
import {type Carrier, ClientFrame, type Hello, WIRE_VERSION, type Yield} from '../contract/wire.ts'
import type {Log} from '../domain/ports.ts'
import type {Core, CoreRequest} from './core-handle.ts'
import {eventQueue} from './event-queue.ts'
import {jsonValue} from './json-value.ts'
import {refusalOf} from './refusal.ts'

/** What a door gives to the serving of one client. */
export interface Served {
  readonly core: Core
  readonly caller: Caller
  readonly log: Log
  /** What the door adds for its window: `dialogs`, `tray`, `drop`. */
  readonly abilities?: readonly string[]
  /** Requests that the program around the core answers itself, as `door.serve`. */
  readonly own?: Readonly<Record<string, (input: unknown) => Promise<Reply>>>
  /** Decides on a client's wish that the core close: a sentence refuses it. Without it every wish is refused. */
  readonly mayClose?: (wish: Yield) => string | undefined
  readonly close?: (reason: string) => void
}

/** Serves one connection until it ends: greeting, requests, events. Knows no carrier and no subject. */
export function serveClient(carrier: Carrier, served: Served): void {
  const {core, caller, log} = served
  let greeted: Hello | undefined
  const open = new Map<number, AbortController>()
  const events = eventQueue(
    (event) => carrier.send({frame: 'event', event}),
    () => end('it does not read its events'),
  )
  const unlisten = core.on((event) => events.offer(event))

  const end = (why: string): void => {
    log.write('warn', 'wire', `Closed the connection of ${caller.id}: ${why}.`)
    carrier.close()
  }
  const refuse = (code: 'ContractMismatch' | 'LibraryInUse' | 'NotAllowed', message: string): void => {
    log.write('info', 'wire', `Refused ${caller.id}: ${message}`)
    carrier.send({frame: 'refused', code, message})
    carrier.close()
  }
  const greet = (hello: Hello): void => {
    const refusal = refusalOf(hello, core.facts)
    if (refusal) return refuse(refusal.code, refusal.message)
    greeted = hello
    carrier.send(welcomeOf(served))
  }
  const answer = async (frame: ClientFrame & {frame: 'request'}): Promise<void> => {
    const left = new AbortController()
    open.set(frame.id, left)
    const reply = await replyTo(served, {...frame, library: frame.library ?? greeted?.library, signal: left.signal})
    open.delete(frame.id)
    if (!left.signal.aborted) sendAnswer(carrier, frame.id, reply)
  }
  const yieldTo = (wish: Yield): void => {
    const refusal = served.mayClose && served.close ? served.mayClose(wish) : 'This door does not close the core.'
    if (refusal !== undefined) return refuse('LibraryInUse', refusal)
    served.close?.(wish.reason === 'stop' ? 'it was asked to stop' : `Onefold ${wish.appVersion} takes over`)
  }
  const take = (frame: ClientFrame): void => {
    if (frame.frame === 'yield') return yieldTo(frame)
    if (frame.frame === 'hello') return greeted ? end('it greeted twice') : greet(frame)
    if (!greeted) return end('it did not greet first')
    if (frame.frame === 'request') return open.has(frame.id) ? end('it used one request number twice') : void answer(frame)
    if (frame.frame === 'subscribe') return events.subscribe(frame.types)
    if (frame.frame === 'credit') return events.grant(frame.events)
    open.get(frame.id)?.abort()
  }

  carrier.onFrame((raw) => {
    const parsed = ClientFrame.safeParse(raw)
    if (parsed.success) take(parsed.data)
    else end('it sent a frame that is none of the wire')
  })
  carrier.onClose(() => {
    unlisten()
    for (const left of open.values()) left.abort()
    core.disconnected(caller.id)
  })
}

/** A carrier of text takes an answer that is text as it is. */
function sendAnswer(carrier: Carrier, id: number, reply: Reply): void {
  if (!reply.ok || !(reply.value instanceof JsonText)) carrier.send({frame: 'answer', id, reply})
  else if (carrier.sendText) carrier.sendText(`{"frame":"answer","id":${id},"reply":{"ok":true,"value":`, reply.value.bytes, '}}')
  else carrier.send({frame: 'answer', id, reply: {ok: true, value: jsonValue(reply.value)}})
}

function welcomeOf({core, abilities}: Served): Parameters<Carrier['send']>[0] {
  const {appVersion, schema, dataDir, pid} = core.facts
  const library = core.facts.library()
  return {
    frame: 'welcome',
    wire: WIRE_VERSION,
    contract: contractHash(),
    appVersion,
    schema,
    dataDir,
    library,
    pid,
    abilities: [...(abilities ?? [])],
  }
}

async function replyTo({core, caller, log, own}: Served, request: CoreRequest): Promise<Reply> {
  try {
    const ours = own && Object.hasOwn(own, request.name) ? own[request.name] : undefined
    return await (ours ? ours(request.input) : core.call(caller, request))
  } catch (error) {
    // Dispatch turns every failure into a reply; what comes here is a defect, and the client must still get an answer.
    log.write(
      'error',
      'wire',
      `${request.name} ended without a reply: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return {ok: false, error: {code: 'Internal', message: 'Something went wrong inside the core; the log says more.'}}
  }
}

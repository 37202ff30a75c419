import type {Caller} from '../contract/caller.ts'
import type {Reply} from '../contract/errors.ts'
import type {CoreEvent} from '../contract/events.ts'
import type {Core, CoreRequest} from '../runtime/core-handle.ts'

/** A core of a few lines for tests of doors: answers by a table, rings what the test rings, remembers what it was asked. */
export function fakeCore(answers: Readonly<Record<string, (input: never, request: CoreRequest) => unknown>> = {}, dataDir = '/data') {
  const listeners = new Set<(event: CoreEvent) => void>()
  const asked: {readonly caller: Caller; readonly request: CoreRequest}[] = []
  const gone: string[] = []
  const core: Core = {
    call: async (caller, request): Promise<Reply> => {
      asked.push({caller, request})
      const answer = answers[request.name]
      if (!answer) return {ok: false, error: {code: 'UnknownWord', message: `There is no operation named ${request.name}.`}}
      const value = await answer(request.input as never, request)
      return value && typeof value === 'object' && 'ok' in value ? (value as Reply) : {ok: true, value}
    },
    on: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    facts: {appVersion: '0.1.0', schema: 1, dataDir, pid: process.pid, library: () => ({id: 'library-id', name: 'Library'})},
    hasWork: () => false,
    disconnected: (id) => void gone.push(id),
    close: async () => undefined,
  }
  const ring = (event: CoreEvent): void => {
    for (const listen of listeners) listen(event)
  }
  return {core, ring, asked, gone}
}

/** Two ends of one carrier in memory, in order and never at once. */
export function carrierPair() {
  const end = () => {
    let listen: ((frame: unknown) => void) | undefined
    const kept: unknown[] = []
    const closers: ((reason: string) => void)[] = []
    return {
      take: (frame: unknown) => (listen ? listen(frame) : kept.push(frame)),
      onFrame: (one: (frame: unknown) => void) => {
        listen = one
        for (const frame of kept.splice(0)) one(frame)
      },
      onClose: (one: (reason: string) => void) => void closers.push(one),
      closed: (reason: string) => {
        for (const one of closers.splice(0)) one(reason)
      },
    }
  }
  const [left, right] = [end(), end()]
  const close = (): void =>
    queueMicrotask(() => {
      left.closed('closed')
      right.closed('closed')
    })
  const towards = (from: typeof left, to: typeof left) => ({
    send: (frame: unknown) => queueMicrotask(() => void to.take(structuredClone(frame))),
    onFrame: from.onFrame,
    onClose: from.onClose,
    close,
  })
  return {client: towards(left, right), core: towards(right, left)}
}

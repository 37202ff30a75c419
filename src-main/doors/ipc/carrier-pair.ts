import type {Carrier} from '../../contract/wire.ts'

/** Two ends of a line within one process: what one sends the other hears, in order and never in the same turn. */
export function carrierPair(): readonly [Carrier, Carrier] {
  const left = end()
  const right = end()
  left.other = right
  right.other = left
  return [left.carrier, right.carrier]
}

interface End {
  other: End | undefined
  readonly carrier: Carrier
  hear(frame: unknown): void
  end(reason: string): void
}

function end(): End {
  const early: unknown[] = []
  let listen: ((frame: unknown) => void) | undefined
  let tellClosed: ((reason: string) => void) | undefined
  let closed = false
  const self: End = {
    other: undefined,
    hear: (frame) => (listen ? listen(frame) : early.push(frame)),
    end: (reason) => {
      if (closed) return
      closed = true
      tellClosed?.(reason)
    },
    carrier: {
      send: (frame) => {
        if (!closed) queueMicrotask(() => self.other?.hear(frame))
      },
      onFrame: (hear) => {
        listen = hear
        for (const frame of early.splice(0)) hear(frame)
      },
      onClose: (tell) => {
        tellClosed = tell
      },
      close: () => {
        self.end('it was closed')
        queueMicrotask(() => self.other?.end('the other end closed'))
      },
    },
  }
  return self
}

import type {MessagePortMain} from 'electron'
import type {Carrier} from '../../contract/wire.ts'

/** Carries the Wire over one MessagePort, the window's own line to the core. */
export function portCarrier(port: MessagePortMain): Carrier {
  const early: unknown[] = []
  let hear: ((frame: unknown) => void) | undefined
  let tellClosed: ((reason: string) => void) | undefined
  let closedWith: string | undefined

  port.on('message', ({data}) => (hear ? hear(data) : early.push(data)))
  port.on('close', () => {
    closedWith = 'the window closed its port'
    tellClosed?.(closedWith)
  })
  port.start()

  return {
    send: (frame) => port.postMessage(frame),
    onFrame: (listen) => {
      hear = listen
      for (const frame of early.splice(0)) listen(frame)
    },
    onClose: (listen) => {
      tellClosed = listen
      if (closedWith !== undefined) listen(closedWith)
    },
    close: () => port.close(),
  }
}

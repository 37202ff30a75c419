import type {Connection} from '../../contract/client.ts'
import type {Carrier} from '../../contract/wire.ts'
import type {CoreSource} from './serve-windows.ts'
import {joinCarriers} from './window-answers.ts'

/** The windows' core when another process owns the library: each window gets a line of its own to it, through here. */
export function foreignCore(connection: Connection, dial: () => Promise<Carrier>): CoreSource {
  return {
    serve: (window) => {
      // A line that cannot be had closes the window's port: the window says so and asks again.
      dial().then(
        (core) => joinCarriers(window, core),
        () => window.close(),
      )
    },
    connect: async () => connection,
  }
}

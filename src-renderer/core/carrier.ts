import type {Carrier} from '../../src-main/contract/wire.ts'
import {openPortCarrier} from './port-carrier.ts'
import {openSocketCarrier} from './socket-carrier.ts'

/** Opens a line to the core: a MessagePort in the desktop window, a WebSocket in a browser. */
export function openCarrier(): Promise<Carrier> {
  return window.onefold ? openPortCarrier(window.onefold) : openSocketCarrier()
}

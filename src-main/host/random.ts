import {randomBytes} from 'node:crypto'
import {uuidv7} from 'uuidv7'
import type {Random} from '../domain/ports.ts'

/** The machine's own randomness; UUIDs of one process rise, also within a millisecond. */
export const systemRandom: Random = {
  uuid: () => uuidv7(),
  bytes: (count) => new Uint8Array(randomBytes(count)),
}

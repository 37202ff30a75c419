import {randomUUID} from 'node:crypto'
import type {Connection} from '../../contract/client.ts'
import {CoreError} from '../../contract/errors.ts'

/** Asks the core; a failure is thrown as the CoreError that it answered. */
export async function ask<T = Readonly<Record<string, unknown>>>(connection: Connection, name: string, input: unknown): Promise<T> {
  const reply = await connection.call(name, input, {requestId: randomUUID()})
  if (!reply.ok) throw new CoreError(reply.error)
  return reply.value as T
}

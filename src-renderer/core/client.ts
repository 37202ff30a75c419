import {clientOf, type Connection} from '../../src-main/contract/client.ts'
import {CoreError} from '../../src-main/contract/errors.ts'
import {allOperations, type Client} from '../../src-main/contract/index.ts'
import {liveConnection} from './session.ts'

const queries = new Set(allOperations().flatMap(({name, operation}) => (operation.kind === 'query' ? [name] : [])))

const call: Connection['call'] = async (name, input, more) => {
  const connection = await liveConnection()
  try {
    return await connection.call(name, input, more)
  } catch (error) {
    // Asking twice is harmless for a query; an action that was under way when the line broke is reported, not repeated.
    if (queries.has(name) && error instanceof CoreError && error.code === 'CoreUnreachable') return call(name, input, more)
    throw error
  }
}

/** The core as the window's code calls it: `core.location.add({path})`; waits while the core is being started again. */
export const core: Client = clientOf({call}, () => crypto.randomUUID())

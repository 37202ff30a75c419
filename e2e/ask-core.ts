import packageFacts from '../package.json' with {type: 'json'}
import {connect} from '../src-main/contract/client.ts'
import {contractHash} from '../src-main/contract/contract-hash.ts'
import {WIRE_VERSION} from '../src-main/contract/wire.ts'
import {dialCore} from '../src-main/doors/rpc/dial-core.ts'
import {readEndpoint} from '../src-main/host/endpoint-file.ts'
import {within} from './within.ts'

/** Asks the core that runs on a data dir, as often as a spec likes: for thousands of questions a command each would take too long. */
export async function askCore(dataDir: string): Promise<<T>(name: string, input: object) => Promise<T>> {
  const endpoint = await readEndpoint(dataDir)
  if (!endpoint) throw new Error('No core runs on this data dir.')
  const hello = {wire: WIRE_VERSION, contract: contractHash(), appVersion: packageFacts.version, schema: 0, dataDir, client: 'cli'}
  const connection = await connect(await dialCore(endpoint), hello)
  return async <T>(name: string, input: object): Promise<T> => {
    const reply = await within(name, connection.call(name, input))
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
    return reply.value as T
  }
}

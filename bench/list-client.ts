import {randomUUID} from 'node:crypto'
import packageFacts from '../package.json' with {type: 'json'}
import {clientOf, connect} from '../src-main/contract/client.ts'
import {contractHash} from '../src-main/contract/contract-hash.ts'
import {WIRE_VERSION} from '../src-main/contract/wire.ts'
import {dialCore} from '../src-main/doors/rpc/dial-core.ts'
import {readEndpoint} from '../src-main/host/endpoint-file.ts'

// A client in a process of its own, as a program that asks for a list is one: DATA_DIR FOLDER TIMES. Prints the milliseconds of each call.
const [dataDir, path, times] = process.argv.slice(2) as [string, string, string]
const endpoint = await readEndpoint(dataDir)
if (!endpoint) throw new Error(`No core has the data dir ${dataDir}.`)
const hello = {wire: WIRE_VERSION, contract: contractHash(), appVersion: packageFacts.version, schema: 0, dataDir, client: 'bench'}
const connection = await connect(await dialCore(endpoint), hello)
const client = clientOf(connection, randomUUID)

const calls: number[] = []
const totals = new Set<number>()
const ids = new Set<string>()
for (let call = 0; call < Number(times); call++) {
  const begun = performance.now()
  const {total, items} = await client.file.list({path})
  calls.push(performance.now() - begun)
  totals.add(total)
  for (const {id} of items) ids.add(id ?? 'none')
}
const {total: locations} = await client.location.list({})
process.stdout.write(JSON.stringify({calls, totals: [...totals], ids: ids.size, locations}))
connection.close()

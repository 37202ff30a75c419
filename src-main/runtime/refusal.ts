import {contractHash} from '../contract/contract-hash.ts'
import {newerThan} from '../contract/versions.ts'
import {type Hello, WIRE_VERSION, type Yield} from '../contract/wire.ts'
import type {CoreFacts} from './core-handle.ts'

/** Says why a core cannot serve the client that greets, and which side to update; nothing when it can. */
export function refusalOf(
  hello: Hello,
  facts: CoreFacts,
): {readonly code: 'ContractMismatch' | 'NotAllowed'; readonly message: string} | undefined {
  if (hello.wire !== WIRE_VERSION || hello.contract !== contractHash())
    return {code: 'ContractMismatch', message: whichToUpdate(hello.appVersion, facts.appVersion)}
  // A browser does not know the data dir; a copied data dir still names the socket of the one that it was copied from.
  if (hello.dataDir !== '' && hello.dataDir !== facts.dataDir) {
    return {code: 'NotAllowed', message: `The core that answered keeps ${facts.dataDir}, not ${hello.dataDir}.`}
  }
  return undefined
}

/** Says why a core that was started on demand does not close for a client; nothing when it does. */
export function refusalToYield(wish: Yield, coreVersion: string): string | undefined {
  if (wish.reason === 'stop' || newerThan(wish.appVersion, coreVersion)) return undefined
  return `The running core is Onefold ${coreVersion}, which is not older than ${wish.appVersion}.`
}

function whichToUpdate(client: string, core: string): string {
  if (newerThan(client, core))
    return `The running core is Onefold ${core} and this program is ${client}: stop the core, so that the newer one can start.`
  if (newerThan(core, client)) return `The running core is Onefold ${core} and this program is ${client}: update this program.`
  return `The running core and this program both call themselves Onefold ${core} but are of different builds: stop the core and try again.`
}

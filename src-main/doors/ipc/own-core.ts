import {type Caller, grants} from '../../contract/caller.ts'
import {connect} from '../../contract/client.ts'
import type {Carrier, Hello} from '../../contract/wire.ts'
import {carrierPair} from './carrier-pair.ts'
import type {CoreSource} from './serve-windows.ts'

const itself: Caller = {kind: 'system', id: 'app', grants: [...grants]}

/** The windows' core when it runs in this very process. */
export function ownCore(serve: (carrier: Carrier, caller: Caller) => void, hello: Omit<Hello, 'frame'>): CoreSource {
  return {
    serve,
    connect: () => {
      const [ours, cores] = carrierPair()
      serve(cores, itself)
      return connect(ours, hello)
    },
  }
}

import {type Caller, grants} from '../../contract/caller.ts'
import {connect} from '../../contract/client.ts'
import {core as ofCore} from '../../contract/system.ts'
import type {Carrier, Hello} from '../../contract/wire.ts'
import type {Core} from '../../runtime/core-handle.ts'
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

/** Tells whether jobs run or wait: then the core must live on when the app quits. */
export async function hasWork(core: Pick<Core, 'call'>): Promise<boolean> {
  const reply = await core.call(itself, {name: 'core.status', input: {}})
  if (!reply.ok) return false
  const {running, queued} = ofCore.status.output.parse(reply.value).jobs
  return running + queued > 0
}

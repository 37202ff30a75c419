import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'

/** What can be asked of the core itself. */
export const coreHandlers: Handlers<CoreScopes>['core'] = {
  async status(_input, {facts, jobs}) {
    const count = (status: string): number => jobs.list().filter((job) => job.status === status).length
    const {appVersion: version, dataDir, pid} = facts
    return {running: true, pid, version, dataDir, library: facts.library(), jobs: {running: count('running'), queued: count('queued')}}
  },
  async stop(_input, {events}) {
    events.emit({type: 'core.stopping', reason: 'asked to stop'})
    return {stopping: true}
  },
}

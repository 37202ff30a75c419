import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'

/** What can be asked of the core itself. */
export const coreHandlers: Handlers<CoreScopes>['core'] = {
  async status(_input, {facts, jobs}) {
    const {running, queued} = jobs.counts()
    const {appVersion: version, dataDir, pid} = facts
    return {running: true, pid, version, dataDir, library: facts.library(), jobs: {running, queued}}
  },
  async present(told, {presence}) {
    presence.tell(told)
    return {}
  },
  async stop(_input, {events}) {
    events.emit({type: 'core.stopping', reason: 'asked to stop'})
    return {stopping: true}
  },
}

import type {Handlers} from '../../contract/index.ts'
import type {LogLevel, LogLine} from '../../contract/system.ts'
import type {Jobs} from '../../runtime/job-types.ts'

export {followLog} from './follow-log.ts'

/** Reads what was logged: the newest lines of at least this level, of all or of one job, the oldest of them first. */
export interface LogReader {
  lines(wanted: {readonly level: LogLevel; readonly job: string | undefined; readonly limit: number}): Promise<readonly LogLine[]>
}

interface LogScope {
  readonly logs: LogReader
  readonly jobs: Pick<Jobs, 'get'>
}
/** What the handlers of the log need of a scope. */
export interface LogScopes {
  readonly query: LogScope
  readonly action: object
}

/** What can be asked of the log. */
export const logHandlers: Handlers<LogScopes>['log'] = {
  async show({level, job, limit}, {logs, jobs, fail}) {
    if (job !== undefined && !jobs.get(job)) fail('NotFound', `There is no job ${job}.`, {hint: 'onefold job list shows them.'})
    const lines = await logs.lines({level, job, limit})
    return {total: lines.length, lines: [...lines]}
  },
}

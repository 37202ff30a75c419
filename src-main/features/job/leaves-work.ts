import {isEnded, type JobRow} from '../../runtime/job-types.ts'
import {isRecovery} from '../index/index.ts'

/** Tells whether there is work that is to go on when the program ends; what each start looks for by itself is not. */
export function leavesWork(rows: readonly JobRow[]): boolean {
  return rows.some((job) => !isEnded(job.status) && job.status !== 'paused' && !isRecovery(job))
}

import type {Handle, operations} from '../../contract/index.ts'
import {priorities} from '../../runtime/job-types.ts'
import type {CoreScopes} from '../scopes.ts'
import {duplicateScope} from './duplicate-scope.ts'
import {FIND_JOB, type FindInput} from './find-job.ts'

/** Queues the reading of what may have the same bytes. */
export const findDuplicates: Handle<(typeof operations)['duplicate']['find'], CoreScopes> = async (asked, scope) => {
  const input: FindInput = await duplicateScope(asked, scope)
  const title = ['Find duplicates', asked.path && `in ${asked.path}`, asked.volume && `on ${asked.volume}`].filter(Boolean).join(' ')
  return {job: await scope.jobs.enqueue({kind: FIND_JOB, title, input, lane: 'read again', priority: priorities.normal})}
}

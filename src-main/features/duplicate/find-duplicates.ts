import type {Handle, operations} from '../../contract/index.ts'
import {placeOf} from '../file/index.ts'
import type {ActionScope, CoreScopes} from '../scopes.ts'
import {type AskedScope, duplicateScope} from './duplicate-scope.ts'
import {FIND_JOB, type FindInput} from './find-job.ts'

/** Queues the reading of what may have the same bytes. */
export const findDuplicates: Handle<(typeof operations)['duplicate']['find'], CoreScopes> = async (asked, scope) => {
  const input: FindInput = await duplicateScope(asked, scope)
  const uses = (await volumesOf(asked, input, scope)).map((id) => `volume ${id}`)
  const title = ['Find duplicates', asked.path && `in ${asked.path}`, asked.volume && `on ${asked.volume}`].filter(Boolean).join(' ')
  return {job: await scope.jobs.enqueue({kind: FIND_JOB, title, input, lane: 'read again', uses})}
}

/** The volumes that may be read: all that have a location, where nothing narrower is said. */
async function volumesOf({path}: AskedScope, {volume}: FindInput, scope: ActionScope): Promise<readonly string[]> {
  if (volume !== undefined) return [volume]
  if (path !== undefined) return [(await placeOf(path, scope)).volume.id]
  return [...new Set((await scope.read.locations()).map((row) => row.volume))]
}

import {CoreError} from '../../contract/errors.ts'
import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {findDuplicates} from './find-duplicates.ts'
import {listDuplicates} from './list-duplicates.ts'

/** What can be asked of files with the same bytes. */
export const duplicateHandlers: Handlers<CoreScopes>['duplicate'] = {
  list: listDuplicates,
  find: findDuplicates,
  resolve: async () => later(),
}

function later(): never {
  throw new CoreError({code: 'Unsupported', message: 'This version cannot do that yet.'})
}

export {findJob, type FindJobParts} from './find-job.ts'

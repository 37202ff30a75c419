import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {findDuplicates} from './find-duplicates.ts'
import {listDuplicates} from './list-duplicates.ts'
import {resolveDuplicates} from './resolve-duplicates.ts'

/** What can be asked of files with the same bytes. */
export const duplicateHandlers: Handlers<CoreScopes>['duplicate'] = {
  list: listDuplicates,
  find: findDuplicates,
  resolve: resolveDuplicates,
}

export {findJob, type FindJobParts} from './find-job.ts'

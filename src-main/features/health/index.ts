/* Whether all is well with Onefold itself. */
import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {backupsCheck} from './backups-check.ts'
import {decodersCheck} from './decoders-check.ts'
import {foldersCheck} from './folders-check.ts'
import {libraryCheck} from './library-check.ts'
import {spaceCheck} from './space-check.ts'
import {watchesCheck} from './watches-check.ts'

/** What can be asked of health. */
export const healthHandlers: Handlers<CoreScopes>['health'] = {
  async check({whole}, scope) {
    const checks = await Promise.all([
      foldersCheck(scope),
      watchesCheck(scope),
      libraryCheck(whole, scope),
      decodersCheck(scope),
      spaceCheck(scope),
      backupsCheck(scope),
    ])
    const state = checks.some((check) => check.state === 'attention') ? 'attention' : 'good'
    return {total: checks.length, state, checks}
  },
}

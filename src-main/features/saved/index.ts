import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {createSaved, removeSaved, renameSaved, updateSaved} from './edit-saved.ts'
import {shownSaved} from './shown-saved.ts'

/** What can be asked of searches that are kept. */
export const savedHandlers: Handlers<CoreScopes>['saved'] = {
  async list(_input, scope) {
    const saved = await shownSaved(scope)
    return {total: saved.length, saved: [...saved]}
  },
  create: createSaved,
  rename: renameSaved,
  update: updateSaved,
  remove: removeSaved,
}

export {savedActs} from './take-back-saved.ts'

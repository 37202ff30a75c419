import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {applyTag, removeTag} from './apply-tag.ts'
import {createTag, deleteTag, nestTag, updateTag} from './edit-tags.ts'
import {shownTags} from './shown-tags.ts'
import {tagsOf} from './tags-of.ts'

/** What can be asked of tags. */
export const tagHandlers: Handlers<CoreScopes>['tag'] = {
  async list(_input, scope) {
    const tags = await shownTags(scope)
    return {total: tags.length, tags: [...tags]}
  },
  of: tagsOf,
  create: createTag,
  update: updateTag,
  nest: nestTag,
  delete: deleteTag,
  apply: applyTag,
  remove: removeTag,
}

export {tagNumbers, typedTags} from './find-tag.ts'
export {openTags} from './open-tags.ts'

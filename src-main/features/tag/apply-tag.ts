import type {Handle, operations} from '../../contract/index.ts'
import type {TagEdit} from '../../store/tags/change-tags.ts'
import type {ActionScope, CoreScopes} from '../scopes.ts'
import {newTagEdit} from './edit-tags.ts'
import {findTag, findTagOrNone} from './find-tag.ts'
import {noteRowAct} from '../act/index.ts'
import {auditedTag} from './audited-tag.ts'
import {shownTag} from './shown-tags.ts'
import {type TagTarget, tagTargets} from './tag-targets.ts'

type TagHandle<N extends keyof (typeof operations)['tag']> = Handle<(typeof operations)['tag'][N], CoreScopes>

/** Puts a tag on files and folders. */
export const applyTag: TagHandle<'apply'> = async ({tag: word, targets, create}, scope) => {
  const tag = create ? await findTagOrNone(word, scope) : await findTag(word, scope)
  const on = await tagTargets(targets, scope)
  if (tag) return putOn({uuid: tag.uuid, name: tag.name, on, present: true, edits: []}, scope)
  const edit = await tagByWord(word, scope)
  return putOn({uuid: edit.uuid, name: edit.fields.name, on, present: true, edits: [edit]}, scope)
}

/** Takes a tag off files and folders. */
export const removeTag: TagHandle<'remove'> = async ({tag: word, targets}, scope) => {
  const {uuid, name} = await findTag(word, scope)
  return putOn({uuid, name, on: await tagTargets(targets, scope), present: false, edits: []}, scope)
}

/** A tag that is made as it is first put on something; `Work/Bills` is made in a `Work` that there is. */
async function tagByWord(word: string, scope: ActionScope) {
  const cut = word.lastIndexOf('/')
  const above = cut < 0 ? undefined : await findTag(word.slice(0, cut), scope)
  return newTagEdit({name: word.slice(cut + 1), parent: above?.uuid ?? null}, scope)
}

interface Putting {
  readonly uuid: string
  readonly name: string
  readonly on: readonly TagTarget[]
  readonly present: boolean
  readonly edits: readonly TagEdit[]
}

async function putOn({uuid, name, on, present, edits}: Putting, scope: ActionScope) {
  const what = on.length === 1 ? baseOf(on[0]!.path) : `${on.length} items`
  const act = noteRowAct(
    {
      action: present ? 'tag.apply' : 'tag.remove',
      title: present ? `Tag ${what} “${name}”` : `Remove tag “${name}” from ${what}`,
      request: {tag: uuid, items: on.length},
      targets: on.map(({path}) => ({path, target: auditedTag(name), outcome: 'done'})),
    },
    scope,
  )
  const entries = on.map(({entry}) => entry)
  const {changed, entries: done} = await scope.write.changeTags({
    act,
    edits,
    on: {tag: uuid, entries, present},
    device: scope.device,
    now: act.audit.at,
  })
  if (changed) scope.events.emit({type: 'tag.changed'})
  await scope.searcher.follow()
  const tag = (await scope.read.tags()).find((one) => one.uuid === uuid)!
  return {
    tag: await shownTag(tag, scope),
    ...(changed ? {act: act.id} : {}),
    total: on.length,
    results: on.map(({path}, at) => ({path, outcome: done[at] ? ('done' as const) : ('skipped' as const)})),
  }
}

const baseOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) || path

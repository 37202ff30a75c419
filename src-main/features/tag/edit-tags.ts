import {CoreError} from '../../contract/errors.ts'
import type {Handle, operations} from '../../contract/index.ts'
import type {TagId} from '../../contract/ids.ts'
import {nextColour, tagColour} from '../../domain/tag/colours.ts'
import {tagName, tagPath} from '../../domain/tag/tag-name.ts'
import {withNested} from '../../domain/tag/tag-tree.ts'
import type {TagFields} from '../../domain/tag/tag-row.ts'
import type {TagEdit} from '../../store/tags/change-tags.ts'
import type {TagRecord} from '../../store/tags/tag-rows.ts'
import type {ActionScope, CoreScopes} from '../scopes.ts'
import {findTag} from './find-tag.ts'
import {noteRowAct} from '../act/index.ts'
import {auditedTag} from './audited-tag.ts'
import {shownTag} from './shown-tags.ts'

type TagHandle<N extends keyof (typeof operations)['tag']> = Handle<(typeof operations)['tag'][N], CoreScopes>

/** Makes a tag; one that is given no colour gets that which the fewest have. */
export const createTag: TagHandle<'create'> = async ({name, colour, parent}, scope) => {
  const above = parent === undefined ? undefined : await findTag(parent, scope)
  const edit = await newTagEdit({name, colour, parent: above?.uuid ?? null}, scope)
  const act = await keepEdits({action: 'tag.create', title: `New tag “${edit.fields.name}”`, edits: [edit], of: edit.fields.name}, scope)
  return {...(await shown(edit.uuid, scope)), act}
}

/** A tag that is to be made. */
export async function newTagEdit(
  {name, colour, parent}: {readonly name: string; readonly colour?: string | undefined; readonly parent: string | null},
  scope: Pick<ActionScope, 'read' | 'random'>,
): Promise<TagEdit & {readonly fields: TagFields}> {
  const chosen = colour === undefined ? nextColour((await scope.read.tags()).map((tag) => tag.colour)) : goodColour(colour)
  return {uuid: scope.random.uuid(), fields: {name: goodName(name), colour: chosen, parent}, isOnly: true}
}

export const updateTag: TagHandle<'update'> = async ({tag: word, name, colour}, scope) => {
  const tag = await findTag(word, scope)
  if (name === undefined && colour === undefined) scope.fail('BadInput', 'Say what shall change: --name or --colour.')
  const fields = {...(name === undefined ? {} : {name: goodName(name)}), ...(colour === undefined ? {} : {colour: goodColour(colour)})}
  const title = fields.name === undefined ? `Colour tag “${tag.name}”` : `Rename tag “${tag.name}” to “${fields.name}”`
  const edits = [{uuid: tag.uuid, fields, isOnly: fields.name !== undefined}]
  const act = await keepEdits({action: 'tag.update', title, edits, of: await wayOf(tag, scope), to: fields.name}, scope)
  return {...(await shown(tag.uuid, scope)), act}
}

export const nestTag: TagHandle<'nest'> = async ({tag: word, parent: into}, scope) => {
  const tag = await findTag(word, scope)
  const parent = into === undefined ? undefined : await findTag(into, scope)
  const parents = new Map((await scope.read.tags()).map(({uuid, parent: above}) => [uuid, above]))
  if (parent && withNested([tag.uuid], parents).has(parent.uuid))
    scope.fail(
      'Conflict',
      parent.uuid === tag.uuid ? 'A tag is not nested in itself.' : `“${parent.name}” is nested in “${tag.name}” itself.`,
    )
  const title = parent ? `Nest tag “${tag.name}” in “${parent.name}”` : `Put tag “${tag.name}” at the top`
  const edits = [{uuid: tag.uuid, fields: {parent: parent?.uuid ?? null}, isOnly: true}]
  const act = await keepEdits({action: 'tag.nest', title, edits, of: await wayOf(tag, scope), to: parent?.name}, scope)
  return {...(await shown(tag.uuid, scope)), act}
}

/** Deletes a tag. What it was on keeps it unseen, so that it all comes back when the act is taken back. */
export const deleteTag: TagHandle<'delete'> = async ({tag: word}, scope) => {
  const tag = await findTag(word, scope)
  const nested = (await scope.read.tags()).filter(({parent}) => parent === tag.uuid)
  const edits = [...nested.map(({uuid}) => ({uuid, fields: {parent: tag.parent ?? null}})), {uuid: tag.uuid, deletes: true}]
  const of = await wayOf(tag, scope)
  const act = await keepEdits({action: 'tag.delete', title: `Delete tag “${tag.name}”`, edits, of}, scope)
  return {deleted: tag.uuid as TagId, name: tag.name, act}
}

interface Kept {
  readonly action: string
  readonly title: string
  readonly edits: readonly TagEdit[]
  /** The tag that it is about, and what it became. */
  readonly of: string
  readonly to?: string | undefined
}

/** Carries edits out; answers the act, or none where they changed nothing. */
async function keepEdits({action, title, edits, of, to}: Kept, scope: ActionScope): Promise<string | undefined> {
  const targets = [{path: auditedTag(of), ...(to === undefined ? {} : {target: auditedTag(to)}), outcome: 'done' as const}]
  const act = noteRowAct({action, title, request: {edits}, targets}, scope)
  const {changed} = await scope.write.changeTags({act, edits, device: scope.device, now: act.audit.at})
  if (!changed) return undefined
  scope.events.emit({type: 'tag.changed'})
  return act.id
}

async function shown(uuid: string, scope: ActionScope) {
  return {
    tag: await shownTag(
      (await scope.read.tags()).find((tag) => tag.uuid === uuid)!,
      scope,
    ),
  }
}

async function wayOf(tag: TagRecord, {read}: Pick<ActionScope, 'read'>): Promise<string> {
  return tagPath(tag, new Map((await read.tags()).map((one) => [one.uuid, one])))
}

function goodName(said: string): string {
  const told = tagName(said)
  if ('wrong' in told) throw new CoreError({code: 'BadInput', message: told.wrong})
  return told.name
}

function goodColour(said: string): string {
  const colour = tagColour(said)
  if (colour === undefined)
    throw new CoreError({
      code: 'BadInput',
      message: `“${said}” is no colour of a tag.`,
      hint: 'Say red, orange, yellow, green, teal, blue, purple, pink, grey, or #rrggbb.',
    })
  return colour
}

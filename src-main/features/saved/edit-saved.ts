import {CoreError} from '../../contract/errors.ts'
import type {SavedId} from '../../contract/ids.ts'
import type {Handle, operations} from '../../contract/index.ts'
import {volumeAddress} from '../../domain/address.ts'
import {displayName} from '../../domain/display-path.ts'
import {savedName} from '../../domain/saved/saved-name.ts'
import {nameKey} from '../../domain/tag/tag-name.ts'
import type {SavedEdit} from '../../store/saved/change-saved.ts'
import type {SavedRecord} from '../../store/saved/saved-rows.ts'
import {noteRowAct} from '../act/index.ts'
import {placeOf} from '../file/index.ts'
import type {ActionScope, CoreScopes, QueryScope} from '../scopes.ts'
import {mustBeUnderstood} from '../search/index.ts'
import {shownSearch} from './shown-saved.ts'

type SavedHandle<N extends keyof (typeof operations)['saved']> = Handle<(typeof operations)['saved'][N], CoreScopes>

/** Keeps a search under a name. */
export const createSaved: SavedHandle<'create'> = async ({name: said, query, in: folder}, scope) => {
  const name = goodName(said)
  const edit = {uuid: scope.random.uuid(), fields: {name, query: goodQuery(query), folder: await addressOf(folder, scope)}}
  return keepEdit({action: 'saved.create', title: `Save search “${name}”`, of: name, edit}, scope)
}

export const renameSaved: SavedHandle<'rename'> = async ({saved: word, name: said}, scope) => {
  const [{uuid, name: before}, name] = [await findSaved(word, scope), goodName(said)]
  const title = `Rename saved search “${before}” to “${name}”`
  return keepEdit({action: 'saved.rename', title, of: before, to: name, edit: {uuid, fields: {name}}}, scope)
}

export const updateSaved: SavedHandle<'update'> = async ({saved: word, query}, scope) => {
  const {uuid, name} = await findSaved(word, scope)
  const edit = {uuid, fields: {query: goodQuery(query)}}
  return keepEdit({action: 'saved.update', title: `Change saved search “${name}”`, of: name, edit}, scope)
}

export const removeSaved: SavedHandle<'remove'> = async ({saved: word}, scope) => {
  const {uuid, name} = await findSaved(word, scope)
  const said = {action: 'saved.remove', title: `Remove saved search “${name}”`, of: name, edit: {uuid, removes: true}}
  return {removed: uuid as SavedId, name, act: await carryOut(said, scope)}
}

interface Said {
  readonly action: string
  readonly title: string
  readonly edit: SavedEdit
  /** The search that it is about, and what it is called then. */
  readonly of: string
  readonly to?: string | undefined
}

async function keepEdit(said: Said, scope: ActionScope) {
  const act = await carryOut(said, scope)
  const kept = (await scope.read.savedSearches()).find(({uuid}) => uuid === said.edit.uuid)!
  return {saved: shownSearch(kept, scope), ...(act === undefined ? {} : {act})}
}

/** Answers the act, or none where nothing had to be changed. */
async function carryOut({action, title, edit, of, to}: Said, scope: ActionScope): Promise<string | undefined> {
  const targets = [{path: `saved:${of}`, ...(to === undefined ? {} : {target: `saved:${to}`}), outcome: 'done' as const}]
  const act = noteRowAct({action, title, request: {edit}, targets}, scope)
  const {changed} = await scope.write.changeSaved({act, edit, device: scope.device, now: act.audit.at})
  if (!changed) return undefined
  scope.events.emit({type: 'saved.changed'})
  return act.id
}

/** The saved search that a word names. */
async function findSaved(word: string, {read}: Pick<QueryScope, 'read'>): Promise<SavedRecord> {
  const all = await read.savedSearches()
  const found = all.find(({uuid}) => uuid === word.toLowerCase()) ?? all.find(({name}) => nameKey(name) === nameKey(word.trim()))
  if (found) return found
  throw new CoreError({
    code: 'NotFound',
    message: `There is no saved search “${word}”.`,
    hint: 'onefold saved list tells which there are.',
  })
}

function goodName(said: string): string {
  const told = savedName(said)
  if ('wrong' in told) throw new CoreError({code: 'BadInput', message: told.wrong})
  return told.name
}

function goodQuery(query: string): string {
  if (query.trim() === '') throw new CoreError({code: 'BadInput', message: 'Say what the search looks for.'})
  mustBeUnderstood({query, literal: false})
  return query.trim()
}

async function addressOf(folder: string | undefined, scope: QueryScope): Promise<string | null> {
  if (folder === undefined) return null
  const place = await placeOf(folder, scope)
  // What is not on the disk either is an error of its own.
  if (place.entry === undefined) await scope.disk.look({path: place.path, shown: displayName(place.path).text})
  return volumeAddress(place.volume.id, place.rel)
}

import {CoreError} from '../../contract/errors.ts'
import {deletedSearch, editedSearch, newSearch, type SavedFields, type SharedSearch} from '../../domain/saved/saved-row.ts'
import {isAlive} from '../../domain/shared/life.ts'
import {nameKey} from '../../domain/tag/tag-name.ts'
import type {Stores} from '../access.ts'
import {changesOf, noteAct, type NotedAct} from '../acts/note-act.ts'
import {withSeq} from '../library-seq.ts'
import {type Marks, marksFor, type Writing} from '../tags/clock.ts'
import {putSearch, savedSearches, sharedSearch} from './saved-rows.ts'

/** What shall be said of one search. */
export interface SavedEdit {
  readonly uuid: string
  /** All fields where it is new. */
  readonly fields?: Partial<SavedFields> | undefined
  /** It goes. */
  readonly removes?: boolean | undefined
}

/** What an act has changed: by this it is taken back. */
interface SavedChange {
  readonly uuid: string
  /** Null where it was not kept. */
  readonly before: SavedFields | null
  readonly after: SavedFields | null
}

type Noted = Writing & {readonly act: NotedAct}

/** Carries out an act on a search that is kept: row, act and audit in one commit. Where it changes nothing there is no act. */
export function changeSaved({library}: Stores, {act, edit, ...writing}: Noted & {readonly edit: SavedEdit}): {readonly changed: boolean} {
  return withSeq(library, (seq) => {
    const change = editSaved(library, edit, marksFor(library, writing, seq))
    if (change) noteAct(library, act, {changes: change, seq})
    return {changed: change !== undefined}
  })
}

/** Takes an act on a search back, as far as nobody changed the same since. */
export function takeBackSaved({library}: Stores, {act, taken, ...writing}: Noted & {readonly taken: string}): void {
  const done = changesOf(library, taken) as SavedChange | undefined
  if (!done) throw new CoreError({code: 'Conflict', message: 'That is too long ago to be taken back.'})
  withSeq(library, (seq) => {
    const back = backEdit(library, done)
    const change = back && editSaved(library, back, marksFor(library, writing, seq))
    noteAct(library, act, {changes: change ?? {uuid: done.uuid, before: done.after, after: done.after}, seq})
  })
}

/** What brings a search back to what it was; a field that somebody wrote since stays. */
function backEdit(library: Stores['library'], {uuid, before, after}: SavedChange): SavedEdit | undefined {
  if (before === null) return {uuid, removes: true}
  if (after === null) return {uuid, fields: before}
  const now = sharedSearch(library, uuid)
  if (!now || !isAlive(now.life)) return undefined
  const changed = (Object.keys(before) as (keyof SavedFields)[]).filter(
    (key) => before[key] !== after[key] && now[key].value === after[key],
  )
  return {uuid, fields: Object.fromEntries(changed.map((key) => [key, before[key]]))}
}

/** Writes what is said of a search; undefined where that changes nothing. */
function editSaved(library: Stores['library'], {uuid, fields = {}, removes}: SavedEdit, marks: Marks): SavedChange | undefined {
  const old = sharedSearch(library, uuid)
  const before = old && isAlive(old.life) ? fieldsOf(old) : null
  const isSame = before !== null && (Object.keys(fields) as (keyof SavedFields)[]).every((key) => fields[key] === before[key])
  if (removes ? before === null : isSame) return undefined
  const next = old ? (removes ? deletedSearch(old) : editedSearch(old, fields, marks.at)) : newSearch(uuid, fields as SavedFields, marks.at)
  putSearch(library, next, marks)
  if (!removes && fields.name !== undefined) mustBeOnly(library, uuid)
  return {uuid, before, after: removes ? null : fieldsOf(next)}
}

const fieldsOf = ({name, query, folder}: SharedSearch): SavedFields => ({name: name.value, query: query.value, folder: folder.value})

function mustBeOnly(library: Stores['library'], uuid: string): void {
  const all = savedSearches({library})
  const own = all.find((one) => one.uuid === uuid)
  const other = own && all.find((one) => one !== own && nameKey(one.name) === nameKey(own.name))
  if (other) throw new CoreError({code: 'NameTaken', message: `There is a saved search “${other.name}” already.`})
}

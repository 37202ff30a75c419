import {Buffer} from 'node:buffer'
import {CoreError} from '../../contract/errors.ts'
import {isAlive} from '../../domain/shared/life.ts'
import {contentSubject} from '../../domain/tag/content-subject.ts'
import {nameKey} from '../../domain/tag/tag-name.ts'
import {deletedTag, editedTag, newTag, type SharedTag, type TagFields} from '../../domain/tag/tag-row.ts'
import type {Stores} from '../access.ts'
import {changesOf, noteAct, type NotedAct} from '../acts/note-act.ts'
import {withSeq} from '../library-seq.ts'
import {readMeta} from '../meta.ts'
import {statement} from '../statement.ts'
import {setPresent} from './applications.ts'
import {type Marks, marksFor, type Writing} from './clock.ts'
import {type EntryFacts, openEntryFacts} from './entry-facts.ts'
import {knownContent, subjectsForContents, subjectsForEntries, subjectsOfEntry} from './subjects.ts'
import {putTag, sharedTag, tags} from './tag-rows.ts'

/** What shall be said of one tag. */
export interface TagEdit {
  readonly uuid: string
  /** All fields where the tag is new. */
  readonly fields?: Partial<TagFields> | undefined
  /** It goes. */
  readonly deletes?: boolean | undefined
  /** No other tag beside it may have its name. */
  readonly isOnly?: boolean | undefined
}

/** One act on tags. */
export interface TagsChange extends Writing {
  readonly act: NotedAct
  readonly edits?: readonly TagEdit[] | undefined
  /** A tag comes on entries, or off them. */
  readonly on?: {readonly tag: string; readonly entries: readonly number[]; readonly present: boolean} | undefined
}

export interface TagsChanged {
  /** Nothing had to be done: then there is no act. */
  readonly changed: boolean
  /** For each entry, whether it changed there. */
  readonly entries: readonly boolean[]
}

/** What an act has changed: by this it is taken back. */
interface Changes {
  readonly tags: readonly TagChange[]
  readonly applied: readonly {readonly tag: string; readonly subjects: readonly number[]; readonly present: boolean}[]
}
interface TagChange {
  readonly uuid: string
  /** Null where it was not there. */
  readonly before: TagFields | null
  readonly after: TagFields | null
}

/** Carries out an act on tags: rows, act and audit in one commit. */
export function changeTags(stores: Stores, {act, edits = [], on, ...writing}: TagsChange): TagsChanged {
  const {library} = stores
  return withSeq(library, (seq) => {
    const marks = marksFor(library, writing, seq)
    const edited = edits.flatMap((edit) => editTag(library, edit, marks) ?? [])
    for (const {uuid, isOnly} of edits) if (isOnly) mustBeOnly(library, uuid)
    const applied = on && applyTo(stores, on, marks)
    const subjects = applied?.subjects ?? []
    const changes: Changes = {tags: edited, applied: on && subjects.length > 0 ? [{tag: on.tag, subjects, present: on.present}] : []}
    const changed = changes.tags.length + changes.applied.length > 0
    if (changed) noteAct(library, applied ? withTargets(act, applied.entries) : act, {changes, seq})
    return {changed, entries: applied?.entries ?? []}
  })
}

/** Of targets that were asked for, the audit holds those that changed. */
function withTargets(act: NotedAct, changed: readonly boolean[]): NotedAct {
  return {...act, audit: {...act.audit, targets: act.audit.targets.filter((_, at) => changed[at])}}
}

/** Takes an act on tags back, as far as nobody changed the same since. */
export function takeBackTags(
  {library}: Stores,
  {act, taken, ...writing}: Writing & {readonly act: NotedAct; readonly taken: string},
): void {
  const done = changesOf(library, taken) as Changes | undefined
  if (!done) throw new CoreError({code: 'Conflict', message: 'That is too long ago to be taken back.'})
  withSeq(library, (seq) => {
    const marks = marksFor(library, writing, seq)
    const back = done.tags.toReversed().map((change) => backEdit(library, change))
    const edited = back.flatMap((edit) => (edit && editTag(library, edit, marks)) ?? [])
    for (const edit of back) if (edit?.isOnly) mustBeOnly(library, edit.uuid)
    const applied = done.applied.map(({tag, subjects, present}) => {
      const number = tagNumber(library, tag)
      const moved = setPresent(library, subjects, {tag: number, present: !present, marks})
      return {tag, subjects: moved, present: !present}
    })
    noteAct(library, act, {changes: {tags: edited, applied} satisfies Changes, seq})
  })
}

/** What brings a tag back to what it was; a field that somebody wrote since stays. */
function backEdit(library: Stores['library'], {uuid, before, after}: TagChange): TagEdit | undefined {
  if (before === null) return {uuid, deletes: true}
  if (after === null) return {uuid, fields: before, isOnly: true}
  const now = sharedTag(library, uuid)
  if (!now || !isAlive(now.life)) return undefined
  const changed = (Object.keys(before) as (keyof TagFields)[]).filter((key) => before[key] !== after[key] && now[key].value === after[key])
  return {uuid, fields: Object.fromEntries(changed.map((key) => [key, before[key]])), isOnly: changed.includes('name')}
}

/** Writes what is said of a tag; undefined where that changes nothing. */
function editTag(library: Stores['library'], {uuid, fields = {}, deletes}: TagEdit, marks: Marks): TagChange | undefined {
  const old = sharedTag(library, uuid)
  const before = old && isAlive(old.life) ? fieldsOf(old) : null
  const isSame = before !== null && (Object.keys(fields) as (keyof TagFields)[]).every((key) => fields[key] === before[key])
  if (deletes ? before === null : isSame) return undefined
  const next = nextTag(old, {uuid, fields, deletes}, marks)
  putTag(library, next, marks)
  return {uuid, before, after: deletes ? null : fieldsOf(next)}
}

function nextTag(old: SharedTag | undefined, {uuid, fields = {}, deletes}: TagEdit, {at}: Marks): SharedTag {
  if (!old) return newTag(uuid, fields as TagFields, at)
  return deletes ? deletedTag(old) : editedTag(old, fields, at)
}

const fieldsOf = ({name, colour, parent}: SharedTag): TagFields => ({name: name.value, colour: colour.value, parent: parent.value})

function mustBeOnly(library: Stores['library'], uuid: string): void {
  const all = tags({library})
  const own = all.find((tag) => tag.uuid === uuid)
  const other = own && all.find((tag) => tag !== own && tag.parent === own.parent && nameKey(tag.name) === nameKey(own.name))
  if (!other) return
  const above = all.find((tag) => tag.uuid === other.parent)
  throw new CoreError({
    code: 'NameTaken',
    message: `There is a tag “${other.name}” ${above ? `in “${above.name}”` : 'at the top'} already.`,
  })
}

function tagNumber(library: Stores['library'], uuid: string): number {
  return statement(library, 'SELECT id FROM tag WHERE uuid = ?').pluck().get(uuid) as number
}

/** Puts a tag on entries or takes it off; answers for each whether that changed it, and on which subjects. */
function applyTo(
  stores: Stores,
  {tag: uuid, entries, present}: NonNullable<TagsChange['on']>,
  marks: Marks,
): {
  readonly entries: readonly boolean[]
  readonly subjects: readonly number[]
} {
  const {library, index} = stores
  const factsOf = openEntryFacts(index)
  const known = entries.map(factsOf)
  const there = known.filter((entry) => entry !== undefined)
  const subjectsOf = present ? subjectsToTag(stores, there, marks) : (entry: EntryFacts) => subjectsTagged(stores, entry)
  const meant = known.map((entry) => (entry ? subjectsOf(entry) : []))
  const wanted = [...new Set(meant.flat())].toSorted((a, b) => a - b)
  const subjects = setPresent(library, wanted, {tag: tagNumber(library, uuid), present, marks})
  const changed = new Set(subjects)
  const met = new Set<number>()
  // One that is asked for twice changes once.
  const isNew = (id: number): boolean => met.size < met.add(id).size
  return {entries: meant.map((own, at) => isNew(entries[at]!) && own.some((subject) => changed.has(subject))), subjects}
}

/** A tag hangs on the entry, so that it stays when its file is edited, and on its content, so that copies have it. */
function subjectsToTag({library, index}: Stores, entries: readonly EntryFacts[], marks: Marks): (entry: EntryFacts) => readonly number[] {
  const base = readMeta(index, 'base') as Uint8Array
  const ofEntries = subjectsForEntries(library, entries, {base, marks})
  const ofContents = subjectsForContents(
    library,
    entries.flatMap(({content}) => content ?? []),
    marks,
  )
  return ({id, content}) => {
    const own = ofEntries.get(id)!
    return content === null ? [own] : [own, ofContents.get(Buffer.from(contentSubject(content)).toString('hex'))!]
  }
}

/** All that gives an entry its tags, and those of its copies: a tag that is on a content goes off all of them. */
function subjectsTagged({library, index}: Stores, entry: EntryFacts): readonly number[] {
  const own = subjectsOfEntry(library, entry.id)
  if (entry.content === null) return own
  const content = knownContent(library, entry.content)
  const copies = statement(index, 'SELECT id FROM entry WHERE content = ?').pluck().all(entry.contentRow) as number[]
  return [...own, ...(content === undefined ? [] : [content]), ...copies.flatMap((id) => subjectsOfEntry(library, id))]
}

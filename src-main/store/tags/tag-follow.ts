import type Database from 'better-sqlite3'
import {inTagOrder} from '../../domain/tag/tag-order.ts'
import {statement} from '../statement.ts'
import {CONTENT} from './subjects.ts'
import {tags} from './tag-rows.ts'

/** What a tag is on. */
export interface TaggedSubject {
  readonly subject: number
  /** Of an entry, its row in the index; null while it is lost. */
  readonly entry: number | null
  /** Of a content, its key. */
  readonly content: Uint8Array | null
}

/** The number of the last change of tags. */
export function tagSeq(library: Database.Database): number {
  return Number(statement(library, "SELECT value FROM meta WHERE key = 'tag_seq'").pluck().get() ?? 0)
}

/** A tag by its number, and what it is called by others. */
export interface NumberedTag {
  readonly number: number
  readonly uuid: string
  /** The number of the one that it is nested in. */
  readonly parent: number | undefined
}

/** All tags that are there, in the order in which they are shown. */
export function tagNumbers(library: Database.Database): readonly NumberedTag[] {
  const all = inTagOrder(tags({library}))
  const numbers = new Map(all.map(({uuid, number}) => [uuid, number]))
  return all.map(({number, uuid, parent}) => ({number, uuid, parent: parent === undefined ? undefined : numbers.get(parent)}))
}

/** All that has a tag. */
export function taggedSubjects(library: Database.Database, tag: number): readonly TaggedSubject[] {
  return statement(
    library,
    `SELECT subject.id AS subject, CASE kind WHEN ${CONTENT} THEN NULL ELSE entry END AS entry, CASE kind WHEN ${CONTENT} THEN content END AS content
       FROM application JOIN subject ON subject.id = application.subject WHERE application.tag = ? AND present = 1`,
  ).all(tag) as TaggedSubject[]
}

/** The tags whose sets changed after a change: by what came or went, and by subjects that found another entry. */
export function tagsChangedSince(library: Database.Database, seq: number): readonly number[] {
  return statement(
    library,
    `SELECT DISTINCT tag FROM application WHERE seq > :seq
       UNION SELECT DISTINCT tag FROM subject CROSS JOIN application ON application.subject = subject.id WHERE subject.seq > :seq`,
  )
    .pluck()
    .all({seq}) as number[]
}

/** The entries that hold a content, by the key of all its bytes. */
export function entriesWith(index: Database.Database, key: Uint8Array): readonly number[] {
  return statement(
    index,
    `SELECT entry.id FROM content CROSS JOIN entry ON entry.content = content.id
       WHERE substr(content.key, 2, 6) = substr(:key, 2, 6) AND content.key = :key AND entry.kind = 0`,
  )
    .pluck()
    .all({key}) as number[]
}

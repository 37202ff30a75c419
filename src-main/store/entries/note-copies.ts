import {Buffer} from 'node:buffer'
import type {Facts} from '../../domain/act/spot.ts'
import {packContentKey, WHOLE_UP_TO_BYTES} from '../../domain/content-key.ts'
import type {Stores} from '../access.ts'
import {contentRow} from '../scan/content-row.ts'
import {type Counters, withCounters} from './counters.ts'
import {nameValue} from './names.ts'
import {statement} from '../statement.ts'

/** A copy whose bytes were hashed while it was made. */
export interface NotedCopy {
  /** The folder that it stands in. */
  readonly parent: number
  readonly name: Uint8Array
  readonly facts: Facts
  /** BLAKE3-256 of all bytes. */
  readonly hash: Uint8Array
  /** What it was made from, as it was read. */
  readonly source?: {readonly id: number; readonly facts: Facts} | undefined
}

interface Source {
  readonly key: Buffer
  readonly sample: Buffer | null
  readonly type: string | null
}

/** Gives copies the content that is known of them, and their sources, too; only rows that have the facts of what was hashed take it. */
export function noteCopies({index}: Stores, {copies}: {readonly copies: readonly NotedCopy[]}): {readonly seq: number} {
  return withCounters(index, (counters) => {
    for (const copy of copies) noteCopy(index, copy, counters)
  })
}

function noteCopy(index: Stores['index'], {parent, name, facts, hash, source}: NotedCopy, counters: Counters): void {
  const id = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ?')
    .pluck()
    .get(parent, nameValue(Buffer.from(name))) as number | undefined
  const known = source && sourceOf(index, source)
  // Without one the content would belong to nothing.
  const takers = [{id, facts}, ...(source ? [source] : [])].filter((one) => hasFacts(index, one)) as {id: number; facts: Facts}[]
  if (takers.length === 0) return
  const content = contentRow(index, {
    key: Buffer.from(packContentKey('full', hash)),
    size: facts.size,
    sample: known && facts.size > WHOLE_UP_TO_BYTES ? sampleOf(known) : null,
    type: known?.type ?? null,
  })
  const type = statement(index, 'SELECT type FROM content WHERE id = ?').pluck().get(content)
  for (const taker of takers) {
    const seq = counters.nextSeq()
    // A type that the bytes told may change the category, which is asked for by name.
    const told = type === null ? 'seq' : ':seq'
    statement(
      index,
      `UPDATE entry SET content = :content, content_seq = :seq, seq = ${told} WHERE id = :id AND content IS NOT :content`,
    ).run({
      id: taker.id,
      content,
      seq,
    })
  }
}

function hasFacts(index: Stores['index'], {id, facts}: {readonly id: number | undefined; readonly facts: Facts}): boolean {
  if (id === undefined) return false
  const {size, mtimeNs, ctimeNs, inode} = facts
  return (
    statement(index, 'SELECT 1 FROM entry WHERE id = ? AND kind = 0 AND size = ? AND mtime = ? AND ctime = ? AND inode = ?').get(
      id,
      size,
      mtimeNs,
      ctimeNs,
      inode,
    ) !== undefined
  )
}

function sourceOf(index: Stores['index'], source: {readonly id: number; readonly facts: Facts}): Source | undefined {
  if (!hasFacts(index, source)) return undefined
  return statement(
    index,
    'SELECT content.key, content.sample, content.type FROM entry JOIN content ON content.id = entry.content WHERE entry.id = ?',
  ).get(source.id) as Source | undefined
}

const SAMPLED = 0x73
const sampleOf = ({key, sample}: Source): Buffer | null => (key[0] === SAMPLED ? key.subarray(1) : sample)

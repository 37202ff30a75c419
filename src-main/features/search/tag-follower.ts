import {Buffer} from 'node:buffer'
import {withNested} from '../../domain/tag/tag-tree.ts'
import type {openDatabase} from '../../store/open-database.ts'
import {entriesWith, taggedSubjects, tagNumbers, tagSeq, tagsChangedSince} from '../../store/tags/tag-follow.ts'
import type {NameSearch} from './engine/name-search.ts'
import type {TagSets} from './engine/tag-sets.ts'
import {openSlice} from './slice.ts'

type Database = ReturnType<typeof openDatabase>

/** Keeps the sets of tagged entries abreast of library.db, of those tags that somebody asks for. */
export interface TagFollower {
  /** Brings what somebody asks for up to date, by the numbers of tags; who asks for none pays for nothing. */
  follow(tags: readonly number[] | 'all' | undefined): Promise<void>
  close(): void
}

interface Held {
  readonly sets: TagSets
  /** What of the library the sets reflect. */
  seq: number
  /** The entries of each content that a loaded tag is on. */
  readonly contents: Map<string, readonly number[]>
  /** The tags that are on contents. */
  readonly byContent: Set<number>
  /** Where the index stood when these were looked up, when that was, and how long it took. */
  indexSeq: number
  lookedAt: number
  tookMs: number
}

/** Looking up contents again takes at most a twentieth of the time while an index run goes on. */
const SHARE = 20

/** `library` opens library.db; where nobody asks for tags, nobody pays for it. */
export function createTagFollower(
  search: NameSearch,
  {library: open, index}: {readonly library: () => Database; readonly index: Database},
): TagFollower {
  let library: Database | undefined
  let held: Held | undefined
  let last: Promise<unknown> = Promise.resolve()
  const settle = async (tags: readonly number[] | 'all'): Promise<void> => {
    // Who began anew has other sets.
    if (held?.sets !== search.scopes.tagged) held = emptyHeld(search)
    library ??= open()
    dropChanged(held, library)
    dropContents(held, search.seq)
    const slice = openSlice()
    const asked = tags === 'all' ? held.sets.parents.keys() : withNested(tags, held.sets.parents)
    for (const tag of asked) if (!held.sets.entries.has(tag)) await load(held, tag, {library, index, slice})
  }
  return {
    follow: async (tags) => {
      if (tags === undefined) return
      const turn = last.then(() => settle(tags))
      last = turn.catch(() => undefined)
      await turn
    },
    close: () => library?.close(),
  }
}

function emptyHeld({scopes, seq}: NameSearch): Held {
  return {sets: scopes.tagged, seq: -1, contents: new Map(), byContent: new Set(), indexSeq: seq, lookedAt: 0, tookMs: 0}
}

/** Lets go what changed in the library; it is read again when somebody asks for it. */
function dropChanged(held: Held, library: Database): void {
  const seq = tagSeq(library)
  if (seq === held.seq) return
  const {sets} = held
  const all = tagNumbers(library)
  sets.order = all
  sets.parents = new Map(all.map(({number, parent}) => [number, parent]))
  for (const tag of tagsChangedSince(library, held.seq)) sets.entries.delete(tag)
  sets.version++
  held.seq = seq
}

/** What holds a content may have changed with the index: it is looked up again, soon where that takes little. */
function dropContents(held: Held, indexSeq: number): void {
  if (held.byContent.size === 0 || held.indexSeq === indexSeq || performance.now() - held.lookedAt < SHARE * held.tookMs) return
  for (const tag of held.byContent) held.sets.entries.delete(tag)
  held.byContent.clear()
  held.contents.clear()
  held.indexSeq = indexSeq
  held.tookMs = 0
}

interface LoadParts {
  readonly library: Database
  readonly index: Database
  readonly slice: () => Promise<void>
}

async function load(held: Held, tag: number, {library, index, slice}: LoadParts): Promise<void> {
  const begun = performance.now()
  const entries: number[] = []
  for (const {entry, content} of taggedSubjects(library, tag)) {
    if (entry !== null) entries.push(entry)
    if (content === null) continue
    held.byContent.add(tag)
    const key = Buffer.from(content).toString('latin1')
    const known = held.contents.get(key) ?? entriesWith(index, content)
    held.contents.set(key, known)
    entries.push(...known)
    await slice()
  }
  held.sets.entries.set(tag, Float64Array.from(entries))
  held.sets.version++
  held.lookedAt = performance.now()
  held.tookMs += held.lookedAt - begun
}

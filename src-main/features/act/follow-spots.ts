import {bytesKey} from '../../domain/act/spot-path.ts'
import {DIR, FILE} from '../../domain/act/spot.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {isNameOfRules} from '../../domain/ignore/ignore-chain.ts'
import type {KnownFolder, UnhashedFile} from '../index/index.ts'
import {findIndexed, type FollowParts, type IndexedFolder} from './follow-ground.ts'
import {isFacts, slices} from './follow-looks.ts'
import type {RuleBook} from './rule-book.ts'
import {type NamedFacts, seenColumns} from './seen-columns.ts'
import type {TouchedFolder} from './touched.ts'

/** What came of the names that an act touched. */
export interface FollowedSpots {
  /** Rows of what is no longer there. */
  readonly gone: readonly number[]
  /** Folders whose listing the index does not know. */
  readonly unlisted: readonly KnownFolder[]
  /** Files whose content is not known. */
  readonly unhashed: readonly UnhashedFile[]
  /** Locations that a run has to put right. */
  readonly unsure: readonly string[]
}

interface Spots extends FollowParts {
  readonly rules: RuleBook
}

/** Brings the names that an act touched to what the disk holds at them; what is gone is told, and not taken away yet. */
export async function followSpots(touched: readonly TouchedFolder[], parts: Spots): Promise<FollowedSpots> {
  const folders = await findIndexed(
    touched.map(({path}) => path),
    parts,
  )
  const known = touched.filter(({path}) => folders.get(bytesKey(path))?.id !== undefined)
  const asked = known.map(({path, names}) => ({path, names: [...names.values()]}))
  const looked = await parts.looker.lookAtSpots({folders: asked})
  await parts.volumes.fresh()
  const all = {
    gone: [] as number[],
    unlisted: [] as KnownFolder[],
    unhashed: [] as UnhashedFile[],
    unsure: [] as string[],
  }
  for (const [at, {path, names}] of asked.entries()) {
    const folder = folders.get(bytesKey(path))!
    // A disk that was taken out says nothing about what is on it.
    if ((await parts.volumes.at(path)).id !== folder.volume.id) continue
    if (folder.location !== undefined && names.some(isNameOfRules) && (await parts.rules.readsFiles(folder)))
      all.unsure.push(folder.location)
    const there: NamedFacts[] = []
    const away: Uint8Array[] = []
    for (const [no, name] of names.entries()) {
      const facts = looked[at]![no]!
      if (facts === 'unknown') continue
      if (!isFacts(facts) || (await parts.rules.excludes(folder, name, facts.kind === DIR))) away.push(name)
      else there.push({name, facts})
    }
    const rows = await parts.read.namesIn({folder: folder.id!, names: away})
    all.gone.push(...rows.flatMap((row) => row?.id ?? []))
    for (const some of slices(there)) await putThere({folder, there: some, all}, parts)
  }
  return all
}

interface Putting {
  readonly folder: IndexedFolder
  readonly there: readonly NamedFacts[]
  readonly all: {
    readonly unlisted: KnownFolder[]
    readonly unhashed: UnhashedFile[]
    readonly unsure: string[]
  }
}

async function putThere({folder, there, all}: Putting, {write, advanced}: Spots): Promise<void> {
  const {volume, path, location} = folder
  const folders = [{id: folder.id!, first: 0, end: there.length}]
  const {seq, ids, unknown, tops} = await write.putEntries({volume: volume.id, folders, entries: seenColumns(there)})
  advanced(seq)
  // A folder that nobody keeps is listed when somebody looks at it.
  if (location === undefined) return
  if (tops > 0) all.unsure.push(location)
  for (const [at, {name, facts}] of there.entries()) {
    if (unknown[at] !== 1) continue
    const own = joinPath(path, name)
    if (facts.kind === DIR) all.unlisted.push({id: ids[at]!, volume: volume.id, location, path: own, volumeTop: volume.mountPoint})
    if (facts.kind === FILE) all.unhashed.push({location, path: own})
  }
}

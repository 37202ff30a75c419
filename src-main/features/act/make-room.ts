import {spotAt} from '../../domain/act/spot-path.ts'
import {DIR} from '../../domain/act/spot.ts'
import {joinPath, pathBelow, splitPath} from '../../domain/byte-path.ts'
import {distinct, isFacts, lookAt} from './follow-looks.ts'
import {findIndexed, type FollowParts, type IndexedFolder} from './follow-ground.ts'
import type {RuleBook} from './rule-book.ts'
import {seenColumns} from './seen-columns.ts'

/** Gives folders that an act made rows of their own before something moves into them, so that it keeps its id. */
export async function makeRoom(paths: readonly Uint8Array[], parts: FollowParts & {readonly rules: RuleBook}): Promise<void> {
  for (const folder of (await findIndexed(distinct(paths), parts)).values()) if (folder.id === undefined) await addWay(folder, parts)
}

async function addWay(
  {path, nearest, nearestPath, ...rest}: IndexedFolder,
  parts: FollowParts & {readonly rules: RuleBook},
): Promise<void> {
  let above = {...rest, id: nearest, nearest, path: nearestPath, nearestPath}
  for (const name of splitPath(pathBelow(path, nearestPath))) {
    const spot = {folder: above.path, name}
    const own = spotAt(above.path)
    const looked = [...(await lookAt(own ? [spot, own] : [spot], parts)).values()]
    const [facts, around] = looked
    const isOther = isFacts(facts) && isFacts(around) && facts.device !== around.device
    if (!isFacts(facts) || facts.kind !== DIR || isOther || (await parts.rules.excludes(above, name, true))) return
    const folders = [{id: above.id, first: 0, end: 1}]
    const {ids, seq} = await parts.write.putEntries({volume: rest.volume.id, folders, entries: seenColumns([{name, facts}])})
    parts.advanced(seq)
    if (ids[0] === 0) return
    above = {...above, id: ids[0]!, path: joinPath(above.path, name)}
  }
}

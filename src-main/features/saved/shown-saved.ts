import type {SavedId} from '../../contract/ids.ts'
import type {SavedSearch} from '../../contract/saved.ts'
import {parseTarget} from '../../domain/address.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import type {SavedRecord} from '../../store/saved/saved-rows.ts'
import type {QueryScope} from '../scopes.ts'

const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'})

/** All saved searches in the order of their names. */
export async function shownSaved(scope: Pick<QueryScope, 'read' | 'volumes'>): Promise<readonly SavedSearch[]> {
  const all = await scope.read.savedSearches()
  return all.toSorted((a, b) => collator.compare(a.name, b.name)).map((one) => shownSearch(one, scope))
}

/** One saved search; its folder is where its volume is now. */
export function shownSearch({uuid, name, query, folder}: SavedRecord, {volumes}: Pick<QueryScope, 'volumes'>): SavedSearch {
  const said = {id: uuid as SavedId, name, query, in: folder}
  const target = folder === null ? undefined : parseTarget(folder)
  if (target?.kind !== 'volume') return said
  const top = volumes.mountPoint(target.volume)
  const rel = target.path[0] === SLASH ? target.path.subarray(1) : target.path
  return {...said, path: displayName(rel.length === 0 ? top : joinPath(top, rel)).text}
}

const SLASH = 0x2f

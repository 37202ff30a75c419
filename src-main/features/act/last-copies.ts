import {createHash} from 'node:crypto'
import type {Plan} from '../../contract/plan.ts'
import {bytesKey, spotAt, spotKey} from '../../domain/act/spot-path.ts'
import {unpackContentKey} from '../../domain/content-key.ts'
import {displayName} from '../../domain/display-path.ts'
import {findIndexed, type FollowParts} from './follow-ground.ts'
import {distinct, rowsAt} from './follow-looks.ts'
import type {Taken} from './plan-calls.ts'

/** What is left of what a plan takes away for good. */
export interface CopiesLeft {
  readonly last: Plan['lastCopies']
  readonly lastCount: number
  readonly left: NonNullable<Plan['copiesLeft']>
  /** Of all last copies: whoever agreed to a plan agreed to these, and to no others. '' where there is none. */
  readonly mark: string
}

const SHOWN = 100

/**
 * Of files that go for good, those of which no other copy is known by its full hash, and how many are known of the rest. A copy that goes
 * too is none; another name of the same file that stays is one. What the index knew otherwise than it is now, it does not know.
 */
export async function lastCopies(taken: readonly Taken[], parts: Pick<FollowParts, 'read' | 'volumes'>): Promise<CopiesLeft> {
  const known = await knownEntries(taken, parts)
  const counted = known.size === 0 ? [] : await parts.read.copiesLeft({entries: [...known.values()]})
  const byEntry = new Map(counted.map((one) => [one.entry, one]))
  const names = Map.groupBy(taken, inodeOf)
  const told = taken.map((one) => {
    const found = byEntry.get(known.get(bytesKey(one.path)) ?? 0)
    const isNamed = one.seen.nlink > names.get(inodeOf(one))!.length
    return {path: one.path, contentId: found && unpackContentKey(found.key), copies: (found?.full ? found.copies : 0) + (isNamed ? 1 : 0)}
  })
  const last = told.filter(({copies}) => copies === 0)
  const left = told.flatMap(({path, contentId, copies}) =>
    copies > 0 && contentId ? [{path: displayName(path).text, contentId, copies}] : [],
  )
  return {
    last: last.slice(0, SHOWN).map(({path, contentId}) => ({path: displayName(path).text, ...(contentId && {contentId})})),
    lastCount: last.length,
    left: left.slice(0, SHOWN),
    mark: markOf(last.map(({path}) => path)),
  }
}

const inodeOf = ({seen}: Taken): string => `${seen.device} ${seen.inode}`

function markOf(paths: readonly Uint8Array[]): string {
  const digest = createHash('sha256')
  for (const path of paths) digest.update(path).update('\0')
  return paths.length === 0 ? '' : digest.digest('hex').slice(0, 16)
}

/** The entries of files that still are as the index knows them, by the keys of their paths. */
async function knownEntries(
  taken: readonly Taken[],
  {read, volumes}: Pick<FollowParts, 'read' | 'volumes'>,
): Promise<ReadonlyMap<string, number>> {
  const spots = taken.map(({path}) => spotAt(path)!)
  const folders = await findIndexed(distinct(spots.map(({folder}) => folder)), {read, volumes})
  const rows = await rowsAt(spots, {folders, read})
  const known = new Map<string, number>()
  for (const [at, {path, seen}] of taken.entries()) {
    const row = rows.get(spotKey(spots[at]!))
    if (row && row.inode === seen.inode && row.size === seen.size && row.mtimeNs === seen.mtimeNs) known.set(bytesKey(path), row.id)
  }
  return known
}

import {bytesKey, spotKey, spotPath} from '../../domain/act/spot-path.ts'
import {sameBytes, type Facts} from '../../domain/act/spot.ts'
import type {NotedCopy} from '../../store/entries/note-copies.ts'
import {findIndexed, type FollowParts} from './follow-ground.ts'
import {distinct, isFacts, lookAt, rowsAt, slices} from './follow-looks.ts'
import type {TouchedCopy} from './touched.ts'

/** Gives copies, and what they were made from, the content that is known since they were made; answers the keys of the paths of those. */
export async function followCopies(copies: readonly TouchedCopy[], parts: FollowParts): Promise<ReadonlySet<string>> {
  const spots = copies.flatMap(({from, to}) => [from, to])
  const folders = await findIndexed(distinct(spots.map(({folder}) => folder)), parts)
  const rows = await rowsAt(
    copies.map(({from}) => from),
    {folders, read: parts.read},
  )
  const looked = await lookAt(
    copies.map(({to}) => to),
    parts,
  )
  const noted: NotedCopy[] = []
  const known = new Set<string>()
  for (const {from, to, seen, made, hash} of copies) {
    const parent = folders.get(bytesKey(to.folder))?.id
    const facts = looked.get(spotKey(to))
    if (parent === undefined || !isFacts(facts) || !isUntouched(made, facts)) continue
    const source = rows.get(spotKey(from))
    noted.push({parent, name: to.name, facts, hash, ...(source && {source: {id: source.id, facts: seen}})})
    known.add(bytesKey(spotPath(to)))
  }
  for (const some of slices(noted)) parts.advanced((await parts.write.noteCopies({copies: some})).seq)
  return known
}

/** Whether a file is as it was made; another name that it got since has moved its ctime. */
function isUntouched(made: Facts, now: Facts): boolean {
  return sameBytes(made, now) && (made.ctimeNs === now.ctimeNs || now.nlink > 1)
}

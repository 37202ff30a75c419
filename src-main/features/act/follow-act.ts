import {bytesKey} from '../../domain/act/spot-path.ts'
import {type KnownFolder, listAgain} from '../index/index.ts'
import {followCopies} from './follow-copies.ts'
import {followFolders} from './follow-folders.ts'
import {findIndexed, type FollowParts} from './follow-ground.ts'
import {slices} from './follow-looks.ts'
import {followMoves} from './follow-moves.ts'
import {followSpots} from './follow-spots.ts'
import {openRuleBook, type RuleBook} from './rule-book.ts'
import {type DonePart, type Touched, touchedBy} from './touched.ts'

/** Lets the index follow one act. */
export interface ActFollower {
  /** Brings the index to what some parts did; never rejects. The same parts may come again. */
  follow(done: readonly DonePart[]): Promise<void>
  /** Asks for runs where rows alone could not tell all. */
  end(): Promise<void>
}

/** Folders that are listed at once for one act; a run lists what is more. */
const FOLDERS_LISTED = 2000

/**
 * Row by row: what moved keeps its id, what was copied gets the content that is known since it was read, what is gone goes. Steps tell
 * only where to look; what stands there is asked of the disk, because others change it too.
 */
export function openFollower(parts: FollowParts): ActFollower {
  const rules = openRuleBook(parts)
  const unsure = new Set<string>()
  let listed = 0
  return {
    follow: async (done) => {
      const touched = touchedBy(done)
      if (touched.folders.size === 0) return
      try {
        const followed = await followTouched(touched, {...parts, rules, foldersLeft: FOLDERS_LISTED - listed})
        listed += followed.listed
        for (const location of followed.unsure) unsure.add(location)
      } catch (error) {
        parts.log.write('warn', 'act', `the index could not follow row by row: ${String(error)}`)
        for (const location of await locationsOf(touched, parts)) unsure.add(location)
      }
    },
    end: async () => {
      for (const location of unsure) await parts.stale(location)
    },
  }
}

interface Following extends FollowParts {
  readonly rules: RuleBook
  readonly foldersLeft: number
}

async function followTouched(touched: Touched, parts: Following): Promise<{readonly listed: number; readonly unsure: ReadonlySet<string>}> {
  const {write, read, advanced} = parts
  const locations = await locationsOf(touched, parts)
  // It may have looked at a folder before the act came, and write what it saw after this.
  const crossed = locations.filter((location) => parts.isRunning(location))
  await followMoves(touched.moves, parts)
  const spots = await followSpots([...touched.folders.values()], parts)
  const doubtful = await doubtfulFolders(touched, parts)
  const {folders, unhashed, more} = await listAgain(
    [...spots.unlisted, ...doubtful],
    {atMost: parts.foldersLeft},
    {...parts, disk: parts.looker},
  )
  const known = await followCopies(touched.copies, parts)
  for (const some of slices(spots.gone)) advanced((await write.dropEntries({entries: some})).seq)
  await followFolders(touched, parts)
  const hashing = new Set((await read.locations()).filter(({mode}) => mode !== 'shallow').map(({uuid}) => uuid))
  const bare = [...spots.unhashed, ...unhashed].filter(({location, path}) => hashing.has(location) && !known.has(bytesKey(path)))
  return {
    listed: folders,
    unsure: new Set([...spots.unsure, ...crossed, ...(more ? locations : []), ...bare.map(({location}) => location)]),
  }
}

/** Where something went otherwise than planned, somebody else works too: such a folder is read as a whole. */
async function doubtfulFolders({folders}: Touched, parts: FollowParts): Promise<readonly KnownFolder[]> {
  const doubtful = [...folders.values()].filter(({doubtful: is}) => is).map(({path}) => path)
  const found = doubtful.length === 0 ? [] : [...(await findIndexed(doubtful, parts)).values()]
  return found.flatMap(({id, path, volume, location}) =>
    id === undefined || location === undefined ? [] : [{id, path, location, volume: volume.id, volumeTop: volume.mountPoint}],
  )
}

async function locationsOf({folders}: Touched, parts: FollowParts): Promise<readonly string[]> {
  const found = await findIndexed(
    [...folders.values()].map(({path}) => path),
    parts,
  )
  return [...new Set([...found.values()].flatMap(({location}) => location ?? []))]
}

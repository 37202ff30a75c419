import {equalBytes} from '../../domain/byte-path.ts'
import type {Log, Scheduler} from '../../domain/ports.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {FolderListing} from '../../store/entries/folder-facts.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'
import type {Place} from '../place.ts'
import {listAgain} from './list-again.ts'
import {rulesAt} from './location-rules.ts'
import type {VolumeBook} from '../volume-book.ts'

/** A folder of a location that somebody looks at. */
export interface KeptFolder {
  readonly entry: number
  readonly location: string
  readonly place: Place
  /** What the index knows of it. */
  readonly known: FolderListing
}

/** Compares folders that somebody looks at with the disk, where nothing follows them. */
export interface Comparing {
  /** Does so soon; where the folder differs, the location is brought up to date. Whoever looks does not wait for it. */
  compare(folder: KeptFolder): void
  end(): void
}

/** What it takes to look at folders of locations. */
export interface LookParts {
  readonly read: Reader
  readonly write: Writer
  readonly disk: RemoteTable<DiskCalls>
  readonly volumes: VolumeBook
  readonly log: Log
  readonly never: readonly string[]
  readonly home: Uint8Array
  /** What changes in this folder is told by the system. */
  isFollowed(folder: number): boolean
  /** A folder of a location no longer holds what the index says. */
  stale(location: string): Promise<void>
  advanced(seq: number): void
}

export interface ComparingParts extends LookParts {
  /** Lists large folders in nobody's way. */
  readonly gentle: RemoteTable<DiskCalls>
  readonly scheduler: Pick<Scheduler, 'after'>
}

/** Such a folder is listed in less than a tenth of a second. */
const FEW_ENTRIES = 5000
/** After a start the run of its location comes by in that time, and from then on it is followed. */
const LARGE_AFTER_MS = 4000

export function openComparing(parts: ComparingParts): Comparing {
  /** Large folders that wait for their turn, or are being listed. */
  const large = new Map<number, () => void>()
  let listing: Promise<void> = Promise.resolve()
  const attempt = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => parts.log.write('warn', 'index', `a folder could not be compared with the disk: ${String(error)}`))
  const compareLarge = async (folder: KeptFolder): Promise<void> => {
    const known = await parts.read.folderListing({folder: folder.entry})
    if (known && !parts.isFollowed(folder.entry)) await compareNow({...folder, known}, {...parts, disk: parts.gentle})
  }
  const later = (folder: KeptFolder): void => {
    if (large.has(folder.entry)) return
    const begin = (): void => {
      // One after the other: each takes a core and the disk for seconds.
      listing = listing.then(() => attempt(compareLarge(folder))).finally(() => large.delete(folder.entry))
    }
    large.set(folder.entry, parts.scheduler.after(LARGE_AFTER_MS, begin))
  }
  return {
    compare: (folder) => {
      if (folder.known.entries > FEW_ENTRIES) later(folder)
      else void attempt(compareNow(folder, parts))
    },
    end: () => {
      for (const cancel of large.values()) cancel()
    },
  }
}

const FOLDERS_LISTED = 16

async function compareNow({entry, known, location, place}: KeptFolder, parts: LookParts): Promise<void> {
  const {volume, path} = place
  const rules = await rulesAt({entry, path, volumeTop: volume.mountPoint}, parts)
  const {folderDigests, folderIds} = await parts.disk.listFolder({path, ...rules, never: parts.never})
  // A folder that cannot be listed now says nothing about what is in it.
  if (folderIds.length !== 1 || equalBytes(folderDigests, known.digest)) return
  // Its rows are as an act left them: they are compared, and no run is needed for that.
  const isDoubted = known.digest.every((byte) => byte === 0)
  const folder = {id: entry, volume: volume.id, location, path, volumeTop: volume.mountPoint}
  const listed = isDoubted ? await listAgain([folder], {atMost: FOLDERS_LISTED}, parts) : undefined
  const isShallow = (await parts.read.locations()).find(({uuid}) => uuid === location)?.mode === 'shallow'
  if (!listed || listed.more || (listed.unhashed.length > 0 && !isShallow)) await parts.stale(location)
}

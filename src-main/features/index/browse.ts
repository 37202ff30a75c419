import {CoreError} from '../../contract/errors.ts'
import {displayName} from '../../domain/display-path.ts'
import type {Clock, Random} from '../../domain/ports.ts'
import type {Chunk, EntryColumns} from '../../host/walk-chunk.ts'
import type {BrowseInput} from '../../store/scan/note-folder.ts'
import type {Browser, OpenedFolder, SeenFolder} from '../browser.ts'
import {isFolder, mustBeOnline} from '../file/index.ts'
import {rulesAt} from './location-rules.ts'
import type {Comparing, LookParts} from './compare-kept.ts'
import type {Place} from '../place.ts'
import {isReachable} from '../volume-book.ts'

/** What looking at folders takes. */
export interface BrowserParts extends LookParts {
  readonly clock: Clock
  readonly random: Random
  readonly comparing: Comparing
  /** Whoever reads the index waits for this. */
  writing(work: Promise<unknown>): void
}

/** Opens the browser of one library. */
export function openBrowser(parts: BrowserParts): Browser {
  const look: Browser['look'] = async (place) => {
    const near = place.entry ?? place.nearest
    const location = near === undefined ? undefined : await parts.read.locationOf({entry: near})
    if (place.entry !== undefined && location !== undefined) return openKept({entry: place.entry, location, place}, parts)
    mustBeOnline(place)
    return listNow(place, parts)
  }
  return {
    look,
    open: async (place) => {
      const looked = await look(place)
      return 'written' in looked ? {entry: (await looked.written).entry, location: undefined} : looked
    },
  }
}

/** A folder of a location is shown as the index has it; where nothing follows it and the disk differs, the location is brought up to date. */
async function openKept(
  {entry, location, place}: {entry: number; location: string; place: Place},
  parts: BrowserParts,
): Promise<OpenedFolder> {
  const [row] = await parts.read.entryRows({ids: [entry]})
  if (row && !isFolder(row)) throw notAFolder(place)
  const known = await parts.read.folderListing({folder: entry})
  // Not listed so far: who looks is ahead of the run, and sees what is there.
  if (!known && row?.kind === 1 && isReachable(place.volume)) return {entry: (await (await listNow(place, parts)).written).entry, location}
  if (known && isReachable(place.volume) && !parts.isFollowed(entry)) parts.comparing.compare({entry, known, location, place})
  return {entry, location}
}

/** Lists a folder that no run has listed and has its entries written, without anything below it. */
async function listNow(place: Place, parts: BrowserParts): Promise<SeenFolder> {
  const {disk} = parts
  const shown = displayName(place.path).text
  const rules =
    place.entry === undefined ? undefined : await rulesAt({entry: place.entry, path: place.path, volumeTop: place.volume.mountPoint}, parts)
  const left = rules && {...rules, never: parts.never}
  const [{kind, facts}, chunk] = await Promise.all([disk.look({path: place.path, shown}), disk.listFolder({path: place.path, ...left})])
  if (kind !== 1) throw notAFolder(place)
  const [error] = chunk.errors
  if (error && chunk.folderIds.length === 0) throw new CoreError({code: error.code, message: error.message})
  if (chunk.entries.count === 0) await mustStillBeThere(place, parts)
  return {entries: chunk.entries, ...writeListing({place, facts, chunk, rules}, parts)}
}

interface Listing {
  readonly place: Place
  readonly facts: EntryColumns
  readonly chunk: Chunk
  readonly rules: BrowseInput['rules']
}

/** The columns are copied to the writer and not moved: they are read here meanwhile. */
function writeListing({place, facts, chunk, rules}: Listing, parts: BrowserParts): Omit<SeenFolder, 'entries'> {
  const {write, clock, random, advanced, writing, log} = parts
  const {folderChanged, folderDigests, folderFirst, entries, leftOut} = chunk
  const listing = {folderChanged, folderDigests, folderFirst, entries, leftOut}
  const run = `browse ${random.uuid()}`
  const noting = write.noteFolder({run, volume: place.volume.id, path: place.rel, facts, now: clock.now(), listing, rules})
  // Asked in one breath, so that nothing comes between them in the writer.
  const written = Promise.all([noting, write.writeFolder({run})]).then(([{id, ids}, browsed]) => {
    if (browsed.seq !== undefined) advanced(browsed.seq)
    return {entry: id, ids: ids ?? browsed.ids}
  })
  writing(written)
  written.catch((error: unknown) => log.write('warn', 'index', `a folder that was looked at could not be written: ${String(error)}`))
  const noted = noting.then(({id, ids}) => ({entry: id, ids}))
  // Not all who look wait for this one; `written` tells of the same failure.
  noted.catch(() => undefined)
  return {noted, written}
}

/** A disk that was taken out leaves its mount point behind, empty: nothing in it is gone. */
async function mustStillBeThere(place: Place, {volumes}: BrowserParts): Promise<void> {
  await volumes.fresh()
  const there = await volumes.at(place.path)
  if (there.id !== place.volume.id) throw new CoreError({code: 'Offline', message: `The volume “${place.volume.name}” is not connected.`})
}

const notAFolder = (place: Place): CoreError =>
  new CoreError({code: 'NotAFolder', message: `${displayName(place.path).text} is not a folder.`})

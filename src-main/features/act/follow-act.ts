import {equalBytes, pathBelow} from '../../domain/byte-path.ts'
import type {Reader} from '../../store/remote.ts'
import type {VolumeBook} from '../volume-book.ts'
import {journalParts} from './journal-parts.ts'
import type {LibraryJournal} from './library-journal.ts'

export interface FollowParts {
  readonly read: Reader
  readonly volumes: VolumeBook
  readonly journal: LibraryJournal
  /** Brings a location up to date; answers when that is queued. */
  stale(location: string): Promise<void>
}

/** Lets the index follow what an act has changed: each location that holds a folder of it is brought up to date, by the rules that keep ids. */
export async function followAct(act: string, parts: FollowParts): Promise<void> {
  const {read, volumes, journal, stale} = parts
  const folders: Uint8Array[] = []
  for await (const part of journalParts(journal, act)) {
    for (const step of part.steps) {
      for (const spot of [...('from' in step ? [step.from] : []), ...('to' in step ? [step.to] : [])]) {
        if (!folders.some((folder) => equalBytes(folder, spot.folder))) folders.push(spot.folder)
      }
    }
    if (folders.length > FOLDERS_ASKED) break
  }
  const locations = new Set<string>()
  for (const folder of folders) {
    const volume = await volumes.at(folder)
    const {id, nearest} = await read.findEntry({volume: volume.id, path: pathBelow(folder, volume.mountPoint)})
    const entry = id ?? nearest
    const location = entry === undefined ? undefined : await read.locationOf({entry})
    if (location !== undefined) locations.add(location)
  }
  for (const location of locations) await stale(location)
}

/** An act on more folders than this lies in few locations all the same. */
const FOLDERS_ASKED = 256

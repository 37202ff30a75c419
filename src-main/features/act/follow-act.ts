import {bytesKey} from '../../domain/act/spot-path.ts'
import {pathBelow} from '../../domain/byte-path.ts'
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
  const {read, volumes, stale} = parts
  const locations = new Set<string>()
  for (const folder of await foldersOf(act, parts)) {
    const volume = await volumes.at(folder)
    const {id, nearest} = await read.findEntry({volume: volume.id, path: pathBelow(folder, volume.mountPoint)})
    const entry = id ?? nearest
    const location = entry === undefined ? undefined : await read.locationOf({entry})
    if (location !== undefined) locations.add(location)
  }
  for (const location of locations) await stale(location)
}

async function foldersOf(act: string, {journal}: FollowParts): Promise<readonly Uint8Array[]> {
  const folders = new Map<string, Uint8Array>()
  for await (const part of journalParts(journal, act)) {
    const spots = part.steps.flatMap((step) => [...('from' in step ? [step.from] : []), ...('to' in step ? [step.to] : [])])
    for (const {folder} of spots) folders.set(bytesKey(folder), folder)
    if (folders.size > FOLDERS_ASKED) break
  }
  return [...folders.values()]
}

/** An act on more folders than this lies in few locations all the same. */
const FOLDERS_ASKED = 256

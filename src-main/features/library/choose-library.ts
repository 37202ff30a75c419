import {join} from 'node:path'
import {CoreError} from '../../contract/errors.ts'
import type {LibraryFiles} from '../../domain/library-files.ts'
import type {Marks} from '../../store/epochs.ts'
import {type DeviceParts, type DeviceState, readDeviceState} from './device-state.ts'
import {freeFolder, type KnownLibrary, knownLibraries, librariesFolder, passing} from './library-folders.ts'

export interface Choice {
  readonly folder: string
  /** There was no library: the writer makes this one. */
  readonly create: {readonly id: string; readonly name: string} | undefined
  readonly seen: Marks | undefined
  readonly state: DeviceState
}

/** Says which library a starting core opens: the one that was asked for, the one last used, any, or a new default one. */
export async function chooseLibrary(
  parts: DeviceParts & {readonly files: LibraryFiles; readonly wanted?: string | undefined},
): Promise<Choice> {
  const {dataDir, files, random, wanted} = parts
  const state = await readDeviceState(parts)
  await clearPassing(dataDir, files)
  const known = await knownLibraries(dataDir, files)
  const chosen = wanted === undefined ? (known.find(({card}) => card.id === state.current) ?? known[0]) : findLibrary(known, wanted)
  if (chosen) return {folder: chosen.folder, create: undefined, seen: state.seen[chosen.card.id], state}
  if (wanted !== undefined) throw noSuchLibrary(wanted)
  return {folder: await freeFolder(dataDir, FIRST_NAME, files), create: {id: random.uuid(), name: FIRST_NAME}, seen: undefined, state}
}

const FIRST_NAME = 'My Library'

/** A library by its id or its name. */
export function findLibrary(known: readonly KnownLibrary[], word: string): KnownLibrary | undefined {
  return known.find(({card}) => card.id === word.toLowerCase()) ?? known.find(({card}) => sameName(card.name, word))
}

/** Names that a person would take for one another are the same. */
export function sameName(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.trim().normalize('NFC').toLowerCase()
}

export function noSuchLibrary(word: string): CoreError {
  return new CoreError({code: 'NotFound', message: `There is no library ${word}.`, hint: 'onefold library list shows them.'})
}

async function clearPassing(dataDir: string, files: LibraryFiles): Promise<void> {
  const home = librariesFolder(dataDir)
  for (const name of await files.namesIn(home)) {
    if (passing.isOne(name)) await files.remove(join(home, name))
  }
}

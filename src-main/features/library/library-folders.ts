import {join} from 'node:path'
import {type LibraryCard, parseCard} from '../../contract/library-card.ts'
import type {LibraryFiles} from '../../domain/library-files.ts'

/** A library of this data dir: its folder, and what its card says. */
export interface KnownLibrary {
  readonly folder: string
  readonly card: LibraryCard
}

export const librariesFolder = (dataDir: string): string => join(dataDir, 'libraries')

/** All libraries of a data dir, in the order of their names. */
export async function knownLibraries(dataDir: string, files: LibraryFiles): Promise<readonly KnownLibrary[]> {
  const found: KnownLibrary[] = []
  for (const name of await files.namesIn(librariesFolder(dataDir))) {
    if (!isLibraryName(name)) continue
    const folder = join(librariesFolder(dataDir), name)
    const card = parseCard(await files.readText(join(folder, 'library.json')))
    if (card) found.push({folder, card})
  }
  return found.toSorted((a, b) => a.card.name.localeCompare(b.card.name, 'en') || a.card.id.localeCompare(b.card.id))
}

/** The folder that a new library of this name gets: readable, valid on every system, and not yet there. */
export async function freeFolder(dataDir: string, name: string, files: LibraryFiles): Promise<string> {
  const taken = new Set((await files.namesIn(librariesFolder(dataDir))).map((one) => one.toLowerCase()))
  const base = folderNameOf(name)
  for (let count = 1; ; count++) {
    const candidate = `${base}${count === 1 ? '' : ` ${count}`}.onefold`
    if (!taken.has(candidate.toLowerCase())) return join(librariesFolder(dataDir), candidate)
  }
}

/** Folders that are being made or removed; what a crash left of them is worth nothing. */
export const passing = {
  beside: (folder: string, word: 'part' | 'deleted'): string => join(folder, '..', `.${baseOf(folder)}.${word}`),
  isOne: (name: string): boolean => /^\..*\.(part|deleted)$/.test(name),
}

const isLibraryName = (name: string): boolean => name.endsWith('.onefold') && !name.startsWith('.')

const baseOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** A name of a library as a folder's name that Windows, macOS and Linux take. */
export function folderNameOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, '-')
    .replace(/^\.+/, '')
  const short = cut(plain, NAME_BYTES)
    .replace(/[. ]+$/, '')
    .trim()
  if (short === '') return 'library'
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `_${short}` : short
}

// Leaves room below 255 bytes for a number and the endings.
const NAME_BYTES = 120

function cut(text: string, bytes: number): string {
  const encoder = new TextEncoder()
  const room = new Uint8Array(bytes)
  return text.slice(0, encoder.encodeInto(text, room).read)
}

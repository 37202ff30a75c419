import {readdir, readFile} from 'node:fs/promises'
import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'
import {findProgram} from './find-program.ts'
import {listOf, parseDesktopEntry, parseGroups, type DesktopEntry} from './desktop-entry.ts'

/** A program that can open files. */
export interface Program {
  /** The name of its .desktop file, as `org.gnome.eog.desktop`. */
  readonly id: string
  readonly name: string
  /** It opens this type when none is chosen. */
  readonly standard: boolean
}

/** The programs of a MIME type, the standard one first; from the .desktop files and mimeapps.list of the user and the system. */
export async function linuxPrograms(type: string): Promise<readonly Program[]> {
  const [entries, wishes] = await Promise.all([readEntries(), readWishes(type)])
  const able = [...entries]
    .filter(([id, entry]) => entry.types.includes(type) && !entry.hidden && !wishes.removed.has(id))
    .map(([id]) => id)
  const offered = [...new Set([...wishes.standard, ...wishes.added, ...able])].filter((id) => entries.has(id))
  const [standard] = wishes.standard.filter((id) => entries.has(id))
  return offered.map((id) => ({id, name: entries.get(id)!.name, standard: id === (standard ?? offered[0])}))
}

/** One program by its id; undefined where it is not installed. */
export async function linuxProgram(id: string): Promise<DesktopEntry | undefined> {
  return (await readEntries()).get(id)
}

interface Wishes {
  readonly standard: readonly string[]
  readonly added: readonly string[]
  readonly removed: ReadonlySet<string>
}

const absolute = (paths: readonly (string | undefined)[]): readonly string[] =>
  paths.filter((path) => path !== undefined && isAbsolute(path)) as string[]

function dataFolders(): readonly string[] {
  const own = process.env['XDG_DATA_HOME'] || join(homedir(), '.local/share')
  return absolute([own, ...(process.env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':')]).map((folder) =>
    join(folder, 'applications'),
  )
}

function configFolders(): readonly string[] {
  const own = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config')
  return absolute([own, ...(process.env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':')])
}

// The first folder that names a program wins, also where it marks it as deleted.
async function readEntries(): Promise<ReadonlyMap<string, DesktopEntry>> {
  const found = new Map<string, DesktopEntry | undefined>()
  for (const folder of dataFolders()) {
    const names = await readdir(folder, {recursive: true}).catch(none)
    for (const name of (names ?? []).filter((file) => file.endsWith('.desktop')).toSorted()) {
      const id = name.replaceAll('/', '-')
      if (!found.has(id)) found.set(id, await readEntry(join(folder, name)))
    }
  }
  return new Map([...found].filter((pair): pair is [string, DesktopEntry] => pair[1] !== undefined))
}

async function readEntry(file: string): Promise<DesktopEntry | undefined> {
  const text = await readFile(file, 'utf8').catch(none)
  const entry = text === undefined ? undefined : parseDesktopEntry(text)
  if (entry === undefined || entry.deleted || entry.terminal) return undefined
  return entry.tryExec === undefined || (await findProgram(entry.tryExec)) !== undefined ? entry : undefined
}

async function readWishes(type: string): Promise<Wishes> {
  const files = [...configFolders(), ...dataFolders()].map((folder) => join(folder, 'mimeapps.list'))
  const groups = (await Promise.all(files.map((file) => readFile(file, 'utf8').catch(none)))).map((text) => parseGroups(text ?? ''))
  const of = (group: string): readonly string[] => groups.flatMap((file) => listOf(file.get(group)?.get(type)))
  return {standard: of('Default Applications'), added: of('Added Associations'), removed: new Set(of('Removed Associations'))}
}

// Folders and files that a system need not have, or that are not ours to read.
function none(error: unknown): undefined {
  if (error instanceof Error && 'code' in error) return undefined
  throw error
}

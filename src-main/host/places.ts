import {readFile} from 'node:fs/promises'
import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'

/** A folder of the person that systems give a place of its own. */
export interface Place {
  readonly name: string
  readonly path: string
  readonly kind: 'home' | 'desktop' | 'documents' | 'downloads' | 'pictures' | 'music' | 'videos'
}

type Kind = Exclude<Place['kind'], 'home'>

/** The home folder and those in it, as the system or the person has named them; whether they exist is not asked. */
export async function places(): Promise<readonly Place[]> {
  const home = homedir()
  const said = process.platform === 'linux' ? await userDirs(home) : new Map<string, string>()
  const own = standard.flatMap(({kind, word, folder}) => {
    const path = said.get(word) ?? join(home, process.platform === 'darwin' && kind === 'videos' ? 'Movies' : folder)
    // A folder that is set to the home itself is switched off.
    return path === home || path === `${home}/` ? [] : [{name: path.split(/[/\\]/).at(-1) ?? folder, path, kind}]
  })
  return [{name: 'Home', path: home, kind: 'home'}, ...own]
}

const standard: readonly {readonly kind: Kind; readonly word: string; readonly folder: string}[] = [
  {kind: 'desktop', word: 'DESKTOP', folder: 'Desktop'},
  {kind: 'documents', word: 'DOCUMENTS', folder: 'Documents'},
  {kind: 'downloads', word: 'DOWNLOAD', folder: 'Downloads'},
  {kind: 'pictures', word: 'PICTURES', folder: 'Pictures'},
  {kind: 'music', word: 'MUSIC', folder: 'Music'},
  {kind: 'videos', word: 'VIDEOS', folder: 'Videos'},
]

async function userDirs(home: string): Promise<ReadonlyMap<string, string>> {
  const config = process.env['XDG_CONFIG_HOME']
  const file = join(config !== undefined && isAbsolute(config) ? config : join(home, '.config'), 'user-dirs.dirs')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // Most servers have none; an unreadable one is not worth failing for: the standard names hold.
    if (error.code !== undefined) return ''
    throw error
  })
  return parseUserDirs(text, home)
}

/** Lines as `XDG_MUSIC_DIR="$HOME/Music"`; the form is that of xdg-user-dirs, which is not quite a shell's. */
export function parseUserDirs(text: string, home: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of text.split('\n')) {
    const parts = /^\s*XDG_([A-Z]+)_DIR\s*=\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(line)
    if (parts === null) continue
    const value = parts[2]!.replace(/\\(.)/g, '$1')
    const path = value === '$HOME' || value.startsWith('$HOME/') ? home + value.slice('$HOME'.length) : value
    if (isAbsolute(path)) found.set(parts[1]!, path === home ? home : path.replace(/\/+$/, ''))
  }
  return found
}

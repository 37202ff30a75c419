import {join, resolve} from 'node:path'

/** Where relative paths and `~` start. */
export interface Standpoint {
  readonly cwd: string
  readonly home: string
}

/** Input keys whose text is a path, unless it is an address or an id. */
const PATH_KEYS: ReadonlySet<string> = new Set(['path', 'paths', 'target', 'targets', 'sources', 'archives', 'to', 'in', 'folder'])
const ADDRESS = /^(sd:\/\/|trash:)/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Makes a relative path absolute, as only the command line knows where it was typed; what is no path stays as it is. */
export function absolutePath(key: string, text: string, from: Standpoint): string {
  if (PATH_KEYS.has(key))
    return text === '' || ADDRESS.test(text) || UUID.test(text)
      ? text
      : key === 'path'
        ? withSlash(text, absolute(text, from))
        : absolute(text, from)
  // The folder of a rule: `--keep in:FOLDER`.
  if (key === 'keep' && text.startsWith('in:')) return `in:${absolutePath('in', text.slice(3), from)}`
  // A location is named by id, name or path; it is a path when it looks like one.
  return key === 'location' && looksLikePath(text) ? absolute(text, from) : text
}

const looksLikePath = (text: string): boolean =>
  !ADDRESS.test(text) && (text.includes('/') || text === '.' || text === '..' || text === '~')

/** A slash at the end says that a folder is meant, also where there is none. */
const withSlash = (text: string, path: string): string => (text.endsWith('/') && path !== '/' ? `${path}/` : path)

const absolute = (text: string, {cwd, home}: Standpoint): string =>
  text === '~' || text.startsWith('~/') ? join(home, text.slice(1)) : resolve(cwd, text)

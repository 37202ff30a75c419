/** A program of Linux as its .desktop file tells it (Desktop Entry Specification 1.5). */
export interface DesktopEntry {
  readonly name: string
  readonly exec: string
  readonly tryExec: string | undefined
  readonly types: readonly string[]
  readonly terminal: boolean
  /** Not offered in menus; it may still be a type's default. */
  readonly hidden: boolean
  /** Marked as deleted by the user: as if the file were not there. */
  readonly deleted: boolean
}

/** Reads the main group of a .desktop file; undefined where it is no program. */
export function parseDesktopEntry(text: string): DesktopEntry | undefined {
  const keys = parseGroups(text).get('Desktop Entry')
  const [name, exec] = [keys?.get('Name'), keys?.get('Exec')]
  if (keys === undefined || keys.get('Type') !== 'Application' || name === undefined || exec === undefined) return undefined
  return {
    name,
    exec,
    tryExec: keys.get('TryExec'),
    types: listOf(keys.get('MimeType')),
    terminal: keys.get('Terminal') === 'true',
    hidden: keys.get('NoDisplay') === 'true',
    deleted: keys.get('Hidden') === 'true',
  }
}

/** The groups of a file in the form of .desktop and mimeapps.list. */
export function parseGroups(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const groups = new Map<string, Map<string, string>>()
  let group = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]\s*$/.exec(line)?.[1]
    if (header !== undefined) {
      group = groups.get(header) ?? new Map<string, string>()
      groups.set(header, group)
      continue
    }
    const [, key, value] = /^([^#=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (key !== undefined && value !== undefined && !group.has(key)) group.set(key, unescaped(value))
  }
  return groups
}

export function listOf(value: string | undefined): readonly string[] {
  return (value ?? '').split(';').filter((part) => part !== '')
}

/**
 * The words of an Exec line with the file put in its place; undefined where the line is malformed.
 * Whatever the line says, it goes to no shell: each word is one argument.
 */
export function execWords(
  entry: Pick<DesktopEntry, 'exec' | 'name'>,
  file: {readonly path: string | undefined; readonly uri: string},
): readonly string[] | undefined {
  const words = splitExec(entry.exec)
  if (words === undefined || words.length === 0) return undefined
  const path = file.path ?? file.uri
  let placed = false
  const filled = words.flatMap((word) => {
    if (/^%[fFuU]$/.test(word)) {
      placed = true
      return [word === '%f' || word === '%F' ? path : file.uri]
    }
    if (/^%[ikdDnNvm]$/.test(word)) return []
    return [word.replace(/%(.)/g, (_, code: string) => (code === 'c' ? entry.name : code === '%' ? '%' : ''))]
  })
  return placed ? filled : [...filled, path]
}

// Words are apart by blanks; a quoted one may hold blanks and, behind a backslash, " ` $ and \.
function splitExec(line: string): readonly string[] | undefined {
  const words: string[] = []
  const next = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/gy
  const end = line.trimEnd().length
  while (next.lastIndex < end) {
    const found = next.exec(line)
    if (found === null) return undefined
    words.push(found[1] === undefined ? found[2]! : found[1].replace(/\\(["`$\\])/g, '$1'))
  }
  return words
}

function unescaped(value: string): string {
  return value.replace(/\\([sntr\\])/g, (_, sign: string) => ({s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\'})[sign]!)
}

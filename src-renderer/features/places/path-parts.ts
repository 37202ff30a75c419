export interface PathPart {
  readonly name: string
  /** The path up to and with this part. */
  readonly path: string
}

/** Cuts an absolute path or an `sd://` address into the steps of a breadcrumb. */
export function pathParts(path: string): readonly PathPart[] {
  const root = rootOf(path)
  const names = path
    .slice(root.length)
    .split(root.includes('\\') ? /[\\/]/ : '/')
    .filter((name) => name !== '')
  const separator = root.includes('\\') ? '\\' : '/'
  const parts: PathPart[] = root === '' ? [] : [{name: root === '/' ? '/' : trimEnd(root), path: root}]
  let reached = root
  for (const name of names) {
    reached = reached === '' || /[\\/]$/.test(reached) ? reached + name : reached + separator + name
    parts.push({name, path: reached})
  }
  return parts
}

/** The folder above, or undefined at the top. */
export function parentOf(path: string): string | undefined {
  return pathParts(path).at(-2)?.path
}

/** The path of an entry in a folder; in an address its name is escaped. */
export function joinPath(folder: string, name: string): string {
  const address = folder.startsWith('sd://')
  const separator = !address && folder.includes('\\') ? '\\' : '/'
  return (/[\\/]$/.test(folder) ? folder : folder + separator) + (address ? encodeURIComponent(name) : name)
}

export function nameOf(path: string): string {
  return pathParts(path).at(-1)?.name ?? path
}

/** Whether a path is a folder or lies below it. */
export function isWithin(path: string | undefined, folder: string): boolean {
  if (path === undefined) return false
  const edge = /[\\/]$/.test(folder) ? folder : folder + (folder.includes('\\') ? '\\' : '/')
  return path === folder || path.startsWith(edge)
}

// `sd://volume/<id>/` and `sd://<device>/` are tops; a drive (`C:\`) and a share (`\\server\share\`) are, too.
function rootOf(path: string): string {
  const match = /^(?:sd:\/\/(?:volume\/[^/]+|content\/[^/]+|[^/]+)\/?|[A-Za-z]:[\\/]|\\\\[^\\/]+[\\/][^\\/]+[\\/]?|\/)/.exec(path)
  return match?.[0] ?? ''
}

function trimEnd(root: string): string {
  return root.replace(/[\\/]+$/, '')
}

/** Taken as a folder that one goes on in. */
export const folderWithEnd = (path: string): string =>
  /[\\/]$/.test(path) ? path : `${path}${/^[A-Za-z]:\\|^\\\\/.test(path) ? '\\' : '/'}`

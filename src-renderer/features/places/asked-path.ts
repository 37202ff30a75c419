/** A written path as the core takes it: `~` is the home folder, and a `file://` address the path that it names. */
export function askedPath(written: string, home: string | undefined): string {
  const text = written.trim()
  if (home !== undefined && /^~(?=$|[\\/])/.test(text)) return home.replace(/[\\/]$/, '') + text.slice(1)
  return /^file:\/\//i.test(text) ? pathOfFileAddress(text) : text
}

function pathOfFileAddress(address: string): string {
  try {
    const {hostname, pathname} = new URL(address)
    const path = decodeURIComponent(pathname)
    if (hostname !== '' && hostname !== 'localhost') return `\\\\${hostname}${path.replaceAll('/', '\\')}`
    return /^\/[A-Za-z]:/.test(path) ? path.slice(1).replaceAll('/', '\\') : path
  } catch {
    // What is no address is taken as it stands, and the core says that there is nothing.
    return address
  }
}

/** A path that is being written: the folder that it names so far, and how the next name begins. */
export interface Begun {
  readonly folder: string
  readonly prefix: string
}

/** Nothing where no folder is named yet. */
export function begunPath(path: string): Begun | undefined {
  const windows = /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path)
  const cut = windows ? Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) : path.lastIndexOf('/')
  if (cut < 0 || /^sd:\/*$/.test(path.slice(0, cut + 1))) return undefined
  const before = path.slice(0, cut)
  const isTop = before === '' || /^[A-Za-z]:$/.test(before)
  return {folder: isTop ? path.slice(0, cut + 1) : before, prefix: path.slice(cut + 1)}
}

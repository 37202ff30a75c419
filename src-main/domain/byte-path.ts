/** Which form absolute paths have on a machine. */
export type PathFlavour = 'posix' | 'windows'

const SLASH = 0x2f
const BACKSLASH = 0x5c
const DOT = 0x2e
const COLON = 0x3a

/** Puts a name below a folder; paths are bytes, because a name of Linux need not be text. */
export function joinPath(folder: Uint8Array, name: Uint8Array): Uint8Array {
  if (folder.length === 0) return name
  const slash = folder[folder.length - 1] === SLASH ? 0 : 1
  const path = new Uint8Array(folder.length + slash + name.length)
  path.set(folder)
  if (slash) path[folder.length] = SLASH
  path.set(name, folder.length + slash)
  return path
}

/** The names of a path from the top down; slashes at the ends and double ones make no empty names. */
export function splitPath(path: Uint8Array): readonly Uint8Array[] {
  const names: Uint8Array[] = []
  let first = 0
  for (let at = 0; at <= path.length; at++) {
    if (at < path.length && path[at] !== SLASH) continue
    if (at > first) names.push(path.subarray(first, at))
    first = at + 1
  }
  return names
}

/** The folder that holds a normal path; undefined for the top and for a bare name. */
export function parentPath(path: Uint8Array): Uint8Array | undefined {
  if (path.length <= 1) return undefined
  const slash = path.lastIndexOf(SLASH)
  if (slash < 0) return undefined
  return path.subarray(0, Math.max(slash, 1))
}

/** The last name of a normal path; empty for the top. */
export function baseName(path: Uint8Array): Uint8Array {
  return path.subarray(path.lastIndexOf(SLASH) + 1)
}

/** An absolute path without empty names, `.`, `..` and a slash at the end, by its letters alone: no link is looked up. */
export function normalPath(path: Uint8Array): Uint8Array {
  const names: Uint8Array[] = []
  for (const name of splitPath(path)) {
    if (isDot(name)) continue
    if (isDotDot(name)) names.pop()
    else names.push(name)
  }
  return absolutePath(names)
}

/** `/` and the names, with a slash between each. */
export function absolutePath(names: readonly Uint8Array[]): Uint8Array {
  const length = names.reduce((sum, name) => sum + 1 + name.length, 0)
  const path = new Uint8Array(Math.max(length, 1)).fill(SLASH)
  let at = 1
  for (const name of names) {
    path.set(name, at)
    at += name.length + 1
  }
  return path
}

export function isDot(name: Uint8Array): boolean {
  return name.length === 1 && name[0] === DOT
}

export function isDotDot(name: Uint8Array): boolean {
  return name.length === 2 && name[0] === DOT && name[1] === DOT
}

/** Whether a path begins at a top; on Windows that is a drive with a slash, or a share. */
export function isAbsolutePath(path: Uint8Array, flavour: PathFlavour = 'posix'): boolean {
  if (flavour === 'posix') return path[0] === SLASH
  if (isEitherSlash(path[0]) && isEitherSlash(path[1])) return true
  return isLetter(path[0]) && path[1] === COLON && isEitherSlash(path[2])
}

function isEitherSlash(byte: number | undefined): boolean {
  return byte === SLASH || byte === BACKSLASH
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}

/** Whether a normal path is the folder itself or lies below it. */
export function isWithin(path: Uint8Array, folder: Uint8Array): boolean {
  if (path.length < folder.length) return false
  for (let at = 0; at < folder.length; at++) if (path[at] !== folder[at]) return false
  return path.length === folder.length || folder[folder.length - 1] === SLASH || path[folder.length] === SLASH
}

/** What is left of a path below a folder that holds it, without a slash at the start; empty for the folder itself. */
export function pathBelow(path: Uint8Array, folder: Uint8Array): Uint8Array {
  const start = folder[folder.length - 1] === SLASH ? folder.length : folder.length + 1
  return path.subarray(Math.min(start, path.length))
}

/** Orders by unsigned bytes, as memcmp does. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at++) {
    const difference = a[at]! - b[at]!
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareBytes(a, b) === 0
}

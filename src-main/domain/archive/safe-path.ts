/**
 * The names that lead to an entry below the place where it is unpacked; none for that place itself. Undefined where the path leads
 * out of it, or holds what no name can. Slashes at the start mean nothing, as for all programs that unpack.
 */
export function safeNames(path: string): readonly string[] | undefined {
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  return names.some((name) => name === '..' || name.includes('\0')) ? undefined : names
}

/**
 * Whether a symbolic link stays below the top, on whatever way it is followed: it climbs first, over real folders alone, and no higher
 * than it may; what it passes on its way down are folders, or links for which the same holds.
 */
export function staysInside(target: string, depth: number): boolean {
  if (target === '' || target.startsWith('/') || target.includes('\0') || target.includes('\\')) return false
  const names = target.split('/').filter((name) => name !== '' && name !== '.')
  const climbs = names.findIndex((name) => name !== '..')
  const up = climbs < 0 ? names.length : climbs
  return up <= depth && !names.slice(up).includes('..')
}

/** What a folder is called in which an archive of this name is unpacked. */
export function stemOf(name: string): string {
  const stem = name.replace(/(\.tar)?\.[^. ]{1,8}$/i, '')
  return stem === '' || stem === name ? `${name} unpacked` : stem
}

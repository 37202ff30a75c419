/** What a drop does. */
export type DragVerb = 'copy' | 'move' | 'link'

export interface Modifiers {
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

export interface DragFacts {
  readonly onMac: boolean
  /** All that is dragged is on the volume that it would come to. */
  readonly sameVolume: boolean
}

/** The verb that a system's own file manager would take: on one volume it moves, to another it copies, and keys say otherwise. */
export function dragVerb(keys: Modifiers, {onMac, sameVolume}: DragFacts): DragVerb {
  if (onMac) {
    if (keys.altKey) return keys.metaKey ? 'link' : 'copy'
    return keys.metaKey || sameVolume ? 'move' : 'copy'
  }
  if (keys.ctrlKey) return keys.shiftKey ? 'link' : 'copy'
  if (keys.altKey) return 'link'
  return keys.shiftKey || sameVolume ? 'move' : 'copy'
}

/** The mount that holds a path: the longest that it lies under. */
export function mountOf(path: string, mounts: readonly string[]): string | undefined {
  return mounts
    .filter((mount) => path === mount || path.startsWith(/[\\/]$/.test(mount) ? mount : `${mount}${mount.includes('\\') ? '\\' : '/'}`))
    .toSorted((a, b) => b.length - a.length)[0]
}

import type {Failure} from '../../src-main/contract/errors.ts'

/** What the preload script of the desktop window lays into the page; absent in a browser. */
export interface Bridge {
  /** Asks for a line to the core. A message `onefold:port` with the port follows, or it answers why there is none. */
  ask(): Promise<Failure | undefined>
  /** The path of a file or folder that was dropped on the window. */
  pathOfFile(file: File): string
}

declare global {
  interface Window {
    readonly onefold?: Bridge
  }
}

/** The path of a file that was dropped; nothing where it has none, or where the window may not know it. */
export const pathOfDropped = (file: File): string | undefined => window.onefold?.pathOfFile(file) || undefined

/** The paths of what was dropped, where the window may know them. */
export function droppedPaths(files: Iterable<File>): readonly string[] {
  return [...files].map(pathOfDropped).filter((path) => path !== undefined)
}

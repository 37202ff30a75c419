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

/** The paths of what was dropped, where the window may know them. */
export function droppedPaths(files: Iterable<File>): readonly string[] {
  const bridge = window.onefold
  return bridge ? [...files].map((file) => bridge.pathOfFile(file)).filter((path) => path !== '') : []
}

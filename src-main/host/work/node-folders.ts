import fs from 'node:fs'
import {equalBytes, splitPath} from '../../domain/byte-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {openFlag} from '../native/linux-calls.ts'
import {holdFolder, within, type HeldFolder} from '../native/node-paths.ts'
import {assertOneName} from './work-failure.ts'

/**
 * Folders reached from the top name by name, so that no link is followed; the last two stay open for the next call.
 * On Linux each is held by a descriptor and named through /proc; elsewhere each part of the path is looked at, and one that is swapped for a link in that instant is followed.
 */
export class NodeFolders {
  readonly #kept: Kept[] = []
  #timer: NodeJS.Timeout | undefined

  /** The path of a spot as node:fs takes it. It serves until the next call but one. */
  path(spot: Spot): Buffer {
    assertOneName(spot.name)
    return within(this.hold(spot.folder), spot.name)
  }

  hold(folder: Uint8Array): HeldFolder {
    const now = performance.now()
    const found = this.#kept.findIndex((kept) => now - kept.openedAt < freshMs && equalBytes(kept.path, folder))
    if (found >= 0) {
      this.#kept.push(...this.#kept.splice(found, 1))
      return this.#kept.at(-1)!.held
    }
    const held = openFromTop(folder)
    this.#kept.push({path: folder.slice(), held, openedAt: now})
    // An open folder keeps its volume from being unmounted.
    this.#timer ??= setTimeout(() => this.close(), restMs).unref()
    if (this.#kept.length > 2) this.#kept.shift()!.held.close()
    return held
  }

  /** Lets all go, because names have moved or nothing follows. */
  close(): void {
    for (const {held} of this.#kept.splice(0)) held.close()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}

interface Kept {
  readonly path: Uint8Array
  readonly held: HeldFolder
  readonly openedAt: number
}

const freshMs = 20
const restMs = 1000

function openFromTop(folder: Uint8Array): HeldFolder {
  const windows = process.platform === 'win32'
  const names = windows ? splitPath(Buffer.from(Buffer.from(folder).toString('latin1').replaceAll('\\', '/'), 'latin1')) : splitPath(folder)
  const top = windows ? Buffer.concat([names[0] ?? Buffer.alloc(0), Buffer.from('/')]) : Buffer.from('/')
  let held = holdNamed(top)
  for (const name of windows ? names.slice(1) : names) {
    const above = held
    try {
      held = holdNamed(within(above, name))
    } finally {
      above.close()
    }
  }
  return held
}

// Only named, on Linux: a folder on the way may be one that can be entered and not read.
function holdNamed(path: Buffer): HeldFolder {
  if (process.platform !== 'linux') return holdFolder(path)
  const fd = fs.openSync(path, openFlag.pathOnly | openFlag.folder | openFlag.noFollow)
  return {at: Buffer.from(`/proc/self/fd/${fd}`), close: () => fs.closeSync(fd)}
}

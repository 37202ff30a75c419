import {constants} from 'node:os'
import {equalBytes} from '../../domain/byte-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {changeFlag, type LinuxChangeCalls} from '../native/linux-change-calls.ts'
import {currentFolder, openFlag, type LinuxCalls} from '../native/linux-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import {pathSteps} from '../native/path-steps.ts'
import {LinuxFacts} from './linux-facts.ts'

/**
 * Folders opened from the top without following a link, and kept open for the calls that come next.
 * A kept one is looked up again after 20 ms, so that a folder which somebody moves is not worked in for long; all are let go when nobody asks, because an open folder keeps its volume from being unmounted.
 */
export class LinuxFolders {
  readonly #calls: LinuxCalls
  readonly #changes: LinuxChangeCalls
  readonly #path = nativeMemory(4352)
  readonly #facts = new LinuxFacts()
  readonly #kept: Kept[] = []
  /** By device: opened before anything was written, because a flush only tells of errors that came after it was opened. */
  readonly #volumes = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #asked = false

  constructor(calls: LinuxCalls, changes: LinuxChangeCalls) {
    this.#calls = calls
    this.#changes = changes
    this.#path.bytes[dotAt] = 0x2e
  }

  /** A descriptor that names the folder and cannot read it, or a negative errno. It stays open until the next call but one. */
  at(folder: Uint8Array, now = performance.now()): number {
    this.#asked = true
    const found = this.#kept.findLastIndex((kept) => equalFromEnd(kept.path, folder))
    if (found >= 0) {
      const kept = this.#kept[found]!
      if (now - kept.openedAt < freshMs) {
        this.#makeLast(found)
        return kept.fd
      }
      this.#drop(found)
    }
    const fd = this.#openFromTop(folder)
    if (fd < 0) return fd
    if (this.#kept.length === mostKept) this.#drop(0)
    this.#kept.push({path: folder.slice(), fd, openedAt: now, device: undefined})
    this.#timer ??= setTimeout(() => this.#rest(), restMs).unref()
    return fd
  }

  /** A descriptor of the folder to list or flush, for the caller to close, or a negative errno. */
  open(folder: Uint8Array): number {
    const fd = this.at(folder)
    return fd < 0 ? fd : this.#calls.openAt(fd, this.#path.address + dotAt, reading)
  }

  /** A descriptor by which the folder's volume can be flushed, also where the folder can be written and not read. It belongs to this object. */
  volume(folder: Uint8Array): number {
    const at = this.at(folder)
    if (at < 0) return at
    const kept = this.#kept.at(-1)!
    const device = (kept.device ??= this.#deviceOf(at))
    const held = this.#volumes.get(device)
    if (held !== undefined) return held
    let fd = this.#calls.openAt(at, this.#path.address + dotAt, reading)
    if (fd === -constants.errno.EACCES) fd = this.#changes.make({folder: at, name: this.#path.address + dotAt}, nameless, 0o600)
    if (fd >= 0) this.#volumes.set(device, fd)
    return fd
  }

  /** Lets a volume go, after it was flushed. */
  releaseVolume(fd: number): void {
    for (const [device, held] of this.#volumes) if (held === fd) this.#volumes.delete(device)
    this.#calls.close(fd)
  }

  /** Forgets the folder at a spot and all below it, because its name is no longer its own. */
  forget(spot: Spot): void {
    const shortest = spot.folder.length + spot.name.length
    for (let at = this.#kept.length - 1; at >= 0; at--) {
      const {path} = this.#kept[at]!
      if (path.length >= shortest && isAtOrBelow(path, spot)) this.#drop(at)
    }
  }

  /** Lets everything go. */
  close(): void {
    while (this.#kept.length > 0) this.#drop(0)
    for (const fd of this.#volumes.values()) this.#calls.close(fd)
    this.#volumes.clear()
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #rest(): void {
    if (!this.#asked) {
      this.close()
      return
    }
    this.#asked = false
    this.#timer = setTimeout(() => this.#rest(), restMs).unref()
  }

  // The last is the one asked for last, and the first is dropped: so a descriptor outlives the next call.
  #makeLast(at: number): void {
    if (at === this.#kept.length - 1) return
    this.#kept.push(...this.#kept.splice(at, 1))
  }

  #drop(at: number): void {
    this.#calls.close(this.#kept[at]!.fd)
    this.#kept.splice(at, 1)
  }

  #deviceOf(fd: number): string {
    this.#changes.allFacts(fd, this.#facts.address)
    return this.#facts.device
  }

  #openFromTop(folder: Uint8Array): number {
    const steps = pathSteps(folder)
    let fd: number = currentFolder
    for (const step of steps) {
      if (step.length > longestPath) return -constants.errno.ENAMETOOLONG
      this.#path.bytes.set(step, 0)
      this.#path.bytes[step.length] = 0
      const next = this.#changes.openUnlinked(fd, this.#path.address, naming)
      if (fd !== currentFolder) this.#calls.close(fd)
      if (next < 0) return next
      fd = next
    }
    return fd
  }
}

interface Kept {
  readonly path: Uint8Array
  readonly fd: number
  readonly openedAt: number
  device: string | undefined
}

const longestPath = 4095
const dotAt = 4344
const mostKept = 32
const freshMs = 20
const restMs = 1000
const naming = openFlag.folder | openFlag.pathOnly | openFlag.noFollow | openFlag.closeOnExec
const reading = openFlag.folder | openFlag.closeOnExec
const nameless = changeFlag.temporary | openFlag.folder | changeFlag.readWrite | openFlag.closeOnExec

// Paths of one tree are alike at their start.
function equalFromEnd(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true
  let at = a.length
  if (at !== b.length) return false
  while (--at >= 0) if (a[at] !== b[at]) return false
  return true
}

function isAtOrBelow(path: Uint8Array, {folder, name}: Spot): boolean {
  const start = folder.length === 1 ? 0 : folder.length
  const end = start + 1 + name.length
  if (path.length < end || (path.length > end && path[end] !== 0x2f) || path[start] !== 0x2f) return false
  return equalBytes(path.subarray(0, start), folder.subarray(0, start)) && equalBytes(path.subarray(start + 1, end), name)
}

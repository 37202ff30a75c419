import {constants} from 'node:os'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import {changeFlag, seek, type LinuxChangeCalls} from '../native/linux-change-calls.ts'
import {openFlag, type LinuxCalls} from '../native/linux-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import {LinuxFacts} from './linux-facts.ts'
import type {LinuxNames} from './linux-names.ts'
import {failureOf, workFailure} from './work-failure.ts'

/** The open files of a LinuxWorkDisk; their number is their descriptor. */
export class LinuxOpenFiles {
  readonly #calls: LinuxCalls
  readonly #changes: LinuxChangeCalls
  readonly #names: LinuxNames
  readonly #facts = new LinuxFacts()
  readonly #open = new Map<number, Opened>()
  #memory = nativeMemory(1 << 18)

  constructor(calls: LinuxCalls, changes: LinuxChangeCalls, names: LinuxNames) {
    this.#calls = calls
    this.#changes = changes
    this.#names = names
  }

  openSource(spot: Spot): OpenFile {
    const at = this.#names.inFolder(spot, {at: spot, verb: 'opened'})
    // Looked at first: to open a pipe or a device can do something to it.
    this.#mustBeFile(spot, this.#calls.facts(at.folder, at.name, this.#facts.address))
    let fd = this.#calls.openAt(at.folder, at.name, reading | changeFlag.noAccessTime)
    // Only the owner may read without leaving a trace.
    if (fd === -constants.errno.EPERM) fd = this.#calls.openAt(at.folder, at.name, reading)
    return this.#opened(spot, fd)
  }

  createPart(spot: Spot, mode = 0o600): OpenFile {
    const at = this.#names.inFolder(spot, {at: spot, verb: 'made'})
    const fd = this.#changes.make(at, creating, mode)
    if (fd < 0) throw workFailure(fd, {at: spot, verb: 'made'})
    this.#open.set(fd, {spot, accessNs: undefined})
    return fd
  }

  openPart(spot: Spot): OpenFile {
    const at = this.#names.inFolder(spot, {at: spot, verb: 'opened'})
    this.#mustBeFile(spot, this.#calls.facts(at.folder, at.name, this.#facts.address))
    return this.#opened(spot, this.#calls.openAt(at.folder, at.name, reading | changeFlag.readWrite))
  }

  /** When it was read last before it was opened here. */
  accessNs(file: OpenFile): bigint | undefined {
    return this.#open.get(file)?.accessNs
  }

  factsOf(file: OpenFile): Facts {
    this.#check(file, 'looked at', this.#changes.allFacts(file, this.#facts.address))
    return this.#facts.take()
  }

  read(file: OpenFile, range: {readonly offset: number; readonly length: number}): Uint8Array {
    if (range.length > this.#memory.bytes.length) this.#memory = nativeMemory(Math.ceil(range.length / 8) * 8)
    let done = 0
    while (done < range.length) {
      const rest = {bytes: range.length - done, offset: range.offset + done}
      const got = this.#check(file, 'read', this.#calls.readAt(file, this.#memory.address + done, rest))
      if (got === 0) break
      done += got
    }
    // Not a Buffer: its `slice` would answer the same memory, which the next read changes.
    return new Uint8Array(this.#memory.bytes.buffer, this.#memory.bytes.byteOffset, done)
  }

  write(file: OpenFile, bytes: Uint8Array, offset: number): void {
    let done = 0
    while (done < bytes.length) {
      const rest = done === 0 ? bytes : bytes.subarray(done)
      done += this.#check(file, 'written', this.#changes.writeAt(file, rest, {bytes: rest.length, offset: offset + done}))
    }
  }

  clone(from: OpenFile, to: OpenFile): boolean {
    const answer = this.#changes.clone(from, to)
    if (cannotHere.has(answer)) return false
    this.#check(to, 'written', answer)
    return true
  }

  copyRange(from: OpenFile, to: OpenFile, range: {readonly offset: number; readonly length: number}): number | undefined {
    const answer = this.#changes.copyRange(from, to, {bytes: range.length, offset: range.offset})
    return cannotHere.has(answer) ? undefined : this.#check(to, 'written', answer)
  }

  nextData(file: OpenFile, offset: number): {readonly start: number; readonly end: number} | undefined {
    const start = this.#changes.seek(file, offset, seek.data)
    // Only a hole follows, or nothing.
    if (start === -constants.errno.ENXIO) return undefined
    if (cannotHere.has(start)) {
      const {size} = this.factsOf(file)
      return offset < size ? {start: offset, end: size} : undefined
    }
    this.#check(file, 'read', start)
    const end = this.#changes.seek(file, start, seek.hole)
    // It became shorter in between: what follows is for the caller's own look at it to find out.
    if (end === -constants.errno.ENXIO) return undefined
    return {start, end: this.#check(file, 'read', end)}
  }

  writeBehind(file: OpenFile, {offset, length}: {readonly offset: number; readonly length: number}): void {
    // An error of the disk stays for the flush to tell.
    this.#changes.startWriting(file, {offset, bytes: length})
  }

  resize(file: OpenFile, size: number): void {
    this.#check(file, 'resized', this.#changes.resize(file, size))
  }

  forget(file: OpenFile): void {
    // POSIX_FADV_DONTNEED: advice, so its refusal changes nothing.
    this.#calls.advise(file, 4)
  }

  readAhead(file: OpenFile): void {
    // POSIX_FADV_WILLNEED
    this.#calls.advise(file, 3)
  }

  flush(file: OpenFile): void {
    this.#check(file, 'flushed', this.#changes.flush(file))
  }

  close(file: OpenFile): void {
    const opened = this.#open.get(file)
    if (opened === undefined) throw new Error(`File ${file} is not open.`)
    this.#open.delete(file)
    const answer = this.#calls.close(file)
    if (answer < 0) throw workFailure(answer, {at: opened.spot, verb: 'closed'})
  }

  /** Also for calls that others make on an open file. */
  failure(file: OpenFile, verb: string, errno: number): Error {
    const opened = this.#open.get(file)
    return opened === undefined ? new Error(`File ${file} is not open.`) : workFailure(errno, {at: opened.spot, verb})
  }

  #check(file: OpenFile, verb: string, answer: number): number {
    if (answer < 0) throw this.failure(file, verb, answer)
    return answer
  }

  #opened(spot: Spot, fd: number): OpenFile {
    // A socket that came in between answers as a volume that is gone.
    if (fd === -constants.errno.ENXIO) throw failureOf('EINVAL', {at: spot, verb: 'opened'})
    if (fd < 0) throw workFailure(fd, {at: spot, verb: 'opened'})
    try {
      this.#mustBeFile(spot, this.#changes.allFacts(fd, this.#facts.address))
    } catch (error) {
      this.#calls.close(fd)
      throw error
    }
    this.#open.set(fd, {spot, accessNs: this.#facts.accessNs})
    return fd
  }

  #mustBeFile(spot: Spot, told: number): void {
    if (told < 0) throw workFailure(told, {at: spot, verb: 'opened'})
    const {kind} = this.#facts
    if (kind !== 0) throw failureOf(notFiles[kind]!, {at: spot, verb: 'opened'})
  }
}

interface Opened {
  readonly spot: Spot
  readonly accessNs: bigint | undefined
}

const reading = openFlag.noFollow | openFlag.nonBlocking | openFlag.closeOnExec
const creating = changeFlag.readWrite | changeFlag.create | changeFlag.exclusive | openFlag.noFollow | openFlag.closeOnExec
/** What a link, a folder and anything else is told as, by its kind. */
const notFiles = ['', 'EISDIR', 'ELOOP', 'EINVAL'] as const

/** How volumes say that they have no such call, or not between these two. */
const cannotHere: ReadonlySet<number> = new Set(
  (['EINVAL', 'ENOSYS', 'ENOTSUP', 'ENOTTY', 'EPERM', 'ETXTBSY', 'EXDEV'] as const).map((name) => -constants.errno[name]),
)

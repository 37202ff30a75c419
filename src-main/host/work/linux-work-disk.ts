import {constants} from 'node:os'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {Abilities, KeepInput, Listed, OpenFile, WorkDisk} from '../../domain/act/work-disk.ts'
import {removing, renaming, type At, type LinuxChangeCalls} from '../native/linux-change-calls.ts'
import {openFlag, type LinuxCalls} from '../native/linux-calls.ts'
import {nativeMemory} from '../native/memory.ts'
import {LinuxAbilities} from './linux-abilities.ts'
import {LinuxAttributes} from './linux-attributes.ts'
import {LinuxFacts} from './linux-facts.ts'
import {LinuxFolders} from './linux-folders.ts'
import {LinuxKeep} from './linux-keep.ts'
import {LinuxListing} from './linux-listing.ts'
import {LinuxNames} from './linux-names.ts'
import {LinuxOpenFiles} from './linux-open-files.ts'
import {workFailure} from './work-failure.ts'

/** The disk of this machine, changed by native calls of Linux. */
export class LinuxWorkDisk implements WorkDisk {
  readonly #calls: LinuxCalls
  readonly #changes: LinuxChangeCalls
  readonly #folders: LinuxFolders
  readonly #names: LinuxNames
  readonly #files: LinuxOpenFiles
  readonly #listing: LinuxListing
  readonly #abilities: LinuxAbilities
  readonly #attributes: LinuxAttributes
  readonly #keep: LinuxKeep
  readonly #facts = new LinuxFacts()
  readonly #link = nativeMemory(8192)

  constructor(calls: LinuxCalls, changes: LinuxChangeCalls) {
    this.#calls = calls
    this.#changes = changes
    this.#folders = new LinuxFolders(calls, changes)
    this.#names = new LinuxNames(this.#folders)
    this.#files = new LinuxOpenFiles(calls, changes, this.#names)
    this.#listing = new LinuxListing(calls)
    this.#abilities = new LinuxAbilities(changes)
    this.#attributes = new LinuxAttributes(changes)
    this.#keep = new LinuxKeep(this.#attributes)
  }

  facts(spot: Spot): Facts | undefined {
    const at = this.#names.at(spot)
    const told = at.folder < 0 ? at.folder : this.#calls.facts(at.folder, at.name, this.#facts.address)
    // Nothing has a name that the volume cannot hold.
    if (told === -constants.errno.ENOENT || told === -constants.errno.ENAMETOOLONG) return undefined
    if (told < 0) throw workFailure(told, {at: spot, verb: 'looked at'})
    return this.#facts.take()
  }

  list(folder: Uint8Array): readonly Listed[] {
    const fd = this.#open(folder, 'listed')
    const listed = this.#listing.list(fd)
    this.#calls.close(fd)
    if (typeof listed === 'number') throw workFailure(listed, {at: folder, verb: 'listed'})
    return listed
  }

  linkTarget(spot: Spot): Uint8Array {
    const doing = {at: spot, verb: 'read'}
    const at = this.#names.inFolder(spot, doing)
    const length = this.#calls.readLinkAt(at.folder, at.name, {address: this.#link.address, bytes: this.#link.bytes.length})
    if (length < 0) throw workFailure(length, doing)
    return new Uint8Array(this.#link.bytes.subarray(0, length))
  }

  abilities(folder: Uint8Array): Abilities {
    const fd = this.#folders.at(folder)
    const told = fd < 0 ? fd : this.#abilities.of(fd, this.#device(fd))
    if (typeof told === 'number') throw workFailure(told, {at: folder, verb: 'asked for its volume'})
    return told
  }

  openSource = (spot: Spot): OpenFile => this.#files.openSource(spot)

  createPart(spot: Spot, mode = 0o600): OpenFile {
    // From here on errors of the volume are counted.
    this.#volume(spot.folder)
    return this.#files.createPart(spot, mode)
  }

  openPart(spot: Spot): OpenFile {
    this.#volume(spot.folder)
    return this.#files.openPart(spot)
  }

  factsOf = (file: OpenFile): Facts => this.#files.factsOf(file)
  read = (file: OpenFile, range: {readonly offset: number; readonly length: number}): Uint8Array => this.#files.read(file, range)
  write = (file: OpenFile, bytes: Uint8Array, offset: number): void => this.#files.write(file, bytes, offset)
  clone = (from: OpenFile, to: OpenFile): boolean => this.#files.clone(from, to)
  copyRange = (from: OpenFile, to: OpenFile, range: {readonly offset: number; readonly length: number}): number | undefined =>
    this.#files.copyRange(from, to, range)
  writeBehind = (file: OpenFile, range: {readonly offset: number; readonly length: number}): void => this.#files.writeBehind(file, range)
  nextData = (file: OpenFile, offset: number): {readonly start: number; readonly end: number} | undefined =>
    this.#files.nextData(file, offset)
  resize = (file: OpenFile, size: number): void => this.#files.resize(file, size)

  keep(file: OpenFile, {seen, source}: KeepInput): readonly string[] {
    const from = source === undefined ? undefined : this.#attributes.open(source)
    const accessNs = source === undefined ? undefined : this.#files.accessNs(source)
    const lost = this.#keep.keep({to: this.#attributes.open(file), seen, from, accessNs})
    if (typeof lost === 'number') throw this.#files.failure(file, 'given its attributes', lost)
    return lost
  }

  forget = (file: OpenFile): void => this.#files.forget(file)
  readAhead = (file: OpenFile): void => this.#files.readAhead(file)
  flush = (file: OpenFile): void => this.#files.flush(file)
  close = (file: OpenFile): void => this.#files.close(file)

  makeFolder(spot: Spot, mode: number): void {
    const doing = {at: spot, verb: 'made'}
    this.#done(this.#changes.makeFolder(this.#names.inFolder(spot, doing), mode), doing)
  }

  keepAt(spot: Spot, {seen, from}: {readonly seen: Facts; readonly from?: Spot | undefined}): readonly string[] {
    const to = this.#name(spot)
    const source = from === undefined ? undefined : this.#name(from)
    try {
      const named = source === undefined ? undefined : this.#attributes.named(source, 1)
      const lost = this.#keep.keep({to: this.#attributes.named(to, 0), seen, from: named})
      if (typeof lost === 'number') throw workFailure(lost, {at: spot, verb: 'given its attributes'})
      return lost
    } finally {
      this.#calls.close(to)
      if (source !== undefined) this.#calls.close(source)
    }
  }

  makeLink(spot: Spot, target: Uint8Array): void {
    const doing = {at: spot, verb: 'made'}
    this.#done(this.#changes.makeLink(this.#names.linkTarget(target), this.#names.inFolder(spot, doing)), doing)
  }

  joinName(from: Spot, to: Spot): void {
    const pair = this.#pair(from, to, 'given another name')
    this.#done(this.#changes.join(pair.from, pair.to), {at: to, verb: 'made'})
  }

  place(from: Spot, to: Spot): void {
    const pair = this.#pair(from, to, 'placed')
    let answer = this.#changes.rename(pair.from, pair.to, renaming.noReplace)
    if (answer === -constants.errno.EINVAL || answer === -constants.errno.ENOSYS) answer = this.#placeWithout(pair)
    this.#done(answer, {at: to, verb: 'placed'})
    this.#folders.forget(from)
  }

  exchange(a: Spot, b: Spot): void {
    const pair = this.#pair(a, b, 'exchanged')
    const answer = this.#changes.rename(pair.from, pair.to, renaming.exchange)
    // In one folder neither can hold the other, so it is the volume that does not know how.
    if (answer === -constants.errno.EINVAL && pair.from.folder === pair.to.folder)
      this.#abilities.learn(this.#device(pair.to.folder), {exchange: false})
    this.#done(answer, {at: b, verb: 'exchanged'})
    this.#folders.forget(a)
    this.#folders.forget(b)
  }

  removeFile(spot: Spot): void {
    const doing = {at: spot, verb: 'removed'}
    this.#done(this.#changes.remove(this.#names.inFolder(spot, doing), removing.file), doing)
  }

  removeFolder(spot: Spot): void {
    const doing = {at: spot, verb: 'removed'}
    this.#done(this.#changes.remove(this.#names.inFolder(spot, doing), removing.folder), doing)
    this.#folders.forget(spot)
  }

  flushFolder(folder: Uint8Array): void {
    const fd = this.#folders.open(folder)
    // One that may be written and not read has no other way, and some network volumes flush no folders.
    if (fd === -constants.errno.EACCES) {
      this.flushVolume(folder)
      return
    }
    if (fd < 0) throw workFailure(fd, {at: folder, verb: 'flushed'})
    const answer = this.#changes.flush(fd)
    this.#calls.close(fd)
    if (answer === -constants.errno.EINVAL) this.flushVolume(folder)
    else this.#done(answer, {at: folder, verb: 'flushed'})
  }

  flushVolume(folder: Uint8Array): boolean {
    const fd = this.#volume(folder)
    const answer = this.#changes.flushVolume(fd)
    this.#folders.releaseVolume(fd)
    if (answer === -constants.errno.ENOSYS) return false
    this.#done(answer, {at: folder, verb: 'flushed'})
    return true
  }

  // Old FUSE and network volumes: a second name never replaces. What cannot have one is looked at and renamed, and the volume is told as not race-proof.
  #placeWithout({from, to}: {readonly from: At; readonly to: At}): number {
    const joined = this.#changes.join(from, to)
    if (joined === 0) return this.#changes.remove(from, removing.file)
    if (!withoutJoin.has(joined)) return joined
    const there = this.#calls.facts(to.folder, to.name, this.#facts.address)
    if (there === 0) return -constants.errno.EEXIST
    if (there !== -constants.errno.ENOENT) return there
    const answer = this.#changes.rename(from, to, renaming.plain)
    if (answer === 0) this.#abilities.learn(this.#device(to.folder), {noReplace: false})
    return answer
  }

  #device(fd: number): string {
    return this.#changes.allFacts(fd, this.#facts.address) < 0 ? '' : this.#facts.device
  }

  #open(folder: Uint8Array, verb: string): number {
    const fd = this.#folders.open(folder)
    if (fd < 0) throw workFailure(fd, {at: folder, verb})
    return fd
  }

  #volume(folder: Uint8Array): number {
    const fd = this.#folders.volume(folder)
    if (fd < 0) throw workFailure(fd, {at: folder, verb: 'opened'})
    return fd
  }

  #name(spot: Spot): number {
    const doing = {at: spot, verb: 'opened'}
    const at = this.#names.inFolder(spot, doing)
    const fd = this.#calls.openAt(at.folder, at.name, openFlag.pathOnly | openFlag.noFollow | openFlag.closeOnExec)
    if (fd < 0) throw workFailure(fd, doing)
    return fd
  }

  #pair(from: Spot, to: Spot, verb: string): {readonly from: At; readonly to: At} {
    const pair = this.#names.pair(from, to)
    if (pair.answer < 0) throw workFailure(pair.answer, {at: pair.from.folder < 0 ? from : to, verb})
    return pair
  }

  #done(answer: number, doing: {readonly at: Spot | Uint8Array; readonly verb: string}): void {
    if (answer < 0) throw workFailure(answer, doing)
  }
}

/** How a volume, or a folder, says that it takes no second name. */
const withoutJoin: ReadonlySet<number> = new Set(
  (['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM', 'EMLINK', 'EISDIR'] as const).map((name) => -constants.errno[name]),
)

import {constants} from 'node:os'
import {joinPath} from '../../domain/byte-path.ts'
import {compileRules} from '../../domain/rules.ts'
import {type Chunk, KIND_NONE, listed, type WaitingFolder, type WalkStart} from '../walk-chunk.ts'
import {ChunkWriter} from './chunk-writer.ts'
import {type FolderReader, STANDING} from './folder-reader.ts'
import {IdRanges} from './id-ranges.ts'
import {KnownTree} from './known-tree.ts'
import {fact, factWords, Listing} from './listing.ts'
import {leaveOut, type LeaveOut} from './leave-out.ts'
import {SortedListing} from './sorted-listing.ts'
import {walkError} from './walk-error.ts'

/** Walks one tree, or a part of it: a stack of waiting folders, each opened from the top without following links. */
export class Walker {
  readonly #start: WalkStart
  readonly #reader: FolderReader
  readonly #known: KnownTree | undefined
  readonly #leaveOut: LeaveOut
  /** Whoever writes the index cannot know what files of rules left out. */
  readonly #tellsLeftOut: boolean
  readonly #ids = new IdRanges()
  readonly #listing = new Listing()
  readonly #sorted = new SortedListing()
  readonly #chunk = new ChunkWriter()
  readonly #opened: number
  #stack: WaitingFolder[] = []
  /** Read already, and waiting for ids for its new folders. */
  #held: {readonly folder: WaitingFolder; readonly digest: Uint8Array} | undefined

  constructor(start: WalkStart & {readonly idle?: boolean}, reader: FolderReader) {
    this.#start = start
    this.#reader = reader
    this.#known = start.known === undefined ? undefined : new KnownTree(start.known)
    this.#ids.add(start.ids)
    this.#opened = reader.openRoot(start.root.path)
    const rules = compileRules(start.rules)
    this.#leaveOut = leaveOut(start, {device: reader.device(), rules, onError: (error) => this.#chunk.error(error)})
    this.#tellsLeftOut = rules.readsFiles || !start.recursive
    if (start.idle !== true) this.#stack.push(...(start.again?.toReversed() ?? [{id: start.root.id, path: new Uint8Array(0)}]))
  }

  next(
    entries: number,
    ids?: {readonly first: number; readonly last: number},
  ): {chunk: Chunk; waiting: number; done: boolean; needsIds: boolean} {
    if (ids !== undefined) this.#ids.add(ids)
    const chunk = this.#chunk
    chunk.clear()
    let goOn = true
    while (goOn) goOn = this.#visitNext(chunk) && chunk.statted < entries && chunk.folders < Math.max(1, entries)
    const waiting = this.#stack.length + (this.#held === undefined ? 0 : 1)
    return {chunk: chunk.chunk(), waiting, done: waiting === 0, needsIds: this.#held !== undefined}
  }

  give(): readonly WaitingFolder[] {
    return this.#stack.splice(0, Math.floor(this.#stack.length / 2))
  }

  /** What is taken goes below what waits already: it is shallower, and so the next to be given. */
  take(folders: readonly WaitingFolder[]): void {
    this.#stack = [...folders, ...this.#stack]
  }

  end(): void {
    this.#stack = []
    this.#held = undefined
    this.#reader.close()
  }

  // False where nothing waits, or where ids are missing.
  #visitNext(chunk: ChunkWriter): boolean {
    const held = this.#held
    const folder = held?.folder ?? this.#stack.pop()
    if (folder === undefined) return false
    const digest = held?.digest ?? this.#read(folder, chunk)
    return digest === undefined || this.#report(folder, digest, chunk)
  }

  // The digest, or undefined where there is nothing to report: an error, or a folder that this run has finished already.
  #read(folder: WaitingFolder, chunk: ChunkWriter): Uint8Array | undefined {
    if (folder.names === undefined && this.#known?.isSeen(folder.id) === true) {
      this.#descendKnown(folder)
      return undefined
    }
    const listing = this.#listing
    listing.clear()
    const answer = this.#opened < 0 ? this.#opened : this.#reader.list(folder, listing)
    chunk.statted += listing.statted
    if (answer !== 0) {
      this.#notRead(folder, answer, chunk)
      return undefined
    }
    const keep = this.#leaveOut(folder.path, listing, folder.names !== undefined)
    if (folder.names !== undefined) return this.#settleAsked(keep)
    this.#sorted.sort(listing, keep)
    chunk.excluded += listing.count - this.#sorted.count
    if (listing.unread.length > 0) this.#settleUnread(folder, chunk)
    return this.#sorted.digest(listing)
  }

  // False where ids are missing for its new folders: the folder is held, and nothing of it is in the chunk.
  #report(folder: WaitingFolder, digest: Uint8Array, chunk: ChunkWriter): boolean {
    const {watched, stirred} = this.#reader
    if (folder.names === undefined && this.#known?.hasDigest(folder.id, digest) === true) {
      chunk.folder(folder.id, {how: listed.same, digest, watched, stirred})
      this.#descendKnown(folder)
      return true
    }
    const known = this.#known?.idsByName(folder.id) ?? none
    if (!this.#ids.has(this.#countNew(known))) {
      this.#held = {folder, digest}
      return false
    }
    this.#held = undefined
    this.#push(this.#reportEntries(folder, known, chunk))
    if (this.#tellsLeftOut && folder.names === undefined && this.#known?.has(folder.id) !== false) this.#tellLeftOut(chunk)
    chunk.folder(folder.id, {how: folder.names === undefined ? listed.whole : listed.some, digest, watched, stirred})
    return true
  }

  /** Answers the folders to go on with. */
  #reportEntries(folder: WaitingFolder, known: ReadonlyMap<string, number>, chunk: ChunkWriter): readonly WaitingFolder[] {
    const listing = this.#listing
    const below: WaitingFolder[] = []
    for (let i = 0; i < this.#sorted.count; i++) {
      const entry = this.#sorted.order[i]!
      if (listing.facts[entry * factWords] !== 1) {
        chunk.entry(listing, entry, 0)
        continue
      }
      const name = listing.nameOf(entry)
      const before = this.#knownId(known, entry)
      const id = before ?? this.#ids.next()
      chunk.entry(listing, entry, id)
      const path = joined(folder.path, name)
      if (this.#start.again === undefined) below.push({id, path})
      // Who looks again goes only into what is new.
      else if (before === undefined) below.push({id, path, isNew: true})
    }
    return below
  }

  #tellLeftOut(chunk: ChunkWriter): void {
    for (const entry of this.#sorted.left) chunk.leftOut(this.#listing.nameOf(entry))
  }

  #countNew(known: ReadonlyMap<string, number>): number {
    const {facts} = this.#listing
    let count = 0
    for (let i = 0; i < this.#sorted.count; i++) {
      const entry = this.#sorted.order[i]!
      if (facts[entry * factWords] === 1 && this.#knownId(known, entry) === undefined) count++
    }
    return count
  }

  #knownId(known: ReadonlyMap<string, number>, entry: number): number | undefined {
    const id = known.size === 0 ? undefined : known.get(this.#listing.nameOf(entry).toString('latin1'))
    return id === undefined || this.#known!.isOther(id, this.#listing, entry) ? undefined : id
  }

  #notRead(folder: WaitingFolder, answer: number, chunk: ChunkWriter): void {
    if (answer === STANDING) {
      chunk.standing(folder.id, this.#reader.watched)
      return
    }
    const errno = answer === -constants.errno.ESTALE && folder.inode !== undefined ? -constants.errno.ENOENT : answer
    chunk.error(walkError(this.#absolute(folder.path), errno, folder.id))
  }

  // What a rule leaves out is as if it did not exist; there is no digest of a part.
  #settleAsked(keep: (entry: number) => boolean): Uint8Array {
    const listing = this.#listing
    for (let entry = 0; entry < listing.count; entry++) if (!keep(entry)) listing.facts[entry * factWords] = KIND_NONE
    this.#sorted.sort(listing, () => true)
    return noDigest
  }

  // A folder that the index knows stays a folder: opening it reports the error under its id, so that its subtree stays. Others are as mounts.
  #settleUnread(folder: WaitingFolder, chunk: ChunkWriter): void {
    const known = this.#known?.idsByName(folder.id) ?? none
    const kept = new Set(this.#sorted.order.subarray(0, this.#sorted.count))
    for (const {entry, errno} of this.#listing.unread) {
      const name = this.#listing.nameOf(entry)
      if (!kept.has(entry)) continue
      if (known.has(name.toString('latin1'))) this.#listing.facts[entry * factWords + fact.kind] = 1
      else chunk.error(walkError(this.#absolute(joined(folder.path, name)), errno, undefined))
    }
  }

  #descendKnown(folder: WaitingFolder): void {
    if (this.#start.again !== undefined) return
    this.#push((this.#known?.children(folder.id) ?? []).map((child) => ({id: child.id, path: joined(folder.path, child.name)})))
  }

  #push(folders: readonly WaitingFolder[]): void {
    if (!this.#start.recursive) return
    for (let i = folders.length - 1; i >= 0; i--) this.#stack.push(folders[i]!)
  }

  #absolute(relative: Uint8Array): Uint8Array {
    return relative.length === 0 ? this.#start.root.path : joined(this.#start.root.path, relative)
  }
}

const none: ReadonlyMap<string, number> = new Map()
const noDigest = new Uint8Array(16)

// The name may lie in the listing, which is used again: at the top it is copied too.
function joined(folder: Uint8Array, name: Uint8Array): Uint8Array {
  return folder.length === 0 ? new Uint8Array(name) : joinPath(folder, name)
}

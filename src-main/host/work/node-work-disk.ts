import fs from 'node:fs'
import {compareBytes} from '../../domain/byte-path.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {Abilities, KeepInput, Listed, OpenFile, WorkDisk} from '../../domain/act/work-disk.ts'
import {nameOfCause} from '../native/errno.ts'
import {dot, within} from '../native/node-paths.ts'
import {nodeAbilities} from './node-abilities.ts'
import {nodeFacts} from './node-facts.ts'
import {NodeFolders} from './node-folders.ts'
import {nodeKeep} from './node-keep.ts'
import {NodeOpenFiles, saying} from './node-open-files.ts'
import {failureOf} from './work-failure.ts'

/**
 * The disk of this machine by node:fs alone: no exchange, no extended attributes, no holes, and each file is flushed by itself.
 * A file is placed by a second name, which never replaces; a folder is looked for and renamed, so that one which is empty and came in that instant is replaced.
 */
export class NodeWorkDisk implements WorkDisk {
  readonly #folders = new NodeFolders()
  readonly #files = new NodeOpenFiles(this.#folders)

  facts(spot: Spot): Facts | undefined {
    try {
      return nodeFacts(fs.lstatSync(this.#folders.path(spot), {bigint: true}))
    } catch (cause) {
      if (isMissing(cause) || (spot.name.length > 255 && nameOfCause(cause) === 'ENAMETOOLONG')) return undefined
      return saying({at: spot, verb: 'looked at'}, () => {
        throw cause
      })
    }
  }

  list(folder: Uint8Array): readonly Listed[] {
    return saying({at: folder, verb: 'listed'}, () => {
      const held = this.#folders.hold(folder)
      const names = fs.readdirSync(within(held, dot), {encoding: 'buffer'}).toSorted(compareBytes)
      return names.flatMap((name) => {
        const stats = fs.lstatSync(within(held, name), {bigint: true, throwIfNoEntry: false})
        return stats === undefined ? [] : [{name: new Uint8Array(name), facts: nodeFacts(stats)}]
      })
    })
  }

  linkTarget(spot: Spot): Uint8Array {
    return this.#at(spot, 'read', (path) => new Uint8Array(fs.readlinkSync(path, {encoding: 'buffer'})))
  }

  abilities(folder: Uint8Array): Abilities {
    return saying({at: folder, verb: 'asked for its volume'}, () => nodeAbilities(within(this.#folders.hold(folder), dot)))
  }

  openSource(spot: Spot): OpenFile {
    return this.#files.openSource(spot)
  }

  createPart(spot: Spot, mode = 0o600): OpenFile {
    return this.#files.createPart(spot, mode)
  }

  openPart(spot: Spot): OpenFile {
    return this.#files.openPart(spot)
  }

  factsOf(file: OpenFile): Facts {
    return this.#files.factsOf(file)
  }

  read(file: OpenFile, range: {readonly offset: number; readonly length: number}): Uint8Array {
    return this.#files.read(file, range)
  }

  write(file: OpenFile, bytes: Uint8Array, offset: number): void {
    this.#files.write(file, bytes, offset)
  }

  clone(from: OpenFile, to: OpenFile): boolean {
    return this.#files.clone(from, to)
  }

  copyRange(): undefined {
    return undefined
  }

  nextData(file: OpenFile, offset: number): {readonly start: number; readonly end: number} | undefined {
    const {size} = this.#files.factsOf(file)
    return offset < size ? {start: offset, end: size} : undefined
  }

  resize(file: OpenFile, size: number): void {
    this.#files.resize(file, size)
  }

  keep(file: OpenFile, {seen, source}: KeepInput): readonly string[] {
    return this.#files.keep(file, seen, source)
  }

  // Node has no call for it.
  forget(): void {}

  readAhead(): void {}

  writeBehind(): void {}

  flush(file: OpenFile): void {
    this.#files.flush(file)
  }

  close(file: OpenFile): void {
    this.#files.close(file)
  }

  makeFolder(spot: Spot, mode: number): void {
    this.#at(spot, 'made', (path) => fs.mkdirSync(path, {mode}))
  }

  keepAt(spot: Spot, {seen}: {readonly seen: Facts}): readonly string[] {
    return this.#at(spot, 'given its attributes', (path) =>
      nodeKeep(
        {
          stat: () => fs.lstatSync(path, {bigint: true}),
          own: (owner, group) => fs.lchownSync(path, owner, group),
          mode: seen.kind === 2 ? undefined : (mode) => changeMode(path, mode),
          times: (access, change) => fs.lutimesSync(path, access, change),
        },
        seen,
      ),
    )
  }

  makeLink(spot: Spot, target: Uint8Array): void {
    this.#at(spot, 'made', (path) => fs.symlinkSync(Buffer.from(target), path))
  }

  joinName(from: Spot, to: Spot): void {
    this.#pair(from, {at: to, verb: 'made'}, (source, target) => fs.linkSync(source, target))
  }

  place(from: Spot, to: Spot): void {
    this.#pair(from, {at: to, verb: 'placed'}, (source, target) => {
      // Outside Linux a second name of a link may be one of what it leads to.
      const {kind} = nodeFacts(fs.lstatSync(source, {bigint: true}))
      const joined = (kind === 0 || (kind !== 1 && process.platform === 'linux')) && joins(source, target)
      if (joined) fs.unlinkSync(source)
      else if (fs.lstatSync(target, {throwIfNoEntry: false}) !== undefined) throw failureOf('EEXIST', {at: to, verb: 'placed'})
      else fs.renameSync(source, target)
    })
    this.#folders.close()
  }

  exchange(_: Spot, to: Spot): void {
    throw failureOf('ENOSYS', {at: to, verb: 'exchanged'})
  }

  removeFile(spot: Spot): void {
    this.#at(spot, 'removed', (path) => fs.unlinkSync(path))
  }

  removeFolder(spot: Spot): void {
    this.#at(spot, 'removed', (path) => fs.rmdirSync(path))
    this.#folders.close()
  }

  flushFolder(folder: Uint8Array): void {
    saying({at: folder, verb: 'flushed'}, () => {
      const held = this.#folders.hold(folder)
      // Windows opens no folders, and writes their names with the files.
      if (process.platform === 'win32') return
      const fd = fs.openSync(within(held, dot), fs.constants.O_RDONLY)
      try {
        fs.fsyncSync(fd)
      } finally {
        fs.closeSync(fd)
      }
    })
    this.#folders.close()
  }

  flushVolume(folder: Uint8Array): boolean {
    saying({at: folder, verb: 'flushed'}, () => this.#folders.hold(folder))
    return false
  }

  #at<V>(spot: Spot, verb: string, act: (path: Buffer) => V): V {
    return saying({at: spot, verb}, () => act(this.#folders.path(spot)))
  }

  #pair(from: Spot, {at, verb}: {readonly at: Spot; readonly verb: string}, run: (source: Buffer, target: Buffer) => void): void {
    saying({at, verb}, () => run(this.#folders.path(from), this.#folders.path(at)))
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}

// Of the folder that is there now: chmod would follow a link that came in its place.
function changeMode(path: Buffer, mode: number): void {
  if (process.platform === 'win32') return
  const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK)
  try {
    fs.fchmodSync(fd, mode)
  } finally {
    fs.closeSync(fd)
  }
}

function joins(source: Buffer, target: Buffer): boolean {
  try {
    fs.linkSync(source, target)
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && withoutJoin.has(String(cause.code))) return false
    throw cause
  }
}

const withoutJoin: ReadonlySet<string> = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM', 'EMLINK'])

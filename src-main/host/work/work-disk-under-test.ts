import {expect} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import {joinPath} from '../../domain/byte-path.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {OpenFile, WorkDisk} from '../../domain/act/work-disk.ts'

/** A disk that the suite is held against. */
export interface WorkDiskUnderTest {
  readonly disk: WorkDisk
  /** An empty folder on it; no part of its path is a link. */
  readonly folder: Uint8Array
  readonly can: WorkDiskCan
  /** What somebody else does to the same disk, past it. */
  readonly others: Others
}

/** What this form knows of its disk, where two right ones may differ. */
export interface WorkDiskCan {
  /** `nextData` tells holes, at least whole 64 kB of them. */
  readonly holes: boolean
  /** Times are kept to the nanosecond; else to a microsecond. */
  readonly fineTimes: boolean
  /** Extended attributes `user.*` are kept. */
  readonly extended: boolean
  /** Files may be given to anybody. */
  readonly owners: boolean
}

export interface Others {
  rename(from: Uint8Array, to: Uint8Array): void
  link(at: Uint8Array, target: Uint8Array): void
  /** A named pipe: the nearest thing that is neither file, folder nor link. */
  pipe(at: Uint8Array): void
  setExtended?(at: Uint8Array, name: string, value: string): void
  /** All `user.*`. */
  extended?(at: Uint8Array): Readonly<Record<string, string>>
}

/** Draws and reads small things on a disk under test, by names below its folder. */
export class Drawn {
  readonly disk: WorkDisk
  readonly on: WorkDiskUnderTest

  constructor(on: WorkDiskUnderTest) {
    this.on = on
    this.disk = on.disk
  }

  /** `names` are joined by slashes, where they are text. */
  path(name: string | Uint8Array): Uint8Array {
    return joinPath(this.on.folder, bytes(name))
  }

  spot(name: string | Uint8Array): Spot {
    const path = this.path(name)
    const slash = path.lastIndexOf(0x2f)
    return {folder: path.slice(0, slash), name: path.slice(slash + 1)}
  }

  file(name: string | Uint8Array, content: string | Uint8Array = ''): Spot {
    const spot = this.spot(name)
    const file = this.disk.createPart(spot)
    this.disk.write(file, bytes(content), 0)
    this.disk.close(file)
    return spot
  }

  makeFolder(name: string | Uint8Array): Spot {
    const spot = this.spot(name)
    this.disk.makeFolder(spot, 0o755)
    return spot
  }

  link(name: string | Uint8Array, target: string | Uint8Array): Spot {
    const spot = this.spot(name)
    this.disk.makeLink(spot, bytes(target))
    return spot
  }

  facts(name: string | Uint8Array): Facts {
    return this.disk.facts(this.spot(name))!
  }

  content(name: string | Uint8Array): string {
    return this.reading(this.spot(name), (file) => Buffer.from(this.disk.read(file, {offset: 0, length: 1 << 20})).toString('latin1'))
  }

  reading<V>(spot: Spot, read: (file: OpenFile) => V): V {
    const file = this.disk.openSource(spot)
    try {
      return read(file)
    } finally {
      this.disk.close(file)
    }
  }

  writing<V>(spot: Spot, write: (file: OpenFile) => V): V {
    const file = this.disk.openPart(spot)
    try {
      return write(file)
    } finally {
      this.disk.close(file)
    }
  }

  /** Names, and what stands there: `f` with its content, `d`, `l` with its target, `?`. */
  tree(below: string = ''): Readonly<Record<string, string>> {
    const folder = below === '' ? this.on.folder : this.path(below)
    return Object.assign(
      {},
      ...this.disk.list(folder).map(({name, facts}) => {
        const own = below === '' ? Buffer.from(name).toString('latin1') : `${below}/${Buffer.from(name).toString('latin1')}`
        if (facts.kind === 1) return {[own]: 'd', ...this.tree(own)}
        if (facts.kind === 0) return {[own]: `f ${this.content(own)}`}
        return {[own]: facts.kind === 2 ? `l ${Buffer.from(this.disk.linkTarget(this.spot(own))).toString('latin1')}` : '?'}
      }),
    ) as Readonly<Record<string, string>>
  }
}

export function bytes(of: string | Uint8Array): Uint8Array {
  return typeof of === 'string' ? Buffer.from(of) : of
}

/** The code of the failure of a call, which must tell the errno and be a sentence. */
export function codeOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    expect(error.details?.['errno']).toMatch(/^E[A-Z0-9]+$/)
    expect(error.message).toMatch(/^\S.* could not be .*\.$/s)
    return error.code
  }
  return 'done'
}

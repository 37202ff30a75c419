import fs from 'node:fs'
import {answering, clampNanoseconds, type HeldFolder, holdAt, openWithin} from '../native/node-paths.ts'
import {bufferBytes, type FileFacts, type OpenFiles} from './open-files.ts'

/** Reads files by node:fs alone; below a root it goes name by name, so that no link is followed (outside Linux: save in the instant of a swap). */
export class NodeOpenFiles implements OpenFiles {
  readonly buffer = Buffer.alloc(bufferBytes)
  #root: Uint8Array | undefined
  #facts: FileFacts | undefined
  #folder: HeldFolder | undefined
  #fd = -1

  begin(root: Uint8Array | undefined, facts: FileFacts): number {
    this.#root = root
    this.#facts = facts
    return 0
  }

  openFolder(path: Uint8Array): number {
    this.#leave()
    return answering(() => {
      this.#folder = holdAt(this.#root, path)
      return 0
    })
  }

  open(name: Uint8Array): number {
    return answering(() => {
      this.#fd = openWithin(this.#folder!, name)
      return 0
    })
  }

  matches(at: number): number {
    const facts = this.#facts!
    return answering(() => {
      const stats = fs.fstatSync(this.#fd, {bigint: true})
      const same =
        stats.isFile() &&
        Number(stats.size) === facts.size[at] &&
        BigInt.asIntN(64, stats.ino) === facts.inode[at] &&
        clampNanoseconds(stats.mtimeNs) === facts.mtimeNs[at] &&
        clampNanoseconds(stats.ctimeNs) === facts.ctimeNs[at]
      return same ? 1 : 0
    })
  }

  readWhole(size: number): number {
    return this.read(0, size + 1, 0)
  }

  read(at: number, length: number, offset: number): number {
    return answering(() => {
      let done = 0
      while (done < length) {
        const got = fs.readSync(this.#fd, this.buffer, {offset: at + done, length: length - done, position: offset + done})
        if (got === 0) break
        done += got
      }
      return done
    })
  }

  // Node has no call for these.
  forget(): void {}
  expectSequential(): void {}

  close(): void {
    if (this.#fd >= 0) fs.closeSync(this.#fd)
    this.#fd = -1
  }

  end(): void {
    this.#leave()
    this.#root = undefined
    this.#facts = undefined
  }

  #leave(): void {
    this.#folder?.close()
    this.#folder = undefined
  }
}

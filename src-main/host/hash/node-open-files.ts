import fs from 'node:fs'
import {answering, clampNanoseconds, openFile} from '../native/node-paths.ts'
import {bufferBytes, type FileFacts, type OpenFiles} from './open-files.ts'

/** Reads files by node:fs alone; below a root it goes name by name, so that no link is followed (outside Linux: save in the instant of a swap). */
export class NodeOpenFiles implements OpenFiles {
  readonly buffer = Buffer.alloc(bufferBytes)
  #root: Uint8Array | undefined
  #fd = -1

  setRoot(root: Uint8Array | undefined): number {
    this.#root = root
    return 0
  }

  open(path: Uint8Array): number {
    return answering(() => {
      this.#fd = openFile(this.#root, path)
      return 0
    })
  }

  matches(facts: FileFacts): number {
    return answering(() => {
      const stats = fs.fstatSync(this.#fd, {bigint: true})
      const same =
        stats.isFile() &&
        Number(stats.size) === facts.size &&
        BigInt.asIntN(64, stats.ino) === facts.inode &&
        clampNanoseconds(stats.mtimeNs) === facts.mtimeNs &&
        clampNanoseconds(stats.ctimeNs) === facts.ctimeNs
      return same ? 1 : 0
    })
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

  // Node has no call for it.
  expectSequential(): void {}

  close(): void {
    if (this.#fd >= 0) fs.closeSync(this.#fd)
    this.#fd = -1
  }

  end(): void {
    this.#root = undefined
  }
}

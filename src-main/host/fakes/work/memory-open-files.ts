import type {OpenFile} from '../../../domain/act/work-disk.ts'
import {failure} from './disk-plot.ts'
import type {Found} from './memory-volumes.ts'

/** The files that a program has open on memory disks. */
export class MemoryOpenFiles {
  readonly #files = new Map<OpenFile, Found>()
  #last = 0

  get size(): number {
    return this.#files.size
  }

  open(found: Found): OpenFile {
    const file = ++this.#last as OpenFile
    this.#files.set(file, found)
    return file
  }

  close(file: OpenFile): void {
    if (!this.#files.delete(file)) throw new Error(`The file ${file} is not open.`)
  }

  /** Fails where its volume has gone since. */
  at(file: OpenFile): Found {
    const found = this.#files.get(file)
    if (!found) throw new Error(`The file ${file} is not open.`)
    if (!found.volume.online) throw failure('Offline', 'ENXIO', 'file')
    return found
  }
}

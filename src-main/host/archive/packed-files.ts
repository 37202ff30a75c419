import type {Facts} from '../../domain/act/spot.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import type {ByteStream} from './archive-bytes.ts'
import type {PackedFile} from './packed-archive.ts'

/** Files in archives that are open for reading; their numbers are none that a disk gives. */
export interface PackedFiles {
  open(file: PackedFile, facts: Facts): OpenFile
  /** Undefined for what is open on a disk. */
  at(file: OpenFile): PackedReading | undefined
  close(file: OpenFile): void
}

export interface PackedReading {
  readonly facts: Facts
  /** Whoever reads from begin to end reads it once; who goes back begins anew. */
  read(range: {readonly offset: number; readonly length: number}): Uint8Array
}

export function openPackedFiles(): PackedFiles {
  const open = new Map<OpenFile, PackedReading>()
  let last = -1
  return {
    open: (file, facts) => {
      open.set(--last, reading(file, facts))
      return last
    },
    at: (file) => open.get(file),
    close: (file) => void open.delete(file),
  }
}

function reading(file: PackedFile, facts: Facts): PackedReading {
  let stream: ByteStream | undefined
  let at = 0
  return {
    facts,
    read: ({offset, length}) => {
      const most = Math.max(Math.min(length, facts.size - offset), 0)
      if (most === 0) return new Uint8Array(0)
      if (!stream || offset < at) {
        stream = file.open()
        at = 0
      }
      stream.skip(offset - at)
      const bytes = stream.take(most)
      at = offset + bytes.length
      return bytes
    },
  }
}

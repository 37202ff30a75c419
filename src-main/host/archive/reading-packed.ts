import type {WorkDisk} from '../../domain/act/work-disk.ts'
import type {PackedFiles} from './packed-files.ts'

/** The calls of a work disk on open files, some of which lie in archives; and all that is never about these, handed on. */
export function readingPacked(
  disk: WorkDisk,
  files: PackedFiles,
): Omit<WorkDisk, 'facts' | 'list' | 'linkTarget' | 'abilities' | 'openSource' | 'keepAt' | 'flushFolder' | 'flushVolume'> {
  return {
    createPart: (spot, mode) => disk.createPart(spot, mode),
    openPart: (spot) => disk.openPart(spot),
    factsOf: (file) => files.at(file)?.facts ?? disk.factsOf(file),
    read: (file, range) => files.at(file)?.read(range) ?? disk.read(file, range),
    write: (file, bytes, offset) => disk.write(file, bytes, offset),
    clone: (from, to) => files.at(from) === undefined && disk.clone(from, to),
    copyRange: (from, to, range) => (files.at(from) ? undefined : disk.copyRange(from, to, range)),
    nextData: (file, offset) => {
      const packed = files.at(file)
      if (!packed) return disk.nextData(file, offset)
      return offset < packed.facts.size ? {start: offset, end: packed.facts.size} : undefined
    },
    resize: (file, size) => disk.resize(file, size),
    keep: (file, {seen, source}) => disk.keep(file, {seen, source: source !== undefined && files.at(source) ? undefined : source}),
    writeBehind: (file, range) => disk.writeBehind(file, range),
    forget: (file) => void (files.at(file) ?? disk.forget(file)),
    readAhead: (file) => void (files.at(file) ?? disk.readAhead(file)),
    flush: (file) => disk.flush(file),
    close: (file) => (files.at(file) ? files.close(file) : disk.close(file)),
    makeFolder: (spot, mode) => disk.makeFolder(spot, mode),
    makeLink: (spot, target) => disk.makeLink(spot, target),
    joinName: (from, to) => disk.joinName(from, to),
    place: (from, to) => disk.place(from, to),
    exchange: (a, b) => disk.exchange(a, b),
    removeFile: (spot) => disk.removeFile(spot),
    removeFolder: (spot) => disk.removeFolder(spot),
  }
}

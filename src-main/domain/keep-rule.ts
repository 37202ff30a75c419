import {compareBytes, isWithin} from './byte-path.ts'

/** Which file of those with the same bytes stays. */
export type KeepRule = {readonly by: 'oldest' | 'newest' | 'shortest'} | {readonly by: 'in'; readonly folder: Uint8Array}

/** A file with all its names, absolute and in raw bytes. */
export interface KeepFile {
  readonly paths: readonly Uint8Array[]
  readonly mtimeNs: bigint
}

/** The files that stay, the one first that the others are made equal to; none where no file meets the rule. */
export function filesToKeep<F extends KeepFile>(files: readonly F[], rule: KeepRule): readonly F[] {
  if (rule.by === 'in') return files.filter(({paths}) => paths.some((path) => isWithin(path, rule.folder))).toSorted(byPath)
  return files.toSorted((a, b) => byTime(a, b, rule.by) || byPath(a, b)).slice(0, 1)
}

function byTime(a: KeepFile, b: KeepFile, by: 'oldest' | 'newest' | 'shortest'): number {
  if (by === 'shortest' || a.mtimeNs === b.mtimeNs) return 0
  return a.mtimeNs < b.mtimeNs === (by === 'oldest') ? -1 : 1
}

/** Shorter paths first; of equal length in byte order, so that the same question always has the same answer. */
function byPath(a: KeepFile, b: KeepFile): number {
  const [one, other] = [shortest(a), shortest(b)]
  return one.length - other.length || compareBytes(one, other)
}

function shortest({paths}: KeepFile): Uint8Array {
  return paths.reduce((best, path) =>
    path.length < best.length || (path.length === best.length && compareBytes(path, best) < 0) ? path : best,
  )
}

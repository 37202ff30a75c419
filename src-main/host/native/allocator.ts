import {createRequire} from 'node:module'
import type * as Koffi from 'koffi'

/** What can be asked of the C library's allocator, for all threads of this process. */
export interface Allocator {
  /** Large pieces come from the system one by one, and go back to it when they are freed. */
  returnLargePieces(): void
  /** Gives back free pages that lie between pieces in use. */
  trim(): void
}

/** The allocator of glibc; undefined elsewhere, where others keep less or have no such call. */
export function systemAllocator(): Allocator | undefined {
  if (process.platform !== 'linux' || process.env['ONEFOLD_NO_NATIVE'] === '1') return undefined
  try {
    const libc = (createRequire(import.meta.url)('koffi') as typeof Koffi).load('libc.so.6')
    const mallopt = libc.func('int mallopt(int, int)')
    const trim = libc.func('int malloc_trim(size_t)')
    return {
      returnLargePieces: () => {
        mallopt(MMAP_THRESHOLD, LARGE_BYTES)
        mallopt(TRIM_THRESHOLD, LARGE_BYTES)
      },
      trim: () => void trim(0),
    }
  } catch {
    return undefined
  }
}

const TRIM_THRESHOLD = -1
const MMAP_THRESHOLD = -3
/** Its own default; saying it ends its habit of raising it to the size of what was freed, up to 32 MiB. */
const LARGE_BYTES = 131_072

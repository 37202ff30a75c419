import type {ArchiveFormat} from '../../domain/archive/format.ts'
import {gzipOf} from './deflated.ts'
import {tarBytes} from './write-tar.ts'
import type {ToPack} from './to-pack.ts'
import {zipBytes} from './write-zip.ts'

/** The bytes of an archive from begin to end: the same things give the same bytes. */
export function* archiveBytes(format: ArchiveFormat, things: Iterable<ToPack>): Generator<Uint8Array> {
  if (format === 'zip') yield* zipBytes(things)
  else if (format === 'tar') yield* tarBytes(things)
  else yield* gzipOf(tarBytes(things))
}

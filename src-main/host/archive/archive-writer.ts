import type {ArchiveFormat} from '../../domain/archive/format.ts'
import {gzipOf} from './deflated.ts'
import {tarBytes} from './write-tar.ts'
import {zipBytes} from './write-zip.ts'

interface Named {
  /** Raw bytes, with slashes between the names. */
  readonly path: Uint8Array
  readonly mode: number
  readonly mtimeNs: bigint
}

export interface FileToPack extends Named {
  readonly kind: 'file'
  readonly size: number
  /** Its bytes, as many as its size; read once. */
  content(): Iterable<Uint8Array>
}

/** Something that goes into an archive. */
export type ToPack = FileToPack | (Named & {readonly kind: 'dir'}) | (Named & {readonly kind: 'link'; readonly target: Uint8Array})

/** The bytes of an archive from begin to end: the same things give the same bytes. */
export function* archiveBytes(format: ArchiveFormat, things: Iterable<ToPack>): Generator<Uint8Array> {
  if (format === 'zip') yield* zipBytes(things)
  else if (format === 'tar') yield* tarBytes(things)
  else yield* gzipOf(tarBytes(things))
}

import {join} from 'node:path'
import type {Clock, Random} from '../../domain/ports.ts'
import {openBlobs} from '../../host/blobs.ts'
import type {Writer} from '../../store/remote.ts'
import type {Sidecars} from '../sidecars.ts'
import {openSidecars, type SidecarsParts} from './open-sidecars.ts'

/** So much of what can be made again is kept. */
const MOST_BYTES = 1_000_000_000

/** Opens the sidecars that lie in a library's own folder. */
export async function openLibrarySidecars({
  folder,
  random,
  ...parts
}: Omit<SidecarsParts, 'blobs' | 'write'> & {
  readonly folder: string
  readonly write: Pick<Writer, 'applyContent' | 'sidecarKey'>
  readonly random: Random
  readonly clock: Clock
}): Promise<Sidecars> {
  const key = await parts.write.sidecarKey({fresh: random.bytes(32)})
  return openSidecars({...parts, blobs: openBlobs({folder: join(folder, 'sidecars'), key, limitBytes: MOST_BYTES, now: parts.clock.now})})
}

import type {VolumeClaim} from '../domain/volume/keeper.ts'
import type {Stores} from './access.ts'
import {withSeq} from './library-seq.ts'

/** A claim with the volume that it is about. */
export interface VolumeClaimRow extends VolumeClaim {
  readonly volume: string
}

/** Keeps the claim of a device; one with a lower term than it has made already is none. */
export function claimVolume({library}: Stores, {volume, device, term}: VolumeClaimRow): void {
  withSeq(library, (seq) =>
    library
      .prepare(
        'INSERT INTO volume_claim (volume, device, term, seq) VALUES (?, ?, ?, ?) ON CONFLICT (volume, device) DO UPDATE SET term = excluded.term, seq = excluded.seq WHERE excluded.term > term',
      )
      .run(volume, device, term, seq),
  )
}

/** All claims, of all volumes. */
export function volumeClaims({library}: Stores): readonly VolumeClaimRow[] {
  return library.prepare('SELECT volume, device, term FROM volume_claim ORDER BY volume, device').all() as VolumeClaimRow[]
}

import type {Facts} from '../../domain/act/spot.ts'

/** What a target did not take over from its source, by the facts of both: a call that was answered with yes may still have done nothing. */
export function keptOf(made: Facts, wanted: Facts): readonly string[] {
  const lost: string[] = []
  if (made.owner !== wanted.owner) lost.push('owner')
  if (made.group !== wanted.group) lost.push('group')
  if (wanted.kind !== 2 && (made.mode & 0o7777) !== (wanted.mode & 0o7777)) lost.push('mode')
  const off = made.mtimeNs - wanted.mtimeNs
  if (off > coarsest || off < -coarsest) lost.push('time')
  else if (off !== 0n) lost.push('fine time')
  return lost
}

/** FAT keeps every second second. */
const coarsest = 2_000_000_000n

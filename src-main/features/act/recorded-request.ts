import type {RepairRequest} from '../../domain/act/plan-repair.ts'
import type {ResolveGroup, ResolveRequest} from '../../domain/act/plan-resolve.ts'
import type {Recorded} from '../../domain/act/recorded.ts'
import {type ActInput, type RecordedSpot, spotOf} from './act-request.ts'

type Of<A extends ActInput['action']> = Extract<ActInput, {action: A}>

/** What is kept of a request about duplicates, as its planner takes it. */
export function resolveRequest({by, kept, sources}: Of<'duplicate.resolve'>): Pick<ResolveRequest, 'by' | 'groups'> {
  const others = Map.groupBy(sources, ({keep}) => keep)
  const groups = kept.map(({clones, ...file}, at): ResolveGroup => ({
    kept: recordedOf(file),
    clones,
    others: (others.get(at) ?? []).map(recordedOf),
  }))
  return {by, groups}
}

export function repairRequest({sources}: Of<'file.repair'>): Pick<RepairRequest, 'things'> {
  return {
    things: sources.map(({hash, copy, isSound, refusal, ...file}) => ({
      damaged: recordedOf(file),
      hash,
      isSound,
      refusal,
      ...(copy && {copy: recordedOf(copy)}),
    })),
  }
}

function recordedOf({size, mtimeNs, ctimeNs, inode, ...asked}: RecordedSpot): Recorded {
  return {
    spot: spotOf(asked),
    shown: asked.shown,
    recorded: {size, mtimeNs: BigInt(mtimeNs), ctimeNs: BigInt(ctimeNs), inode: BigInt(inode)},
  }
}

import {blake3} from '../../host/hash/blake3.ts'
import {systemWorkDisk} from '../../host/work/system-work-disk.ts'
import {type ActCalls, actCalls} from './act-calls.ts'
import {type PlanCalls, planCalls} from './plan-calls.ts'
import {type SpotCalls, spotCalls} from './spot-calls.ts'
import {type TrashCalls, trashCalls} from './trash-calls.ts'
import {type VersionCalls, versionCalls} from './version-calls.ts'

/** What a disk thread does for acts: planning, carrying out, and looking after trashes and version stores. */
export type DiskActs = ActCalls & PlanCalls & SpotCalls & TrashCalls & VersionCalls

/** The part of a disk thread's table that acts need; the work disk belongs to the thread alone. */
export function diskActs(): DiskActs {
  return {
    ...actCalls({disk: systemWorkDisk(), hash: blake3()}),
    ...planCalls(),
    ...spotCalls(),
    ...trashCalls(),
    ...versionCalls(),
  }
}

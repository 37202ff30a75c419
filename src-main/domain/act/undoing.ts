import type {MadeFolders} from './made-folders.ts'
import type {PlanWork} from './plan-work.ts'
import type {Spot} from './spot.ts'
import type {SettleFolderStep} from './step.ts'
import type {TrashRooms, TrashWays} from './trash-rooms.ts'
import type {UndoWorld} from './undo-world.ts'

/** What taking an act back carries from step to step. */
export interface Undoing {
  readonly work: PlanWork
  readonly ways: TrashWays
  readonly rooms: TrashRooms
  readonly world: UndoWorld
  readonly made: MadeFolders
  /** By the key of a folder that the act made: what it was settled from. */
  readonly settled: Map<string, SettleFolderStep>
  /** By inode: where the first name of a file was carried back to. */
  readonly carried: Map<string, Spot>
}

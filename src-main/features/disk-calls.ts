import type {ChainFile} from '../domain/ignore/ignore-chain.ts'
import type {HashCalls} from '../host/hash/hash-calls.ts'
import type {Glimpsed} from '../host/glimpse.ts'
import type {Looked} from '../host/look.ts'
import type {TextInput, TextPart} from '../host/read-text.ts'
import type {LinkBounds, LinkSteps} from '../host/through-links.ts'
import type {Space} from '../host/volumes/space-of.ts'
import type {HostVolume} from '../host/volumes/host-volume.ts'
import type {FilesInput} from '../host/walk/ignore-files.ts'
import type {MeasureInput, Measured} from '../host/volumes/measure-speed.ts'
import type {Probed} from '../host/volumes/probe-volume.ts'
import type {ListFolder} from '../host/walk/walk-calls.ts'
import type {HeldFolders} from '../host/walk/other-names.ts'
import type {Why, WhyInput} from '../host/walk/why-left-out.ts'
import type {Chunk, WalkCalls} from '../host/walk-chunk.ts'
import type {ActCalls} from './act/act-calls.ts'
import type {SpotCalls} from './act/spot-calls.ts'
import type {PlanCalls} from './act/plan-calls.ts'
import type {TrashCalls} from './act/trash-calls.ts'
import type {VersionCalls} from './act/version-calls.ts'

/** What a disk thread does for the core: nothing of it runs on the thread that dispatches. */
export interface LookCalls {
  readonly look: (input: {readonly path: Uint8Array; readonly shown: string}) => Looked
  readonly throughLinks: (input: {readonly path: Uint8Array}) => {readonly path: Uint8Array}
  /** A part of the same, where the rest is for another process. */
  readonly followLinks: (input: LinkSteps & LinkBounds) => LinkSteps | undefined
  readonly seen: (input: {readonly path: Uint8Array}) => {readonly kind: number | undefined}
  readonly glimpse: (input: {readonly paths: readonly Uint8Array[]; readonly withinMs: number}) => Glimpsed
  readonly listFolder: (input: ListFolder) => Chunk
  readonly otherNames: (input: HeldFolders & {readonly most: number}) => readonly (readonly Uint8Array[])[]
  readonly ignoreFilesIn: (input: FilesInput) => readonly ChainFile[]
  readonly whyLeftOut: (input: WhyInput) => Why
  readonly readHead: (input: {readonly path: Uint8Array; readonly bytes: number}) => Uint8Array
  readonly readText: (input: TextInput) => Promise<TextPart | undefined>
  /** Loads what listing takes, so that the first folder does not wait for it. */
  readonly prepare: (input: undefined) => void
  /** Asks the volume that is mounted there. */
  readonly space: (input: {readonly path: Uint8Array}) => Space
  readonly hostVolumes: (input: undefined) => Promise<readonly HostVolume[]>
  readonly onBattery: (input: undefined) => Promise<boolean | undefined>
  readonly probeVolume: (input: {readonly mountPoint: Uint8Array}) => Probed
  readonly measureSpeed: (input: MeasureInput) => Promise<Measured>
}
/** The whole table of a disk thread. */
export type DiskCalls = WalkCalls & HashCalls & LookCalls & ActCalls & PlanCalls & TrashCalls & SpotCalls & VersionCalls

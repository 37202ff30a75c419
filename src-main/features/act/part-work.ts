import {CoreError, type ErrorCode} from '../../contract/errors.ts'
import {stepOnDevices} from '../../domain/act/known-devices.ts'
import {partSpot, type StepPlace} from '../../domain/act/private-names.ts'
import {isMoved, isSeen} from '../../domain/act/still-there.ts'
import type {Facts, Spot} from '../../domain/act/spot.ts'
import type {Part, Step, StepResult} from '../../domain/act/step.ts'
import type {WorkDisk} from '../../domain/act/work-disk.ts'
import type {Blake3} from '../../host/hash/blake3.ts'
import {devicesNow} from './device-now.ts'
import {openPartNames, type PartNames} from './part-names.ts'

/** What one run of a part is told. */
export interface PartInput {
  readonly act: string
  /** Parts that follow each other; they are carried out as one, because a flush costs as much for many as for few. */
  readonly parts: readonly Part[]
  /** Read back what was copied. */
  readonly verify: boolean
  /** `recover`: some of it may have been done, by a run that ended before it could say so. `drop`: the same, and nothing more is begun. */
  readonly how: 'run' | 'recover' | 'drop'
}

export interface PartTools {
  readonly disk: WorkDisk
  readonly hash: Pick<Blake3, 'hash' | 'stream'>
  /** So many bytes are read, written and told at once. */
  readonly chunkBytes?: number | undefined
}

/** Since the run of the parts began. */
export interface PartProgress {
  readonly bytes: number
  readonly steps: number
}

/** Why the act cannot go on for now: its parts are taken up again by `recover`, when the reason has gone. */
export interface PartStop {
  readonly code: ErrorCode
  readonly message: string
}

/** For each part the results of its steps. */
export type PartEnd = {readonly results: readonly (readonly StepResult[])[]} | {readonly stopped: PartStop}

/** A step that only waits; its answer is the work's. */
export type Working<T = void> = Generator<PartProgress, T>

/** One step on its way. */
export interface Slot<S extends Step = Step> {
  readonly step: S
  readonly place: StepPlace
  /** Its private name in the folder that it brings something to. */
  part: Spot | undefined
  /** `open`: not begun, or not whole. `ready`: whole, under its private name. `placed`: in its place. `ended`: nothing more is done for it. */
  state: 'open' | 'ready' | 'placed' | 'ended'
  /** Its private name in the target folder holds something that is this step's own. */
  hasPart: boolean
  /** What went to the version store, or shall go there. */
  version: Spot | undefined
  /** Of what stands at `to`. */
  made: Facts | undefined
  hash: Uint8Array | undefined
  verified: boolean | undefined
  lost: readonly string[]
  bytes: number
  outcome: StepResult['outcome'] | undefined
  error: StepResult['error']
}

/** One part on its way: its steps, and what is known of their volumes. */
export interface PartWork extends PartTools {
  readonly input: PartInput
  readonly slots: readonly Slot[]
  readonly names: PartNames
  readonly chunkBytes: number
  /** Where the version store of a volume was found to be writable, by device. */
  readonly stores: Map<string, Uint8Array>
  /** Version stores of this act that are sure to survive, by their folder. */
  readonly sealed: Set<string>
  /** Folders in which a version store was made, or tried to be. */
  readonly tried: Map<string, Uint8Array>
  /** Every file is flushed before it is closed. */
  flushEach: boolean
  readonly told: {bytes: number; steps: number}
}

const CHUNK_BYTES = 1024 * 1024
/** For so few files a flush of each is cheaper than one of the whole volume. */
const FEW = 2
/** Steps whose bytes are to be flushed. */
const flushed: ReadonlySet<Step['kind']> = new Set(['copy-file', 'new-file', 'pack', 'trash'])

export function openPartWork(input: PartInput, tools: PartTools): PartWork {
  const deviceOf = devicesNow(tools.disk)
  const slots = input.parts.flatMap(({no, steps}) =>
    steps.map((step, index) => openSlot(stepOnDevices(step, deviceOf), {act: input.act, part: no, index})),
  )
  return {
    ...tools,
    input,
    slots,
    names: openPartNames(tools.disk),
    chunkBytes: tools.chunkBytes ?? CHUNK_BYTES,
    stores: new Map(),
    sealed: new Set(),
    tried: new Map(),
    flushEach: slots.filter(({step}) => flushed.has(step.kind)).length <= FEW,
    told: {bytes: 0, steps: 0},
  }
}

function openSlot(step: Step, place: StepPlace): Slot {
  return {
    step,
    place,
    part: undefined,
    state: 'open',
    hasPart: false,
    version: undefined,
    made: undefined,
    hash: undefined,
    verified: undefined,
    lost: [],
    bytes: 0,
    outcome: undefined,
    error: undefined,
  }
}

/** The private name of a step in the folder that it brings something to. */
export function partOf(slot: Slot & {readonly step: {readonly to: Spot}}): Spot {
  slot.part ??= partSpot(slot.place, slot.step.to.folder)
  return slot.part
}

/**
 * Whether what stands there now is what the step was planned for. In a recovery the ctime says nothing: an earlier run may have moved it,
 * by a rename that it took back or that no power loss has left.
 */
export function stillSeen(
  {input}: PartWork,
  step: Pick<Step, 'touched'>,
  {seen, now}: {readonly seen: Facts; readonly now: Facts},
): boolean {
  return input.how === 'run' ? isSeen(step, seen, now) : isMoved(seen, now)
}

/** A precondition has moved, so that the step was not done: thrown by whoever sees it. */
export class Refused extends CoreError {}

export function refused(code: ErrorCode, message: string): Refused {
  return new Refused({code, message})
}

/** Ends the part where it is, because going on would not help, or would hide what has to be put right first. */
export class PartStopped extends Error {
  readonly stop: PartStop

  constructor({code, message}: PartStop) {
    super(message)
    this.stop = {code, message}
  }
}

export function isOf<K extends Step['kind']>(slot: Slot, ...kinds: readonly K[]): slot is Slot<Extract<Step, {kind: K}>> {
  return (kinds as readonly string[]).includes(slot.step.kind)
}

/** What the journal keeps of a step. */
export function resultOf(slot: Slot): StepResult {
  const {step, outcome, error, made, hash, verified, version, lost, bytes} = slot
  return {
    outcome: outcome ?? placedOutcome(step),
    ...(error && {error}),
    ...(made && {made: withoutAllocation(made)}),
    ...(hash && {hash}),
    ...(verified !== undefined && {verified}),
    ...(version && {version}),
    ...(lost.length > 0 && {lost}),
    ...(bytes > 0 && {bytes}),
  }
}

function placedOutcome(step: Step): StepResult['outcome'] {
  if (step.kind === 'swap-version' || ('existing' in step && step.existing)) return 'replaced'
  return 'keptBoth' in step && step.keptBoth ? 'kept-both' : 'done'
}

function withoutAllocation(facts: Facts): Facts {
  const {allocatedBytes, ...kept} = facts
  return allocatedBytes === undefined ? facts : kept
}

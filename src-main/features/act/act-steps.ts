import type {Asked, Choices} from '../../domain/act/asked.ts'
import type {LookDisk} from '../../domain/act/look-disk.ts'
import type {NameRule} from '../../domain/act/name-rule.ts'
import {planBatchRename} from '../../domain/act/plan-batch-rename.ts'
import {planClean} from '../../domain/act/plan-clean.ts'
import {planCompress} from '../../domain/act/plan-compress.ts'
import {planDuplicate} from '../../domain/act/plan-duplicate.ts'
import {planExtract} from '../../domain/act/plan-extract.ts'
import {planFlatten} from '../../domain/act/plan-flatten.ts'
import {planLink} from '../../domain/act/plan-link.ts'
import {planMakeFolder} from '../../domain/act/plan-make-folder.ts'
import type {PlanSummary} from '../../domain/act/plan-notes.ts'
import {planPaste} from '../../domain/act/plan-paste.ts'
import {planRemove} from '../../domain/act/plan-remove.ts'
import {planRename} from '../../domain/act/plan-rename.ts'
import {planRetry} from '../../domain/act/plan-retry.ts'
import {planRepair} from '../../domain/act/plan-repair.ts'
import {planResolve} from '../../domain/act/plan-resolve.ts'
import {planRestore, type TrashedThing} from '../../domain/act/plan-restore.ts'
import {planTransfer} from '../../domain/act/plan-transfer.ts'
import {planTrash} from '../../domain/act/plan-trash.ts'
import {type ActDone, planUndo} from '../../domain/act/plan-undo.ts'
import type {PlanWishes} from '../../domain/act/plan-work.ts'
import type {Step} from '../../domain/act/step.ts'
import type {TrashWays} from '../../domain/act/trash-rooms.ts'
import {baseName, parentPath} from '../../domain/byte-path.ts'
import {inTurn} from './plans-in-turn.ts'
import {type ActInput, type AskedSpot, spotOf} from './act-request.ts'
import {repairRequest, resolveRequest} from './recorded-request.ts'

/** What planning has of the machine, in the thread that owns the disk. */
export interface PlanGround extends TrashWays {
  readonly disk: LookDisk
  readonly mounts: readonly Uint8Array[]
  /** What lies at a spot of a trash came from where; undefined where no trash knows it. */
  trashed(asked: AskedSpot): TrashedThing | undefined
  /** The journal of the act that is taken back, or gone on with. */
  readonly done?: ActDone | undefined
}

type Plan = Generator<Step, PlanSummary>
type Of<A extends ActInput['action']> = Extract<ActInput, {action: A}>
type Planning = PlanGround & {readonly wishes: PlanWishes}

/** The steps of an act in their order, and at the end what they come to; nothing is changed. */
export function actSteps(input: ActInput, ground: PlanGround): Plan {
  const wishes: PlanWishes = {mounts: ground.mounts, ...('decisions' in input ? {choices: choicesOf(input)} : {})}
  const planner = planners[input.action] as (input: ActInput, planning: Planning) => Plan
  return planner(input, {...ground, wishes})
}

const planners: {readonly [A in ActInput['action']]: (input: Of<A>, planning: Planning) => Plan} = {
  'file.copy': transfer,
  'file.move': transfer,
  'file.rename': ({source, name}, {disk, wishes}) => planRename(disk, {...wishes, source: askedOf(source), name}),
  'file.batch': (input, {disk, wishes}) => planBatchRename(disk, {...wishes, sources: input.sources.map(askedOf), rule: ruleOf(input)}),
  'file.mkdir': ({places}, {disk, wishes}) =>
    inTurn(places.map((place) => planMakeFolder(disk, {...wishes, folder: placed(place), parents: true}))),
  'file.paste': ({to, name, content}, {disk, wishes}) => planPaste(disk, {...wishes, folder: placed(to), name, content}),
  'file.extract': ({sources, to}, {disk, wishes}) =>
    planExtract(disk, {...wishes, archives: sources.map(askedOf), destination: placed(to)}),
  'file.compress': ({sources, to, name}, {disk, wishes}) =>
    planCompress(disk, {...wishes, sources: sources.map(askedOf), folder: placed(to), name}),
  'file.gather': ({sources, to}, {disk, wishes}) => planMakeFolder(disk, {...wishes, folder: placed(to), selection: sources.map(askedOf)}),
  'file.flatten': ({source}, {disk, wishes}) => planFlatten(disk, {...wishes, folder: askedOf(source)}),
  'file.clean': ({sources}, {disk, wishes, trashFor, infoFor}) =>
    planClean(disk, {...wishes, folders: sources.map(askedOf), trashFor, infoFor}),
  'file.duplicate': ({sources}, {disk, wishes}) => planDuplicate(disk, {...wishes, sources: sources.map(askedOf)}),
  'file.link': ({source, to, hard, relative}, {disk, wishes}) => {
    const form = hard ? 'hard' : relative ? 'relative' : 'absolute'
    return planLink(disk, {...wishes, sources: [askedOf(source)], destination: placed(to), form})
  },
  'file.trash': ({sources}, {disk, wishes, trashFor, infoFor}) =>
    planTrash(disk, {...wishes, sources: sources.map(askedOf), trashFor, infoFor}),
  'file.restore': ({sources}, {disk, wishes, trashed}) =>
    planRestore(disk, {...wishes, things: sources.flatMap((source) => trashed(source) ?? [])}),
  'file.delete': remove,
  'file.empty': remove,
  'duplicate.resolve': (input, planning) => planResolve(planning.disk, {...planning.wishes, ...planning, ...resolveRequest(input)}),
  'file.repair': (input, {disk, wishes}) => planRepair(disk, {...wishes, ...repairRequest(input)}),
  undo: takeBack,
  redo: takeBack,
  'job.retry': (_, {disk, wishes, done, trashFor, infoFor}) => planRetry(disk, {...wishes, done: mustHave(done), trashFor, infoFor}),
}

function transfer({action, sources, to}: Of<'file.copy' | 'file.move'>, {disk, wishes}: Planning): Plan {
  const verb = action === 'file.copy' ? 'copy' : 'move'
  return planTransfer(disk, {...wishes, verb, sources: sources.map(askedOf), destination: placed(to)})
}

function remove({sources}: Of<'file.delete' | 'file.empty'>, planning: Planning): Plan {
  return planRemove(planning.disk, {...planning.wishes, sources: sources.flatMap((source) => withInfo(source, planning))})
}

function takeBack(_: unknown, {disk, wishes, done, trashFor, infoFor}: Planning): Plan {
  return planUndo(disk, {...wishes, done: mustHave(done), trashFor, infoFor})
}

function mustHave(done: ActDone | undefined): ActDone {
  if (!done) throw new Error('Invariant: a plan about an act comes with its journal.')
  return done
}

const askedOf = (asked: AskedSpot): Asked => ({spot: spotOf(asked), shown: asked.shown})

/** A whole path as a spot; the top of everything stands in itself. */
function placed({path, shown}: {readonly path: Uint8Array; readonly shown: string}): Asked {
  return {spot: {folder: parentPath(path) ?? path, name: baseName(path)}, shown}
}

/** What is deleted out of a trash takes its info file along, after the thing itself. */
function withInfo(source: AskedSpot, {trashed}: PlanGround): readonly Asked[] {
  const thing = trashed(source)
  return thing ? [askedOf(source), {spot: thing.infoAt, shown: source.shown}] : [askedOf(source)]
}

type Settled = Extract<ActInput, {decisions: unknown}>

function choicesOf({decision, decisions}: Pick<Settled, 'decision' | 'decisions'>): Choices {
  return {all: decision, each: new Map(decisions.map((one) => [one.path, one.decision]))}
}

function ruleOf({template, find, replace, regex, ignoreCase, start}: Extract<ActInput, {action: 'file.batch'}>): NameRule {
  if (find !== undefined) return {kind: 'replace', find, replace: replace ?? '', regex, ignoreCase}
  return {kind: 'template', template: template ?? '{name}', start}
}

import type {Asked, Choices} from '../../domain/act/asked.ts'
import type {LookDisk} from '../../domain/act/look-disk.ts'
import type {NameRule} from '../../domain/act/name-rule.ts'
import {planBatchRename} from '../../domain/act/plan-batch-rename.ts'
import {planDuplicate} from '../../domain/act/plan-duplicate.ts'
import {planLink} from '../../domain/act/plan-link.ts'
import {planMakeFolder} from '../../domain/act/plan-make-folder.ts'
import type {PlanSummary} from '../../domain/act/plan-notes.ts'
import {planRemove} from '../../domain/act/plan-remove.ts'
import {planRename} from '../../domain/act/plan-rename.ts'
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

/** What planning has of the machine, in the thread that owns the disk. */
export interface PlanGround extends TrashWays {
  readonly disk: LookDisk
  readonly mounts: readonly Uint8Array[]
  /** What lies at a spot of a trash came from where; undefined where no trash knows it. */
  trashed(asked: AskedSpot): TrashedThing | undefined
  /** The journal of the act that is taken back. */
  readonly done?: ActDone | undefined
}

/** The steps of an act in their order, and at the end what they come to; nothing is changed. */
export function actSteps(input: ActInput, ground: PlanGround): Generator<Step, PlanSummary> {
  const {disk, mounts, trashFor, infoFor} = ground
  const wishes: PlanWishes = {mounts, ...('decisions' in input ? {choices: choicesOf(input)} : {})}
  switch (input.action) {
    case 'file.copy':
    case 'file.move':
      return planTransfer(disk, {
        ...wishes,
        verb: input.action === 'file.copy' ? 'copy' : 'move',
        sources: input.sources.map(askedOf),
        destination: placed(input.to),
      })
    case 'file.rename':
      return planRename(disk, {...wishes, source: askedOf(input.source), name: input.name})
    case 'file.batch':
      return planBatchRename(disk, {...wishes, sources: input.sources.map(askedOf), rule: ruleOf(input)})
    case 'file.mkdir':
      return inTurn(input.places.map((place) => planMakeFolder(disk, {...wishes, folder: placed(place), parents: true})))
    case 'file.gather':
      return planMakeFolder(disk, {...wishes, folder: placed(input.to), selection: input.sources.map(askedOf)})
    case 'file.duplicate':
      return planDuplicate(disk, {...wishes, sources: input.sources.map(askedOf)})
    case 'file.link': {
      const form = input.hard ? 'hard' : input.relative ? 'relative' : 'absolute'
      return planLink(disk, {...wishes, sources: [askedOf(input.source)], destination: placed(input.to), form})
    }
    case 'file.trash':
      return planTrash(disk, {...wishes, sources: input.sources.map(askedOf), trashFor, infoFor})
    case 'file.restore':
      return planRestore(disk, {...wishes, things: input.sources.flatMap((source) => ground.trashed(source) ?? [])})
    case 'file.delete':
    case 'file.empty':
      return planRemove(disk, {...wishes, sources: input.sources.flatMap((source) => withInfo(source, ground))})
    case 'undo':
    case 'redo':
      if (!ground.done) throw new Error('Invariant: what is taken back comes with its journal.')
      return planUndo(disk, {...wishes, done: ground.done, trashFor, infoFor})
  }
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

import type {Plan, PlanSide} from '../../contract/plan.ts'
import type {BatchSummary} from '../../domain/act/plan-batch-rename.ts'
import type {ConflictSide, PlanSummary} from '../../domain/act/plan-notes.ts'
import {actTitle, type ActVerb, undoTitle} from '../../domain/act/plan-words.ts'
import type {Spot} from '../../domain/act/spot.ts'
import {baseName, parentPath} from '../../domain/byte-path.ts'
import type {ActJournal} from '../../runtime/act-types.ts'
import type {ActRequest} from '../../runtime/acts.ts'
import {entryKindNames, instantOf} from '../file/index.ts'
import {type ActInput, spotOf} from './act-request.ts'
import type {CopiesLeft} from './last-copies.ts'

export interface PlanFrame {
  readonly action: string
  readonly title: string
  readonly hash: string
  readonly volume: string | undefined
  readonly last: CopiesLeft
  readonly estimate: number | undefined
}

/** A plan as every door shows it. */
export function shownPlan(summary: PlanSummary | BatchSummary, {action, title, hash, volume, last, estimate}: PlanFrame): Plan {
  const {items, files, folders, bytes, conflicts, conflictCount, identical, leftOut, refusals, route, space} = summary
  return {
    hash,
    action,
    title,
    items,
    files,
    folders,
    bytes,
    conflicts: conflicts.map(({source, target, decision}) => ({
      source: sideOf(source),
      target: sideOf(target),
      ...(decision === undefined ? {} : {decision}),
    })),
    conflictCount,
    identical,
    ...(leftOut > 0 && {leftOut}),
    refusals: refusals.map(({path, code, message, details}) => ({path, code, message, ...(details && {details})})),
    ...('rows' in summary ? {names: newNames(summary)} : {}),
    route,
    ...(space && volume !== undefined ? {space: {volume, freeBytes: space.freeBytes, afterBytes: space.afterBytes}} : {}),
    ...(estimate === undefined ? {} : {estimateMs: estimate}),
    lastCopies: last.last,
    lastCopyCount: last.lastCount,
    ...(last.left.length > 0 ? {copiesLeft: last.left} : {}),
  }
}

const NAMES_TOLD = 1_000

function newNames({rows}: BatchSummary): {path: string; name: string}[] {
  return rows
    .filter(({state}) => state === 'renamed')
    .slice(0, NAMES_TOLD)
    .map(({path, newName}) => ({path, name: newName}))
}

const sideOf = ({path, kind, size, mtimeNs}: ConflictSide): PlanSide => ({
  path,
  kind: entryKindNames[kind] ?? 'special',
  sizeBytes: size,
  modifiedAt: instantOf(Number(mtimeNs / 1_000_000n)),
})

const verbs: Readonly<Record<Exclude<ActInput['action'], 'undo' | 'redo' | 'job.retry'>, ActVerb>> = {
  'file.copy': 'copy',
  'file.move': 'move',
  'file.rename': 'rename',
  'file.batch': 'rename',
  'file.mkdir': 'make',
  'file.paste': 'paste',
  'file.extract': 'extract',
  'file.compress': 'compress',
  'file.gather': 'move',
  'file.flatten': 'flatten',
  'file.clean': 'clean',
  'file.duplicate': 'duplicate',
  'file.link': 'link',
  'file.trash': 'trash',
  'file.restore': 'restore',
  'file.delete': 'remove',
  'file.empty': 'remove',
  'duplicate.resolve': 'resolve',
  'file.repair': 'repair',
}

/** An act in words for a person; one that takes another back names that one. */
export async function titleOf(input: ActInput, {undoes}: ActRequest, journal: Pick<ActJournal, 'act'>): Promise<string> {
  if (input.action === 'undo' || input.action === 'redo') {
    const before = undoes === undefined ? undefined : await journal.act({act: undoes})
    return undoTitle(before?.title ?? '', input.action === 'redo')
  }
  if (input.action === 'job.retry') return `Again: ${(await journal.act({act: input.act}))?.title ?? ''}`
  return actTitle({verb: verbs[input.action], things: thingsOf(input), to: targetOf(input)})
}

function thingsOf(input: ActInput): readonly Spot[] {
  if ('sources' in input) return input.sources.map(spotOf)
  if (input.action === 'file.paste') return [{folder: input.to.path, name: input.name}]
  if ('source' in input) return [spotOf(input.source)]
  return 'places' in input ? input.places.map(({path}) => spotAt(path)) : []
}

function targetOf(input: ActInput): Spot | undefined {
  if (input.action === 'file.compress') return {folder: input.to.path, name: input.name}
  if ('to' in input) return spotAt(input.to.path)
  return input.action === 'file.rename' ? {folder: input.source.folder, name: input.name} : undefined
}

const spotAt = (path: Uint8Array): Spot => ({folder: parentPath(path) ?? path, name: baseName(path)})

import type {ActResult} from '../../contract/outcome.ts'
import type {Plan, PlanSide} from '../../contract/plan.ts'
import {sizeText, timeText} from './columns.ts'
import {printable} from './printable.ts'

/** A plan for people: what, how much, by which route, what is in the way. Names are printed with their control characters escaped. */
export function planLines(plan: Plan): string {
  const {
    title,
    files,
    folders,
    bytes,
    route,
    identical,
    leftOut = 0,
    space,
    estimateMs,
    conflicts,
    conflictCount,
    lastCopies,
    lastCopyCount,
    copiesLeft = [],
  } = plan
  const lines = [
    title,
    `  ${files} files, ${folders} folders, ${sizeText(bytes)}, by ${route}`,
    ...(identical > 0 ? [`  ${identical} are there already and are left alone`] : []),
    ...(leftOut > 0 ? [`  ${leftOut} left out: pipes, devices, mounted volumes, or links that lead out of an archive`] : []),
    ...(space ? [`  ${sizeText(space.afterBytes)} stay free on ${space.volume}`] : []),
    ...(estimateMs === undefined ? [] : [`  takes about ${Math.max(1, Math.round(estimateMs / 1000))} s`]),
    ...plan.refusals.map(({message}) => `  cannot be done: ${message}`),
    ...conflicts.map(
      ({source, target, decision}) => `  ${sideText(target)} is in the way of ${sideText(source)}: ${decision ?? 'undecided'}`,
    ),
    ...(conflictCount > conflicts.length ? [`  and ${conflictCount - conflicts.length} more conflicts`] : []),
    ...lastCopies.map(({path}) => `  no other copy is known of ${path}`),
    ...copiesLeft.map(({path, copies}) => `  ${copies === 1 ? 'one other copy stays' : `${copies} other copies stay`} of ${path}`),
    ...(lastCopyCount > lastCopies.length ? [`  nor of ${lastCopyCount - lastCopies.length} more`] : []),
  ]
  return lines.map((line) => `${printable(line)}\n`).join('')
}

const sideText = ({path, kind, sizeBytes, modifiedAt}: PlanSide): string =>
  `${path} (${kind}, ${sizeText(sizeBytes)}, ${timeText(modifiedAt)})`

/** What became of each target, a line each. */
export function resultLines(results: readonly ActResult[]): string {
  return results
    .map(({path, target, outcome, error, verified, lost}) => {
      const marks = [verified ? 'verified' : '', lost?.length ? `not kept: ${lost.join(', ')}` : '', error?.message ?? ''].filter(Boolean)
      return `${printable([outcome, target === undefined ? path : `${path} → ${target}`, ...marks].join('  '))}\n`
    })
    .join('')
}

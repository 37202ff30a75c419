import type {JobGroup} from '../../../src-main/contract/job.ts'

/** How many jobs there are of each group. */
export type Groups = Readonly<Record<JobGroup, number>>

/** One line of the page: the head of a group, or the job at a place of it. */
export interface Line {
  readonly group: JobGroup
  /** Absent for the head. */
  readonly place?: number
}

const order: readonly JobGroup[] = ['running', 'attention', 'waiting', 'ended']

interface Stretch {
  readonly group: JobGroup
  /** The line of its head. */
  readonly first: number
  readonly count: number
}

function stretches(groups: Groups): readonly Stretch[] {
  let first = 0
  return order.flatMap((group) => {
    const count = groups[group]
    if (count === 0) return []
    const stretch = {group, first, count}
    first += count + 1
    return [stretch]
  })
}

/** Lines of all groups that hold something, their heads with them. */
export function lineCount(groups: Groups): number {
  return stretches(groups).reduce((sum, {count}) => sum + count + 1, 0)
}

/** What stands on a line. */
export function lineAt(groups: Groups, at: number): Line | undefined {
  const stretch = stretches(groups).findLast(({first}) => first <= at)
  if (!stretch || at > stretch.first + stretch.count) return undefined
  return at === stretch.first ? {group: stretch.group} : {group: stretch.group, place: at - stretch.first - 1}
}

/** The line of a job. */
export function lineOf(groups: Groups, {group, place}: Required<Line>): number {
  const stretch = stretches(groups).find((one) => one.group === group)
  return stretch ? stretch.first + 1 + place : -1
}

/** The line of the job that is reached by so many lines from one: heads are passed by, and it stops at both ends. */
export function jobLine(groups: Groups, from: number, by: number): number {
  const last = lineCount(groups) - 1
  if (last < 1) return -1
  const to = Math.min(Math.max(from + by, 1), last)
  if (lineAt(groups, to)?.place !== undefined) return to
  return by < 0 ? to - 1 : to + 1
}

/** The pages of lists that hold these lines. */
export function pagesIn(groups: Groups, {first, end}: {readonly first: number; readonly end: number}, size: number): readonly string[] {
  const pages = new Set<string>()
  for (let at = first; at < end; at++) {
    const line = lineAt(groups, at)
    if (line?.place !== undefined) pages.add(pageName(line.group, Math.floor(line.place / size)))
  }
  return [...pages]
}

export const pageName = (group: JobGroup, page: number): string => `${group} ${page}`

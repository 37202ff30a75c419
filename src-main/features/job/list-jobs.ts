import {groupOf, type Job, type JobGroup, jobGroups, type JobStatus} from '../../contract/job.ts'
import {shown} from '../../runtime/job-book.ts'
import type {JobRow} from '../../runtime/job-types.ts'
import {compared} from '../../runtime/waiting-jobs.ts'

/** Which jobs are wanted, and which page of them. */
export interface JobWish {
  readonly status?: JobStatus | undefined
  readonly group?: JobGroup | undefined
  readonly kind?: string | undefined
  /** The uuid of a location whose runs are wanted. */
  readonly location?: string | undefined
  readonly use?: string | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly from?: number | undefined
}

export interface JobPage {
  readonly total: number
  readonly groups: Record<JobGroup, number>
  readonly jobs: Job[]
  readonly cursor?: string
}

/** One page of the jobs that are wanted; undefined where the cursor is none of ours. */
export function listedJobs(rows: readonly JobRow[], wish: JobWish): JobPage | undefined {
  const {status, group, limit = Infinity, cursor, from = 0} = wish
  const chosen = rows.filter((row) => isWanted(row, wish))
  const inGroup = chosen.filter((row) => (group === undefined || groupOf(row) === group) && (status === undefined || row.status === status))
  const {keyOf, sign} = orders[group ?? 'all']
  const keyed = inGroup.map((row) => ({row, key: keyOf(row)})).toSorted((a, b) => sign * compared(a.key, b.key))
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString()
  if (after !== undefined && !/^\d.* /.test(after)) return undefined
  const begin = after === undefined ? from : keyed.filter(({key}) => sign * compared(key, after) <= 0).length
  const page = keyed.slice(begin, begin + limit)
  const last = begin + page.length < keyed.length ? page.at(-1) : undefined
  return {
    total: keyed.length,
    groups: countsOf(chosen),
    jobs: page.map(({row}) => shown(row)),
    ...(last && {cursor: Buffer.from(last.key).toString('base64url')}),
  }
}

interface Order {
  /** Each row has a key of its own, so that a page goes on where the one before it ended. */
  keyOf(row: JobRow): string
  readonly sign: 1 | -1
}

const newest: Order = {keyOf: ({createdAt, id}) => `${createdAt} ${id}`, sign: -1}
const orders: Readonly<Record<JobGroup | 'all', Order>> = {
  all: newest,
  running: newest,
  attention: newest,
  waiting: {keyOf: ({priority, createdAt, id}) => `${5 - priority} ${createdAt} ${id}`, sign: 1},
  ended: {keyOf: ({finishedAt, createdAt, id}) => `${finishedAt ?? createdAt} ${id}`, sign: -1},
}

function isWanted({kind, uses, input}: JobRow, wish: JobWish): boolean {
  if (wish.kind !== undefined && wish.kind !== kind) return false
  if (wish.use !== undefined && !uses?.includes(wish.use)) return false
  return wish.location === undefined || (input as {readonly location?: string} | null)?.location === wish.location
}

function countsOf(rows: readonly JobRow[]): Record<JobGroup, number> {
  const counts = Object.fromEntries(jobGroups.map((group) => [group, 0])) as Record<JobGroup, number>
  for (const row of rows) counts[groupOf(row)]++
  return counts
}

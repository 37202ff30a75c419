import type {Connection} from '../../contract/client.ts'
import type {Job} from '../../contract/job.ts'
import type {Location} from '../../contract/location.ts'
import {ask} from './ask.ts'
import {followJob, jobExitCodes} from './follow-job.ts'
import {printable} from './printable.ts'
import {progressLine} from './progress-line.ts'
import type {Session} from './session.ts'

type Value = Readonly<Record<string, unknown>>

/** Does this answer name a job that one can wait for? */
export function holdsJob(value: Value): value is Value & {readonly job: Job} {
  const job = value['job'] as Partial<Job> | undefined
  return typeof job === 'object' && typeof job.id === 'string' && typeof job.status === 'string'
}

/** Waits until the job has ended, then answers the document with the last state of the job and its location. */
export async function waitForJob(
  session: Session,
  connection: Connection,
  value: Value & {readonly job: Job},
): Promise<{readonly value: Value; readonly exitCode: number}> {
  const {out} = session.place
  const job = await followJob(connection, value.job.id, (now) => out.progress(progressLine(now)))
  out.progress('')
  if (job.status !== 'completed') out.note(`onefold: ${printable(endOf(job))}`)
  return {value: {...value, ...(await lastLocation(connection, value)), job}, exitCode: jobExitCodes[job.status] ?? 1}
}

async function lastLocation(connection: Connection, value: Value): Promise<Value> {
  const before = value['location'] as Location | undefined
  if (typeof before?.id !== 'string') return {}
  const {locations} = await ask<{locations: readonly Location[]}>(connection, 'location.list', {})
  return {location: locations.find(({id}) => id === before.id) ?? before}
}

/** Why a job did not end well, in one sentence. */
export function endOf({title, status, errors, errorCount}: Job): string {
  if (status === 'cancelled') return `“${title}” was cancelled.`
  if (status === 'partial') return `“${title}” was done but for ${errorCount} items.`
  return errors.at(-1)?.message ?? `“${title}” failed.`
}

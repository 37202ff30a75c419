import {setTimeout as sleep} from 'node:timers/promises'
import type {Connection} from '../../contract/client.ts'
import type {Job, JobStatus} from '../../contract/job.ts'
import type {Location} from '../../contract/location.ts'
import {ask} from './ask.ts'
import {printable} from './printable.ts'
import type {Session} from './session.ts'

type Value = Readonly<Record<string, unknown>>

const exitCodes: Readonly<Partial<Record<JobStatus, number>>> = {completed: 0, partial: 5, failed: 1, cancelled: 130}
/** A bell may be merged with others; asking now and then costs nothing and misses no end. */
const ASK_EVERY_MS = 2_000

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
  const id = value.job.id
  let ring: () => void = () => undefined
  const ignore = connection.on(
    (event) => {
      if (event.type !== 'job.changed' || event.job.id !== id) return
      out.progress(progressLine(event.job))
      if (event.job.status in exitCodes) ring()
    },
    ['job.changed'],
  )
  let job = value.job
  for (;;) {
    const bell = new Promise<void>((resolve) => {
      ring = resolve
    })
    job = (await ask<{job: Job}>(connection, 'job.info', {job: id})).job
    if (job.status in exitCodes) break
    await Promise.race([bell, sleep(ASK_EVERY_MS, undefined, {ref: false})])
  }
  ignore()
  out.progress('')
  if (job.status !== 'completed') out.note(`onefold: ${printable(endOf(job))}`)
  return {value: {...value, ...(await lastLocation(connection, value)), job}, exitCode: exitCodes[job.status] ?? 1}
}

async function lastLocation(connection: Connection, value: Value): Promise<Value> {
  const before = value['location'] as Location | undefined
  if (typeof before?.id !== 'string') return {}
  const {locations} = await ask<{locations: readonly Location[]}>(connection, 'location.list', {})
  return {location: locations.find(({id}) => id === before.id) ?? before}
}

/** Why a job did not end well, in one sentence. */
function endOf({title, status, errors, errorCount}: Job): string {
  if (status === 'cancelled') return `“${title}” was cancelled.`
  if (status === 'partial') return `“${title}” was done but for ${errorCount} items.`
  return errors.at(-1)?.message ?? `“${title}” failed.`
}

function progressLine({title, status, progress}: Job): string {
  const {phase, done, total} = progress
  return printable(
    `${title}: ${[status, phase, total === undefined ? done : `${done} of ${total}`].filter((part) => part !== undefined).join(', ')}`,
  ).slice(0, 78)
}

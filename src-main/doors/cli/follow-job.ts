import {setTimeout as sleep} from 'node:timers/promises'
import type {Connection} from '../../contract/client.ts'
import type {CoreEvent} from '../../contract/events.ts'
import type {Job, JobStatus} from '../../contract/job.ts'
import {ask} from './ask.ts'

/** What a command exits with that waited for a job; a job of another status has not ended. */
export const jobExitCodes: Readonly<Partial<Record<JobStatus, number>>> = {completed: 0, partial: 5, failed: 1, cancelled: 130}

/** A bell may be merged with others; asking now and then costs nothing and misses no end. */
const ASK_EVERY_MS = 2_000

/** Waits until the job has ended, tells what is heard of it meanwhile, and answers it whole. */
export async function followJob(connection: Connection, id: string, tell: (job: Job) => void): Promise<Job> {
  const isEnd = (job: Job): boolean => job.status in jobExitCodes
  const heard = (job: Job): boolean => {
    if (job.id !== id) return false
    tell(job)
    return isEnd(job)
  }
  const look = async (): Promise<Job | undefined> => {
    const {job} = await ask<{job: Job}>(connection, 'job.info', {job: id})
    if (isEnd(job)) return job
    tell(job)
    return undefined
  }
  return untilFound(connection, {heard, look})
}

export interface Following<V> {
  /** Whether it is time to look. */
  heard(job: Job): boolean
  /** What is waited for, once it is there. */
  look(): Promise<V | undefined>
}

/** Looks again at every bell that may mean something, and now and then, until there is what is waited for. */
export async function untilFound<V>(connection: Connection, {heard, look}: Following<V>): Promise<V> {
  let ring: () => void = () => undefined
  const hear = (event: CoreEvent): void => {
    if (event.type === 'job.changed' && heard(event.job)) ring()
  }
  const ignore = connection.on(hear, ['job.changed'])
  try {
    for (;;) {
      const bell = new Promise<void>((resolve) => {
        ring = resolve
      })
      const found = await look()
      if (found !== undefined) return found
      await Promise.race([bell, sleep(ASK_EVERY_MS, undefined, {ref: false})])
    }
  } finally {
    ignore()
  }
}

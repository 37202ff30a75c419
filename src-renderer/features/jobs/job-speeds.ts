import {create} from 'zustand'
import type {Job} from '../../../src-main/contract/job.ts'
import {onEvent} from '../../core/events.ts'

/** How many speeds of a job are kept; with a few events a second that is about the last half minute. */
export const MOST_SPEEDS = 90

/** The speeds that running jobs have told, the oldest first. */
export const useSpeeds = create<{readonly speeds: ReadonlyMap<string, readonly number[]>}>(() => ({speeds: new Map()}))

onEvent('job.changed', ({job}) => {
  const {rate} = job.progress
  if (job.status === 'running' && rate !== undefined) keep(job.id, rate)
  else if (job.finishedAt !== undefined && useSpeeds.getState().speeds.has(job.id)) forget(job)
})

function keep(job: string, rate: number): void {
  useSpeeds.setState(({speeds}) => ({speeds: new Map(speeds).set(job, [...(speeds.get(job) ?? []), rate].slice(-MOST_SPEEDS))}))
}

function forget({id}: Job): void {
  useSpeeds.setState(({speeds}) => {
    const left = new Map(speeds)
    left.delete(id)
    return {speeds: left}
  })
}

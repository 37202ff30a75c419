import {CoreError} from '../../contract/errors.ts'
import type {Handle, operations} from '../../contract/index.ts'
import {unmountVolume} from '../../host/volumes/unmount-volume.ts'
import {isEnded} from '../../runtime/job-types.ts'
import type {ActionScope, CoreScopes} from '../scopes.ts'
import type {KnownVolume} from '../volume-book.ts'
import {again, findVolume} from './find-volume.ts'
import {shownVolume} from './shown-volume.ts'

/** Takes a volume off by the means of the system, after the work on it has ended. */
export const ejectVolume: Handle<(typeof operations)['volume']['eject'], CoreScopes> = async ({volume: word}, scope) => {
  const volume = await findVolume(word, scope)
  const {name, host} = volume
  if (!host) return scope.fail('Offline', `The volume “${name}” is not connected.`)
  if (['primary', 'system', 'user-data', 'virtual'].includes(host.kind))
    scope.fail('NotAllowed', `The volume “${name}” is a part of this machine and stays.`)
  const [job] = jobsOn(volume, scope)
  if (job)
    scope.fail('Conflict', `The volume “${name}” is being worked on: “${job.title}”.`, {
      hint: 'Wait for it, or cancel it: onefold job list',
    })
  await withoutHurry(() => unmountVolume(host), scope)
  return {volume: shownVolume(await again(volume, scope))}
}

/** Jobs say in their lane which volume they work on, and in their input which ones they ask. */
function jobsOn({id}: KnownVolume, {jobs}: Pick<ActionScope, 'jobs'>) {
  return jobs.rows().filter((row) => !isEnded(row.status) && (row.lane.includes(id) || JSON.stringify(row.input).includes(id)))
}

const TRIES = 8
const BETWEEN_MS = 400

/** Folders that were looked at are let go of by themselves within a second or two. */
async function withoutHurry(unmount: () => Promise<void>, {clock}: Pick<ActionScope, 'clock'>): Promise<void> {
  const began = clock.monotonicMs()
  for (;;) {
    try {
      return await unmount()
    } catch (error) {
      const isBusy = error instanceof CoreError && error.code === 'Conflict'
      if (!isBusy || clock.monotonicMs() - began > TRIES * BETWEEN_MS) throw error
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
    }
  }
}

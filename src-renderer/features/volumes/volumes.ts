import type {Volume} from '../../../src-main/contract/volume.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'

const none: readonly Volume[] = []

/** The disks of this machine, also in memory; their free space is asked again when the index has worked on them. */
export const useVolumes = createLive({
  initial: none,
  fetch: async (): Promise<readonly Volume[]> => (await core.volume.list({})).volumes,
  events: ['volume.changed', 'location.changed'],
})

/** Where the disks stand in the tree: what lies below the same one is moved without being copied. */
export function mountPoints(): readonly string[] {
  return useVolumes.getState().value.map(({mountPoint}) => mountPoint)
}

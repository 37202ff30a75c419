import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'

/** The disks of this machine, without file systems in memory, which no person owns; their free space is asked again when the index has worked on them. */
export const useVolumes = createLive({
  initial: [],
  fetch: async () => (await core.volume.list({})).volumes.filter(({kind}) => kind !== 'virtual'),
  events: ['volume.changed', 'location.changed'],
})

import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'

/** The volumes of this machine; their free space is asked again when the index has worked on them. */
export const useVolumes = createLive({
  initial: [],
  fetch: async () => (await core.volume.list({})).volumes,
  events: ['volume.changed', 'location.changed'],
})

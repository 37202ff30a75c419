import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'

/** The folders that most people begin with. */
export const usePlaces = createLive({initial: [], fetch: async () => (await core.window.places({})).places, events: []})

import type {SavedSearch} from '../../../src-main/contract/saved.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'

const none: readonly SavedSearch[] = []

/** The searches that are kept, by their names. */
export const useSaved = createLive({
  initial: none,
  fetch: async (): Promise<readonly SavedSearch[]> => (await core.saved.list({})).saved,
  events: ['saved.changed', 'volume.changed'],
})

import type {CoreEvent} from '../../../src-main/contract/events.ts'
import {core} from '../../core/client.ts'

const SHOWN = 6

/** What the overview asks the core for. */
export const askRecent = () => core.search.query({kind: ['file'], hidden: false, sort: 'modified', desc: true, limit: SHOWN})

export const askLargest = () => core.search.query({kind: ['file'], sort: 'size', desc: true, limit: SHOWN})

export const askKinds = () => core.index.sums({by: 'category'})

export const askRisk = () => core.index.risk({})

/** What changes with every file, and what needs more than a look: that is asked for when work ended. */
export const whenIndexed: readonly CoreEvent['type'][] = ['index.advanced', 'location.removed']
export const whenDone: readonly CoreEvent['type'][] = ['job.changed', 'location.removed', 'volume.changed']

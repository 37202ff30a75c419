import {create} from 'zustand'
import type {DuplicateGroup, ResolveWay} from '../../../src-main/contract/duplicate.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {perform} from '../acts/index.ts'
import {endOf} from '../jobs/index.ts'

const GROUPS = 100

type Answer = Awaited<ReturnType<typeof core.duplicate.list>>
const nothing: Answer = {total: 0, reclaimableBytes: 0, groups: []}

/** The groups with the most to reclaim; asked again when a job ended, for it may have found some or taken some away. */
export const useDuplicates = createLive({
  initial: nothing,
  fetch: async (): Promise<Answer> => {
    const answer = await core.duplicate.list({limit: GROUPS})
    useFurther.setState({groups: [], cursor: undefined, begun: false})
    return answer
  },
  events: ['job.changed', 'volume.changed', 'location.removed'],
  whileShown: true,
})

interface Further {
  readonly groups: readonly DuplicateGroup[]
  readonly cursor?: string | undefined
  readonly begun: boolean
}

/** What was asked for beyond the first. */
export const useFurther = create<Further>(() => ({groups: [], begun: false}))

export async function showFurther(): Promise<void> {
  const {groups, cursor, begun} = useFurther.getState()
  const from = begun ? cursor : useDuplicates.getState().value.cursor
  if (from === undefined) return
  const answer = await attempt(() => core.duplicate.list({limit: GROUPS, cursor: from}))
  if (answer) useFurther.setState({groups: [...groups, ...answer.groups], cursor: answer.cursor, begun: true})
}

/** Reads what may be the same, until it is known whether it is. */
export async function readUnsure(): Promise<void> {
  const answer = await attempt(() => core.duplicate.find({}))
  if (!answer) return
  const {status} = await endOf(answer.job)
  if (status === 'completed') tell('done', messages.pages.duplicates.allRead)
}

/** What is to become of groups. */
export interface Resolution {
  readonly keep: 'oldest' | 'newest' | 'shortest' | 'in'
  /** Where what stays lies, with `in`. */
  readonly folder: string
  readonly by: ResolveWay
}

/** Shows what would become of groups, or of all of them, and does it when that is agreed to. Answers whether it was done. */
export async function resolve({keep, folder, by}: Resolution, groups: readonly DuplicateGroup[]): Promise<boolean> {
  const contents = groups.length > 0 ? groups.map(({contentId}) => contentId) : undefined
  const rule = keep === 'in' ? `in:${folder}` : keep
  const job = await perform({
    grave: true,
    send: ({dryRun, yes, commit}) => core.duplicate.resolve({contents, keep: rule, by, dryRun, yes, commit}),
  })
  return job !== undefined
}

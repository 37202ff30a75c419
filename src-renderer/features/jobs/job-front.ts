import {create} from 'zustand'
import {groupOf, type Job, type JobGroup} from '../../../src-main/contract/job.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {useSession} from '../../core/session.ts'
import type {Groups} from './activity-lines.ts'
import {atMostEvery} from './at-most-every.ts'

/** What the panel shows: all that runs, the next that wait, and what ended last; and how many there are of each. */
interface Front {
  readonly groups: Groups
  readonly jobs: Readonly<Record<JobGroup, readonly Job[]>>
}

/** Before anything is known. */
export const noGroups: Groups = {running: 0, waiting: 0, attention: 0, ended: 0}
const none: Front = {groups: noGroups, jobs: {running: [], waiting: [], attention: [], ended: []}}
const shown = {running: 8, attention: 3, waiting: 3, ended: 3} as const
/** With thousands of short jobs lists are not asked for at each of them. */
const REFRESH_MS = 700

export const useFront = create<Front>(() => none)

async function load(): Promise<void> {
  try {
    const pages = await Promise.all(
      (Object.keys(shown) as JobGroup[]).map(async (group) => ({group, ...(await core.job.list({group, limit: shown[group]}))})),
    )
    const jobs = Object.fromEntries(pages.map(({group, jobs: some}) => [group, some])) as unknown as Front['jobs']
    useFront.setState({groups: pages[0]!.groups, jobs})
  } catch {
    // A line that is lost is told by the window itself; what was shown stays.
  }
}

const loadSoon = atMostEvery(REFRESH_MS, () => void load())

onEvent('job.changed', ({job}) => {
  const group = groupOf(job)
  const {jobs} = useFront.getState()
  const at = jobs[group].findIndex(({id}) => id === job.id)
  if (at >= 0) useFront.setState({jobs: {...jobs, [group]: jobs[group].with(at, job)}})
  else loadSoon()
})
onEvent('job.removed', loadSoon)
useSession.subscribe((now, before) => {
  if (now.round !== before.round) void load()
})

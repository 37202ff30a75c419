import {type WatchLimits, watchLimits} from '../../host/watch/watch-limits.ts'
import type {QueryScope} from '../scopes.ts'
import {type CheckOf, count} from './check-of.ts'

/** With less than a tenth left, the next folder that somebody adds is not watched whole. */
const NEARLY_ALL = 0.9
const USUAL_MOST = 524_288

/** Whether the system tells of changes in all folders, or some must be looked at from time to time. */
export async function watchesCheck({polledLocations}: Pick<QueryScope, 'polledLocations'>): Promise<CheckOf<'watches'>> {
  return toldOfWatches(await watchLimits(), polledLocations().length)
}

export function toldOfWatches(limits: WatchLimits | undefined, polled: number): CheckOf<'watches'> {
  if (!limits) return {about: 'watches', polled, state: 'good', sentence: 'This system sets no limit to the folders that are watched.'}
  const {used, most} = limits
  const facts = {about: 'watches', used, most, polled} as const
  const figures = `${count(used, 'folder', 'folders')} of at most ${most.toLocaleString('en')} are watched by your programs`
  if (used < most * NEARLY_ALL) return {...facts, state: 'good', sentence: `${figures}.`}
  const wanted = Math.max(USUAL_MOST, most * 4)
  return {
    ...facts,
    state: 'attention',
    sentence: `${figures}: changes in others are noticed only when they are looked at, every 15 seconds or less often.`,
    todo: 'Let programs watch more folders. The command asks for the password of an administrator.',
    command: `echo fs.inotify.max_user_watches=${wanted} | sudo tee /etc/sysctl.d/60-onefold.conf && sudo sysctl --system`,
  }
}

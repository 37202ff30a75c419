import type {QueryScope} from '../scopes.ts'
import {type CheckOf, count} from './check-of.ts'

const DAY_MS = 86_400_000
/** A backup is made at a start, where the newest is older than a day. */
const OLD_DAYS = 7

/** Whether there are copies of what nobody could make again. */
export async function backupsCheck({libraries, clock}: Pick<QueryScope, 'libraries' | 'clock'>): Promise<CheckOf<'backups'>> {
  const {path, times} = await libraries.backups()
  const newest = times.at(-1)
  const born = Date.parse(libraries.current().card.createdAt)
  const facts = {
    about: 'backups',
    count: times.length,
    path,
    ...(newest === undefined ? {} : {newest: new Date(newest).toISOString()}),
  } as const
  const days = Math.floor((clock.now() - (newest ?? born)) / DAY_MS)
  const todo = 'Quit Onefold and start it again: it makes a backup when it starts and the newest is older than a day.'
  if (newest === undefined && days < 1)
    return {...facts, state: 'good', sentence: 'The library is new; its first backup is made at a start from tomorrow on.'}
  if (newest === undefined) return {...facts, state: 'attention', sentence: 'There is no backup of the library yet.', todo}
  const sentence = `There ${times.length === 1 ? 'is' : 'are'} ${count(times.length, 'backup', 'backups')} of the library, the newest of ${new Date(newest).toISOString().slice(0, 10)}.`
  return days < OLD_DAYS ? {...facts, state: 'good', sentence} : {...facts, state: 'attention', sentence, todo}
}

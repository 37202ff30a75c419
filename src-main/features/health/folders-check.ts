import {CoreError} from '../../contract/errors.ts'
import type {Location} from '../../contract/location.ts'
import {isEnded, type JobRow} from '../../runtime/job-types.ts'
import {inputOf, isRun, shownLocations} from '../location/index.ts'
import type {QueryScope} from '../scopes.ts'
import {type CheckOf, count} from './check-of.ts'

const PATHS_TOLD = 5

type Scope = Pick<QueryScope, 'read' | 'volumes' | 'jobs' | 'base'>

/** Whether all that is indexed could be read when it was last looked at. */
export async function foldersCheck(scope: Scope): Promise<CheckOf<'folders'>> {
  try {
    return toldOfFolders(await shownLocations(scope), scope)
  } catch (error) {
    if (!(error instanceof CoreError) || error.code !== 'Damaged') throw error
    const sentence = 'It is not known: the index is damaged.'
    return {about: 'folders', locations: 0, unread: [], state: 'attention', sentence, todo: 'Check the whole library.'}
  }
}

function toldOfFolders(locations: readonly Location[], scope: Scope): CheckOf<'folders'> {
  const unread = locations.flatMap(({id, name}) => {
    const run = lastRun(id, scope.jobs.rows())
    if (!run || run.errorCount === 0) return []
    return [{location: name, count: run.errorCount, paths: run.errors.slice(0, PATHS_TOLD).map(({path}) => path)}]
  })
  const facts = {about: 'folders', locations: locations.length, unread} as const
  if (locations.length === 0) return {...facts, state: 'good', sentence: 'No folder is indexed yet.'}
  if (unread.length === 0)
    return {...facts, state: 'good', sentence: `All of ${count(locations.length, 'location', 'locations')} could be read.`}
  const sum = unread.reduce((all, one) => all + one.count, 0)
  return {
    ...facts,
    state: 'attention',
    sentence: `${count(sum, 'file or folder', 'files and folders')} could not be read in ${unread.map(({location}) => `“${location}”`).join(', ')}.`,
    todo: 'Give yourself the right to read them and scan the location again, or leave them out by a rule.',
  }
}

/** The newest run of a whole location that has ended: one of a part tells nothing of the rest. */
function lastRun(location: string, rows: readonly JobRow[]): JobRow | undefined {
  return rows
    .filter((row) => isRun(row) && isEnded(row.status) && row.status !== 'cancelled' && inputOf(row).location === location)
    .reduce<JobRow | undefined>((last, row) => (last === undefined || row.createdAt > last.createdAt ? row : last), undefined)
}

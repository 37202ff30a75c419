import {libraryPaths} from '../../store/library-parts.ts'
import type {QueryScope} from '../scopes.ts'
import type {CheckOf} from './check-of.ts'

/** Whether the databases of the open library hold together. */
export async function libraryCheck(whole: boolean, {read, libraries}: Pick<QueryScope, 'read' | 'libraries'>): Promise<CheckOf<'library'>> {
  const findings = await read.checkDatabases({whole})
  const {library, index} = findings
  const paths = libraryPaths(libraries.current().folder)
  const facts = {about: 'library', ...findings} as const
  if (library !== 'ok')
    return {
      ...facts,
      state: 'attention',
      sentence: `The library is damaged: ${library}`,
      todo: `Quit Onefold, put ${paths.library} aside, and copy the newest file of ${paths.backups} to its place.`,
    }
  if (index !== undefined && index !== 'ok')
    return {
      ...facts,
      state: 'attention',
      sentence: `The library is whole, but its index is damaged: ${index}`,
      todo: `Quit Onefold, remove ${paths.index}, and start it again: the index is made anew from the disks.`,
    }
  return {...facts, state: 'good', sentence: index === undefined ? 'The library is whole.' : 'The library and its index are whole.'}
}

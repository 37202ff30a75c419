import type {Caller} from '../contract/caller.ts'
import type {Operation} from '../contract/operation.ts'
import type {Desk} from './open-desk.ts'
import type {ActionScope, QueryScope} from './scopes.ts'

type FromDesk =
  | 'read'
  | 'write'
  | 'disk'
  | 'volumes'
  | 'searcher'
  | 'browser'
  | 'sidecars'
  | 'polledLocations'
  | 'jobs'
  | 'items'
  | 'base'
  | 'advanced'
  | 'acts'
  | 'actResults'
/** What does not change with the open library. */
export type DeskScopeParts = Omit<ActionScope, FromDesk | 'caller'>

/** What one call gets: of a query, nothing that it could write with. */
export function deskScope(
  operation: Operation,
  {desk, caller, ...rest}: DeskScopeParts & {readonly desk: Desk; readonly caller: Caller},
): QueryScope | ActionScope {
  const {read, disk, volumes, searcher, browser, sidecars, polledLocations, jobs, items, base} = desk
  const {events, random, log, ...asking} = rest
  const acts = desk.acts(`${caller.kind} ${caller.id}`)
  const query: QueryScope = {
    ...asking,
    actResults: acts.results,
    caller,
    read,
    disk,
    volumes,
    searcher,
    browser,
    sidecars,
    polledLocations,
    jobs,
    items,
    base,
  }
  return operation.kind === 'query' ? query : {...query, jobs, acts, events, random, log, write: desk.write, advanced: desk.advanced}
}

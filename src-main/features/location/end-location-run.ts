import type {LocationId} from '../../contract/ids.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {Jobs} from '../../runtime/job-types.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {LocationRun} from '../index/index.ts'
import {cancelRunsOf} from './runs-of.ts'

export interface EndParts {
  readonly read: Reader
  readonly write: Writer
  readonly events: EventBus
  jobs(): Jobs
}

/** After a location's index run: locations that it took in are no longer their own, and its state says whether all could be read. */
export async function endLocationRun(run: LocationRun, parts: EndParts): Promise<void> {
  const {read, write, events} = parts
  for (const absorbed of await read.locationsBelow({entry: run.root})) {
    await write.removeLocation({uuid: absorbed})
    await cancelRunsOf(absorbed, parts.jobs())
    await write.releaseRoot({location: absorbed})
    events.emit({type: 'location.removed', location: absorbed as LocationId})
  }
  const state = run.unread > 0 ? 'partial' : 'ready'
  // What stands elsewhere in the location is not known from a run of a part.
  if (!run.part) await write.updateLocation({uuid: run.location, path: run.path, state})
  else if (state === 'partial') await write.updateLocation({uuid: run.location, state})
  events.emit({type: 'location.changed', location: run.location as LocationId})
}

import type {LocationId} from '../../contract/ids.ts'
import type {EventBus} from '../../runtime/event-bus.ts'
import type {Jobs} from '../../runtime/job-types.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import {jobsOf} from './location-view.ts'

export interface EndParts {
  readonly read: Reader
  readonly write: Writer
  readonly events: EventBus
  jobs(): Jobs
}

/** After a location's index run: locations that it took in are no longer their own, and its state says whether all could be read. */
export async function endLocationRun(
  run: {readonly location: string; readonly absorbed: readonly string[]; readonly unread: number},
  parts: EndParts,
): Promise<void> {
  const {write, events} = parts
  for (const absorbed of run.absorbed) {
    for (const job of jobsOf(parts.jobs(), absorbed)) await parts.jobs().cancel(job.id)
    await write.removeLocation({uuid: absorbed})
    await write.releaseRoot({location: absorbed})
    events.emit({type: 'location.removed', location: absorbed as LocationId})
  }
  await write.updateLocation({uuid: run.location, state: run.unread > 0 ? 'partial' : 'ready'})
  events.emit({type: 'location.changed', location: run.location as LocationId})
}

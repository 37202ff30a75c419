import type {Job} from '../../../src-main/contract/job.ts'
import type {Location} from '../../../src-main/contract/location.ts'
import {attempt, dismiss, retell, tell, tellBeginning} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {endOf} from '../jobs/index.ts'

const none: readonly Location[] = []

/** The folders whose entries are kept in the index. */
export const useLocations = createLive({
  initial: none,
  fetch: async (): Promise<readonly Location[]> => (await core.location.list({})).locations,
  events: ['location.changed', 'location.removed'],
})

/** Where one goes to see what is in a location: a path that no text holds is reached by its volume. */
export const folderOf = ({path, pathBase64, volume}: Location): string => (pathBase64 === undefined ? path : `sd://volume/${volume}/`)

/** Adds a folder; answers the location as it stands, with its files about to be found. A failure is told. */
export function addLocation(path: string): Promise<Location | undefined> {
  return attempt(() => addOrThrow(path))
}

/** The same for a form, that shows the failure itself. */
export async function addOrThrow(path: string): Promise<Location> {
  const {settings} = await core.settings.get({})
  const {location, job} = await core.location.add({path, ...(settings.indexMode ? {mode: settings.indexMode} : {})})
  useLocations.setState(({value}) => ({value: [...value.filter((one) => one.id !== location.id), location], known: true}))
  void tellOfRun(location, job)
  return location
}

/** Says that a folder is being indexed, as long as it is, and then that it was. */
async function tellOfRun(location: Location, job: Job): Promise<void> {
  const name = shown(location.name)
  const notice = tellBeginning(messages.locations.added(name))
  const {status} = await endOf(job)
  if (status === 'completed') retell(notice, messages.locations.indexedNow(name))
  else dismiss(notice)
}

export async function rescanLocation(location: Location): Promise<void> {
  await attempt(() => core.location.rescan({location: location.id}))
}

export async function removeLocation(location: Location): Promise<void> {
  const answer = await attempt(() => core.location.remove({location: location.id}))
  if (!answer) return
  useLocations.setState(({value}) => ({value: value.filter((one) => one.id !== location.id)}))
  tell('done', answer.note)
}

import type {Handle, operations} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {again, findVolume, locatedVolumes} from './find-volume.ts'
import {shownVolume} from './shown-volume.ts'

type VolumeHandle<N extends keyof (typeof operations)['volume']> = Handle<(typeof operations)['volume'][N], CoreScopes>

/** Keeps a volume in the list, under a name of the user's if he gives one. */
export const trackVolume: VolumeHandle<'track'> = async ({volume: word, name}, scope) => {
  const volume = await findVolume(word, scope)
  await scope.write.trackVolume({uuid: volume.id, tracked: true, name: name ?? volume.row.name})
  return {volume: shownVolume(await again(volume, scope))}
}

/** Lets a volume go that nothing hangs on; where locations lie on it, they go first. */
export const untrackVolume: VolumeHandle<'untrack'> = async ({volume: word}, scope) => {
  const volume = await findVolume(word, scope)
  if ((await locatedVolumes(scope)).has(volume.id))
    scope.fail('Conflict', `Folders of “${volume.name}” are indexed, so it stays in the list.`, {
      hint: 'Remove its locations first: onefold location remove',
    })
  await scope.write.trackVolume({uuid: volume.id, tracked: false})
  return {volume: shownVolume(await again(volume, scope))}
}

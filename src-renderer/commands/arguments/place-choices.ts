import type {Location} from '../../../src-main/contract/location.ts'
import {useLocations} from '../../features/locations/index.ts'
import {useVolumes} from '../../features/volumes/index.ts'
import {shown} from '../../ui/format.ts'
import type {Choice} from '../command.ts'

/** The indexed folders, each by what a command needs to know of it. */
export const locationChoices = (valueOf: (location: Location) => string) => (): readonly Choice[] =>
  useLocations.getState().value.map((location) => ({value: valueOf(location), title: shown(location.name), detail: shown(location.path)}))

/** The disks, by where one goes to see what is on them. */
export function volumeChoices(): readonly Choice[] {
  return useVolumes
    .getState()
    .value.filter(({kind, tracked}) => kind !== 'virtual' || tracked)
    .map(({id, name, state, mountPoint}) => ({
      value: state === 'offline' ? `sd://volume/${id}/` : mountPoint,
      title: shown(name),
      detail: shown(mountPoint),
    }))
}

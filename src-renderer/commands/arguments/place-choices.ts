import type {Location} from '../../../src-main/contract/location.ts'
import type {Volume} from '../../../src-main/contract/volume.ts'
import {useLocations} from '../../features/locations/index.ts'
import {shownVolumes, useVolumes} from '../../features/volumes/index.ts'
import {shown} from '../../ui/format.ts'
import type {Choice} from '../command.ts'

/** The indexed folders, each by what a command needs to know of it. */
export const locationChoices = (valueOf: (location: Location) => string) => (): readonly Choice[] =>
  useLocations.getState().value.map((location) => ({value: valueOf(location), title: shown(location.name), detail: shown(location.path)}))

/** The disks that a command is for, each by what it needs to know of it. */
export const volumeChoices =
  (valueOf: (volume: Volume) => string, isMeant: (volume: Volume) => boolean = () => true) =>
  (): readonly Choice[] =>
    shownVolumes(useVolumes.getState().value)
      .filter(isMeant)
      .map((volume) => ({value: valueOf(volume), title: shown(volume.name), detail: shown(volume.mountPoint)}))

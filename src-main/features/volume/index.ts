import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {ejectVolume} from './eject-volume.ts'
import {locatedVolumes} from './find-volume.ts'
import {trackVolume, untrackVolume} from './keep-volume.ts'
import {measureVolume} from './measure-volume.ts'
import {isShown, shownVolume} from './shown-volume.ts'
import {tellVolume} from './tell-volume.ts'

/** What can be asked of volumes. */
export const volumeHandlers: Handlers<CoreScopes>['volume'] = {
  async list(_input, scope) {
    const [all, located] = await Promise.all([scope.volumes.all(), locatedVolumes(scope)])
    const shown = all.filter((volume) => isShown(volume, located)).map(shownVolume)
    return {total: shown.length, volumes: shown}
  },
  info: tellVolume,
  track: trackVolume,
  untrack: untrackVolume,
  eject: ejectVolume,
  speed: measureVolume,
}

export {openVolumes} from './watch-mounts.ts'
export {type ApartParts, type ApartVolumes, openApartVolumes, type VolumeServer} from './apart-volumes.ts'

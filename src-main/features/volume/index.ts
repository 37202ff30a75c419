import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {shownVolume} from './open-volume-book.ts'

/** What can be asked of volumes. */
export const volumeHandlers: Handlers<CoreScopes>['volume'] = {
  async list(_input, {volumes}) {
    const shown = (await volumes.all()).filter((volume) => !volume.host?.pseudo).map(shownVolume)
    return {total: shown.length, volumes: shown}
  },
}

export {openVolumeBook} from './open-volume-book.ts'
export {type ApartParts, type ApartVolumes, openApartVolumes, type VolumeServer} from './apart-volumes.ts'

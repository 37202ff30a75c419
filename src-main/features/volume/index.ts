import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {isShown, shownVolume} from './shown-volume.ts'

/** What can be asked of volumes. */
export const volumeHandlers: Handlers<CoreScopes>['volume'] = {
  async list(_input, {volumes, read}) {
    const [all, locations] = await Promise.all([volumes.all(), read.locations()])
    const located = new Set(locations.map(({volume}) => volume))
    const shown = all.filter((volume) => isShown(volume, located)).map(shownVolume)
    return {total: shown.length, volumes: shown}
  },
}

export {openVolumeBook} from './open-volume-book.ts'
export {tellOfVolumes, watchMounts} from './watch-mounts.ts'

import type {Handle, operations} from '../../contract/index.ts'
import {instantOf} from '../file/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {again, findVolume} from './find-volume.ts'
import {shownVolume} from './shown-volume.ts'

/** Enough to outlast the memory of a small disk. */
const MOST_BYTES = 512 << 20
/** Of what is free: nobody else is to run short meanwhile. */
const PART_OF_FREE = 1 / 10

/** Measures a volume and remembers how fast it was. */
export const measureVolume: Handle<(typeof operations)['volume']['speed'], CoreScopes> = async ({volume: word}, scope) => {
  const volume = await findVolume(word, scope)
  const {id, name, host, mountPoint} = volume
  if (!host || volume.silent) return scope.fail('Offline', `The volume “${name}” ${host ? 'does not answer' : 'is not connected'}.`)
  if (host.pseudo) scope.fail('Unsupported', `“${name}” is made up by the system and has no speed.`)
  const locations = (await scope.read.locations()).filter((row) => row.volume === id)
  const measured = await scope.disk.measureSpeed({
    folders: [mountPoint, ...locations.map(({path}) => path)],
    device: host.device,
    bytes: Math.max(1, Math.min(MOST_BYTES, Math.floor(host.freeBytes * PART_OF_FREE))),
  })
  const {bytes, ...rates} = measured
  const measuredAt = scope.clock.now()
  await scope.write.noteSpeed({uuid: id, ...rates, measuredAt})
  return {volume: shownVolume(await again(volume, scope)), speed: {...rates, measuredAt: instantOf(measuredAt)}, bytes}
}

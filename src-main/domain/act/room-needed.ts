import type {PlannedRefusal} from './plan-notes.ts'
import type {Abilities} from './work-disk.ts'

/** What a plan needs of each volume that it brings bytes to. */
export interface RoomNeeded {
  need(abilities: Abilities, bytes: number): void
  /** Of the volume that a plan is about; undefined where nothing was asked of it. */
  on(device: string): {readonly neededBytes: number; readonly freeBytes: number; readonly afterBytes: number} | undefined
  refusals(path: string): readonly PlannedRefusal[]
}

const MOST_KEPT_FREE = 64 * 1024 * 1024

/** Bytes of files, each as often as it is written; a little is kept free, because a volume that is full to the last byte stops its user. */
export function roomNeeded(): RoomNeeded {
  const volumes = new Map<string, {readonly abilities: Abilities; bytes: number}>()
  return {
    need: (abilities, bytes) => {
      const volume = volumes.get(abilities.device)
      if (volume) volume.bytes += bytes
      else volumes.set(abilities.device, {abilities, bytes})
    },
    on: (device) => {
      const volume = volumes.get(device)
      if (!volume) return undefined
      const {freeBytes} = volume.abilities
      return {neededBytes: volume.bytes, freeBytes, afterBytes: freeBytes - volume.bytes}
    },
    refusals: (path) =>
      [...volumes.values()].flatMap(({abilities: {freeBytes, totalBytes}, bytes}) => {
        const keptFreeBytes = Math.min(Math.ceil(totalBytes / 100), MOST_KEPT_FREE)
        // A volume that tells no size, as some network ones do, says so only when it is full.
        if (bytes === 0 || totalBytes === 0 || bytes + keptFreeBytes <= freeBytes) return []
        const message = `There is not enough room: ${bytes} bytes are needed and ${freeBytes} are free.`
        return [{path, code: 'DiskFull' as const, message, details: {neededBytes: bytes, freeBytes, keptFreeBytes}}]
      }),
  }
}

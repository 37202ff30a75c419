import {unwatchFile, watchFile as watch} from 'node:fs'

const EVERY_MS = 1_500

/** Tells when a file of ours was made, written, replaced or removed. It looks from time to time: also where the system has no watches left. */
export function watchFile(path: string, changed: () => void): () => void {
  const hear = (): void => changed()
  watch(path, {interval: EVERY_MS, persistent: false}, hear)
  return () => unwatchFile(path, hear)
}

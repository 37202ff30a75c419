import {readFile, realpath} from 'node:fs/promises'
import {dirname, join} from 'node:path'

/** Whether the kernel takes a block device for one with moving heads; undefined where it does not tell. A partition asks the disk that it lies on. */
export async function isSpinning(device: string, sys = '/sys/class/block'): Promise<boolean | undefined> {
  const place = await realpath(join(sys, device)).catch(() => undefined)
  if (place === undefined) return undefined
  for (const folder of [place, dirname(place)]) {
    const told = await readFile(join(folder, 'queue', 'rotational'), 'utf8').catch(() => undefined)
    if (told !== undefined) return told.trim() === '1'
  }
  return undefined
}

import {Buffer} from 'node:buffer'
import {FILE, type Facts} from '../../domain/act/spot.ts'
import {isOurs, type BringingStep} from './bring.ts'
import {isOf, partOf, type PartWork, type Slot, type Working} from './part-work.ts'
import {sourceNow} from './stands-ours.ts'

const BLOCK = 4096

/**
 * Whether what stands under a private name can go without a loss: each block of it is the source's or empty, as an interrupted copy
 * leaves it. Where an exchange was interrupted it may be somebody's file instead.
 */
export function* holdsNothingNew(work: PartWork, slot: Slot<BringingStep>, part: Facts): Working<boolean> {
  if (!isOf(slot, 'copy-file')) return isOurs(work, slot, {spot: partOf(slot), facts: part})
  const source = sourceNow(work, slot)
  if (part.kind !== FILE || part.size > slot.step.seen.size || !source) return false
  const {disk, told} = work
  const one = disk.openSource(source)
  try {
    const other = disk.openSource(partOf(slot))
    try {
      for (let offset = 0; offset < part.size; offset += BLOCK) {
        const range = {offset, length: Math.min(BLOCK, part.size - offset)}
        const bytes = disk.read(one, range).slice()
        const copied = disk.read(other, range)
        if (Buffer.compare(bytes, copied) !== 0 && copied.some((byte) => byte !== 0)) return false
        yield told
      }
      return true
    } finally {
      disk.close(other)
    }
  } finally {
    disk.close(one)
  }
}

import {Buffer} from 'node:buffer'
import {bytesKey, spotPath} from '../../domain/act/spot-path.ts'
import {FILE, sameThing, type Facts} from '../../domain/act/spot.ts'
import type {JoinStep, NewHardLinkStep} from '../../domain/act/step.ts'
import {equalStart} from './equal-start.ts'
import {isOf, partOf, type PartWork, type Slot, type Working} from './part-work.ts'

/** The file that a step gives another name: as it stands at its own name, or still at the private one. */
export function joinedTo(work: PartWork, slot: Slot<JoinStep | NewHardLinkStep>): readonly Facts[] {
  const {disk} = work
  if (!isOf(slot, 'join')) return [disk.facts(slot.step.from)].filter((facts) => facts !== undefined)
  const first = firstSlot(work, slot)
  const spots = [slot.step.first, ...(first ? [partOf(first)] : [])]
  return spots.map((spot) => disk.facts(spot)).filter((facts) => facts !== undefined)
}

/**
 * Whether the first name holds what this source holds. Made in this part it is known to; else both are read,
 * because a name that was refused belongs to somebody else, and the source may be taken away on our word.
 */
export function* firstIsWhole(work: PartWork, slot: Slot<JoinStep>): Working<boolean> {
  const {disk} = work
  const {first, from, seen} = slot.step
  const now = disk.facts(first)
  if (!now || now.kind !== FILE || now.size !== seen.size) return false
  const made = firstSlot(work, slot)?.made
  if (made && sameThing(made, now)) return true
  const one = disk.openSource(from)
  try {
    const other = disk.openSource(first)
    try {
      return (yield* equalStart(work, {one, other, length: seen.size})) === seen.size
    } finally {
      disk.close(other)
    }
  } finally {
    disk.close(one)
  }
}

function firstSlot(work: PartWork, slot: Slot<JoinStep>) {
  const key = bytesKey(spotPath(slot.step.first))
  return work.slots
    .slice(0, slot.place.index)
    .filter((one) => isOf(one, 'copy-file'))
    .find(({step}) => Buffer.compare(step.to.name, slot.step.first.name) === 0 && bytesKey(spotPath(step.to)) === key)
}

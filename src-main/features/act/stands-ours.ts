import {equalBytes} from '../../domain/byte-path.ts'
import {goingSpot} from '../../domain/act/private-names.ts'
import {isMoved, looksCopied} from '../../domain/act/still-there.ts'
import {FILE, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {CopyFileStep, NewFileStep} from '../../domain/act/step.ts'
import {isOurs, type BringingStep} from './bring.ts'
import {equalStart} from './equal-start.ts'
import {holdsPacked} from './pack-file.ts'
import {reachable} from './reachable.ts'
import {isOf, type PartWork, type Slot, type Working} from './part-work.ts'

interface Standing {
  readonly spot: Spot
  readonly facts: Facts
}

/** Whether what stands at a spot is what the step makes, told by its bytes where the source is still to be had. */
export function* standsOurs(work: PartWork, slot: Slot<BringingStep>, standing: Standing): Working<boolean> {
  if (isOf(slot, 'new-file')) return yield* holdsContent(work, slot, standing)
  if (isOf(slot, 'pack')) return yield* holdsPacked(work, slot, standing)
  if (!isOf(slot, 'copy-file')) return isOurs(work, slot, standing)
  const {step} = slot
  if (standing.facts.kind !== FILE || standing.facts.size !== step.seen.size) return false
  const source = sourceNow(work, slot)
  // It is gone only where we took it away, and then the copy was verified and flushed before; or where others did, and nothing is left to compare.
  if (!source) return looksCopied(step.instead ? step.existing! : step.seen, standing.facts)
  if (!(yield* holdsSame(work, slot, {source, copy: standing.spot}))) return false
  slot.bytes = step.seen.size
  if (work.input.verify) slot.verified = true
  return true
}

function* holdsContent(work: PartWork, slot: Slot<NewFileStep>, {spot, facts}: Standing): Working<boolean> {
  const {content} = slot.step
  if (facts.kind !== FILE || facts.size !== content.length) return false
  const file = work.disk.openSource(spot)
  try {
    work.disk.forget(file)
    for (let offset = 0; offset < content.length; offset += work.chunkBytes) {
      const wanted = content.subarray(offset, offset + work.chunkBytes)
      if (!equalBytes(work.disk.read(file, {offset, length: wanted.length}), wanted)) return false
      yield work.told
    }
  } finally {
    work.disk.close(file)
  }
  slot.bytes = content.length
  return true
}

/** Where the source stands, under its own name or the private one that it gets before it goes. */
export function sourceNow({disk}: PartWork, {step, place}: Slot<CopyFileStep>): Spot | undefined {
  const spots = [step.from, ...(step.removeSource ? [goingSpot(place, step.from.folder)] : [])]
  return spots.find((spot) => {
    const facts = reachable(disk, spot)
    return facts && isMoved(step.seen, facts)
  })
}

function* holdsSame(
  work: PartWork,
  slot: Slot<CopyFileStep>,
  {source, copy}: {readonly source: Spot; readonly copy: Spot},
): Working<boolean> {
  const {disk, hash} = work
  const one = disk.openSource(source)
  try {
    const other = disk.openSource(copy)
    try {
      disk.forget(other)
      const stream = hash.stream()
      const length = slot.step.seen.size
      if ((yield* equalStart(work, {one, other, length, stream})) < length) return false
      slot.hash = stream.digest()
      return true
    } finally {
      disk.close(other)
    }
  } finally {
    disk.close(one)
  }
}

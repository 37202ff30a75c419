import {Buffer} from 'node:buffer'
import type {LookDisk} from '../../domain/act/look-disk.ts'
import type {Spot} from '../../domain/act/spot.ts'
import type {OpenFile, WorkDisk} from '../../domain/act/work-disk.ts'
import {goingOn} from '../../host/going-on.ts'

const MOST_BYTES = 256 * 1024 * 1024
const STEP_BYTES = 512 * 1024

/** Compares files byte by byte while planning, as long as all of a plan's comparisons read little; after that it does not know. */
export function comparing(disk: WorkDisk): LookDisk['sameContent'] {
  let left = MOST_BYTES
  return (a, b) => {
    const size = disk.facts(a)?.size ?? 0
    if (size * 2 > left) return undefined
    left -= size * 2
    return equalFiles(disk, a, b)
  }
}

function equalFiles(disk: WorkDisk, a: Spot, b: Spot): boolean {
  const one = disk.openSource(a)
  try {
    const other = disk.openSource(b)
    try {
      return equalBytesOf(disk, one, other)
    } finally {
      disk.close(other)
    }
  } finally {
    disk.close(one)
  }
}

function equalBytesOf(disk: WorkDisk, one: OpenFile, other: OpenFile): boolean {
  for (let offset = 0; ; offset += STEP_BYTES) {
    // The answer of a read is used again by the next.
    const left = disk.read(one, {offset, length: STEP_BYTES}).slice()
    const right = disk.read(other, {offset, length: STEP_BYTES})
    goingOn()
    if (Buffer.compare(left, right) !== 0) return false
    if (left.length < STEP_BYTES) return true
  }
}

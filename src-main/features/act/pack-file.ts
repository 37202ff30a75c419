import {Buffer} from 'node:buffer'
import {CoreError} from '../../contract/errors.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import {FILE, type Facts, type Spot} from '../../domain/act/spot.ts'
import type {PackStep} from '../../domain/act/step.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import {archiveBytes} from '../../host/archive/archive-writer.ts'
import {partOf, type PartWork, type Slot, type Working} from './part-work.ts'
import {thingsToPack} from './things-to-pack.ts'

/** Writes an archive under its private name. Of what an earlier run wrote nothing is believed. */
export function* packFile(work: PartWork, slot: Slot<PackStep>): Working {
  const {disk, names} = work
  const part = partOf(slot)
  if (slot.hasPart) names.removeFile(part)
  const file = names.createPart(part, MODE)
  slot.hasPart = true
  try {
    const stream = work.hash.stream()
    let written = 0
    for (const bytes of contentOf(work, slot)) {
      disk.write(file, bytes, written)
      disk.writeBehind(file, {offset: written, length: bytes.length})
      stream.update(bytes)
      written += bytes.length
      yield work.told
    }
    mustFit(work, slot, written)
    slot.hash = stream.digest()
    slot.bytes = written
    if (work.flushEach) disk.flush(file)
  } finally {
    disk.close(file)
  }
}

/** Whatever the system leaves of it for a new file of this user. */
const MODE = 0o666

function mustFit({disk}: PartWork, {step}: Slot<PackStep>, bytes: number): void {
  const {fileBytes} = disk.abilities(step.to.folder)
  if (bytes > fileBytes)
    throw new CoreError({code: 'Conflict', message: `The archive is larger than the ${fileBytes} bytes that a file may have there.`})
}

/** The bytes of the archive: the same things give the same bytes, so that a run that was killed can tell its own work. */
function contentOf(work: PartWork, {step}: Slot<PackStep>): Generator<Uint8Array> {
  return archiveBytes(step.format, thingsToPack(work, step.sources))
}

/** Whether what stands at a spot is the archive that this step makes. */
export function* holdsPacked(
  work: PartWork,
  slot: Slot<PackStep>,
  {spot, facts}: {readonly spot: Spot; readonly facts: Facts},
): Working<boolean> {
  if (facts.kind !== FILE) return false
  const file = work.disk.openSource(spot)
  try {
    work.disk.forget(file)
    return yield* holds(work, slot, {file, size: facts.size, shown: shownSpot(spot)})
  } finally {
    work.disk.close(file)
  }
}

interface Standing {
  readonly file: OpenFile
  readonly size: number
  readonly shown: string
}

function* holds(work: PartWork, slot: Slot<PackStep>, {file, size}: Standing): Working<boolean> {
  const stream = work.hash.stream()
  let offset = 0
  for (const bytes of contentOf(work, slot)) {
    if (Buffer.compare(work.disk.read(file, {offset, length: bytes.length}), bytes) !== 0) return false
    stream.update(bytes)
    offset += bytes.length
    yield work.told
  }
  if (offset !== size) return false
  slot.hash = stream.digest()
  slot.bytes = offset
  return true
}

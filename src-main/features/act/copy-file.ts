import {sameFacts, type Facts} from '../../domain/act/spot.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {CopyFileStep} from '../../domain/act/step.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import {copyData} from './copy-data.ts'
import {keepReplaced, mustBeExpected} from './instead.ts'
import {partOf, refused, stillSeen, type PartWork, type Slot, type Working} from './part-work.ts'
import {resumePart} from './resume-part.ts'

/**
 * Brings the content of a file under its private name in the target folder, with all its attributes.
 * For a small file these are the calls, each for a promise: open and stat the source (it is what was planned), create, read, write,
 * stat the source (it did not change meanwhile), keep the attributes, close both.
 */
export function* copyFile(work: PartWork, slot: Slot<CopyFileStep>): Working {
  const {disk} = work
  const {from, seen, instead} = slot.step
  const source = disk.openSource(from)
  try {
    const before = disk.factsOf(source)
    if (!stillSeen(work, slot.step, {seen, now: before})) throw changed(slot)
    const part = openPart(work, slot)
    try {
      const resumed = slot.hasPart && instead !== 'share' ? yield* resumePart(work, {source, part, size: before.size}) : undefined
      slot.hasPart = true
      slot.hash = yield* copyData(work, {source, part, facts: before, resumed, instead})
      mustBeExpected(slot)
      mustBeUntouched(work, slot, {source, before})
      slot.lost = instead ? keepReplaced(work, slot, part) : disk.keep(part, {seen: before, source})
      if (work.flushEach) disk.flush(part)
    } finally {
      disk.close(part)
    }
  } finally {
    disk.close(source)
  }
  slot.bytes = seen.size
}

function openPart({disk, names}: PartWork, slot: Slot<CopyFileStep>): OpenFile {
  return slot.hasPart ? disk.openPart(partOf(slot)) : names.createPart(partOf(slot))
}

function mustBeUntouched(
  {disk, chunkBytes}: PartWork,
  slot: Slot<CopyFileStep>,
  {source, before}: {readonly source: OpenFile; readonly before: Facts},
): void {
  if (!sameFacts(before, disk.factsOf(source))) throw changed(slot)
  // A file that was read at one go was read whole at one moment. In a long time another may have come in its place, and that one is meant.
  if (before.size <= chunkBytes) return
  const now = disk.facts(slot.step.from)
  if (!now || !sameFacts(before, now)) throw changed(slot)
}

function changed({step}: Slot<CopyFileStep>): Error {
  return refused('Conflict', `${shownSpot(step.from)} changed meanwhile: it was not copied.`)
}

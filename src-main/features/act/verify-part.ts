import {Buffer} from 'node:buffer'
import {CoreError} from '../../contract/errors.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {CopyFileStep} from '../../domain/act/step.ts'
import {attemptLong} from './attempt.ts'
import {copyFile} from './copy-file.ts'
import {hashFile} from './hash-file.ts'
import {isOf, partOf, type PartWork, type Slot, type Working} from './part-work.ts'
import {unwind} from './unwind.ts'

/** Reads back what was copied, each file opened anew, and compares with what the source gave. One that differs is copied once more. */
export function* verifyPart(work: PartWork): Working {
  for (const slot of work.slots) {
    if (slot.state !== 'ready' || !isOf(slot, 'copy-file')) continue
    yield* attemptLong(work, slot, verifyOne(work, slot))
    yield work.told
  }
}

function* verifyOne(work: PartWork, slot: Slot<CopyFileStep>): Working {
  if (yield* readsBack(work, slot)) {
    slot.verified = true
    return
  }
  slot.state = 'open'
  unwind(work, slot)
  yield* copyFlushed(work, slot)
  slot.verified = yield* readsBack(work, slot)
  if (!slot.verified)
    throw new CoreError({code: 'Damaged', message: `${shownSpot(slot.step.to)} was read back otherwise than it was written, twice.`})
  slot.state = 'ready'
}

function* copyFlushed(work: PartWork, slot: Slot<CopyFileStep>): Working {
  const {flushEach} = work
  work.flushEach = true
  try {
    yield* copyFile(work, slot)
  } finally {
    work.flushEach = flushEach
  }
}

function* readsBack(work: PartWork, slot: Slot<CopyFileStep>): Working<boolean> {
  const file = work.disk.openPart(partOf(slot))
  try {
    work.disk.forget(file)
    const hash = yield* hashFile(work, file)
    return slot.hash !== undefined && Buffer.compare(hash, slot.hash) === 0
  } finally {
    work.disk.close(file)
  }
}

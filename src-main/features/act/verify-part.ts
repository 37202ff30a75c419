import {Buffer} from 'node:buffer'
import {CoreError} from '../../contract/errors.ts'
import {shownSpot} from '../../domain/act/spot-path.ts'
import type {CopyFileStep, PackStep} from '../../domain/act/step.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import {attemptLong} from './attempt.ts'
import {copyFile} from './copy-file.ts'
import {hashFile} from './hash-file.ts'
import {packFile} from './pack-file.ts'
import {isOf, type PartWork, type Slot, type Working} from './part-work.ts'
import {openAnew, readAhead} from './read-ahead.ts'
import {unwind} from './unwind.ts'

type Copied = CopyFileStep | PackStep

/** Reads back what was copied, each file opened anew, and compares with what the source gave. One that differs is copied once more. */
export function* verifyPart(work: PartWork): Working {
  const slots = work.slots.filter((slot): slot is Slot<Copied> => slot.state === 'ready' && isOf(slot, 'copy-file', 'pack'))
  const ahead = readAhead(work, slots)
  try {
    for (const slot of slots) {
      yield* attemptLong(work, slot, verifyOne(work, slot, ahead.next()))
      yield work.told
    }
  } finally {
    ahead.close()
  }
}

function* verifyOne(work: PartWork, slot: Slot<Copied>, opened: OpenFile | undefined): Working {
  if (yield* readsBack(work, slot, opened)) {
    slot.verified = true
    return
  }
  slot.state = 'open'
  unwind(work, slot)
  yield* copyFlushed(work, slot)
  slot.verified = yield* readsBack(work, slot, undefined)
  if (!slot.verified)
    throw new CoreError({code: 'Damaged', message: `${shownSpot(slot.step.to)} was read back otherwise than it was written, twice.`})
  slot.state = 'ready'
}

function* copyFlushed(work: PartWork, slot: Slot<Copied>): Working {
  const {flushEach} = work
  work.flushEach = true
  try {
    if (isOf(slot, 'pack')) yield* packFile(work, slot)
    else if (isOf(slot, 'copy-file')) yield* copyFile(work, slot)
  } finally {
    work.flushEach = flushEach
  }
}

function* readsBack(work: PartWork, slot: Slot<Copied>, opened: OpenFile | undefined): Working<boolean> {
  const file = opened ?? openAnew(work, slot)
  try {
    const hash = yield* hashFile(work, file)
    return slot.hash !== undefined && Buffer.compare(hash, slot.hash) === 0
  } finally {
    work.disk.close(file)
  }
}

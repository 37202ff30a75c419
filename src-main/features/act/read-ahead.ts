import {CoreError} from '../../contract/errors.ts'
import type {CopyFileStep, PackStep} from '../../domain/act/step.ts'
import type {OpenFile} from '../../domain/act/work-disk.ts'
import {partOf, type PartWork, type Slot} from './part-work.ts'
import {undoing} from './undoing.ts'

/** Files that are opened anew and on their way from the disk before it is their turn. */
export interface ReadAhead {
  /** The next one, open; undefined where it could not be opened, for whoever comes to it to meet the reason. It is closed by who takes it. */
  next(): OpenFile | undefined
  /** Closes what was not taken. */
  close(): void
}

type Brought = CopyFileStep | PackStep

/** One small file after the other would cost a wait for the disk each. */
const MOST_FILES = 128
const MOST_BYTES = 16 * 1024 * 1024

/** Reads back what was copied, in the order of the slots, some files ahead. */
export function readAhead(work: PartWork, slots: readonly Slot<Brought>[]): ReadAhead {
  const under: {readonly file: OpenFile | undefined; readonly bytes: number}[] = []
  let begun = 0
  let bytes = 0
  const begin = (slot: Slot<Brought>): void => {
    under.push({file: openedAhead(work, slot), bytes: slot.bytes})
    bytes += slot.bytes
  }
  return {
    next: () => {
      while (begun < slots.length && under.length < MOST_FILES && (under.length === 0 || bytes < MOST_BYTES)) begin(slots[begun++]!)
      const first = under.shift()
      bytes -= first?.bytes ?? 0
      return first?.file
    },
    close: () => {
      for (const {file} of under.splice(0)) if (file !== undefined) closeUnread(work, file)
    },
  }
}

function openedAhead(work: PartWork, slot: Slot<Brought>): OpenFile | undefined {
  try {
    return openAnew(work, slot, (file) => {
      // The system reads a large one ahead by itself, and only as much as there is room for.
      if (slot.bytes <= work.chunkBytes) work.disk.readAhead(file)
    })
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}

/** Nothing was asked of it, so nothing that its close says matters. */
function closeUnread({disk}: PartWork, file: OpenFile): void {
  try {
    disk.close(file)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
  }
}

/** Opens what was copied so that what is read comes from the disk. */
export function openAnew(work: PartWork, slot: Slot<Brought>, prepare?: (file: OpenFile) => void): OpenFile {
  const file = work.disk.openPart(partOf(slot))
  undoing(
    () => {
      work.disk.forget(file)
      prepare?.(file)
    },
    () => closeUnread(work, file),
  )
  return file
}

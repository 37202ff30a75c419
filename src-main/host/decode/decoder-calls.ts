import {setPriority} from 'node:os'
import type {ArchiveListing} from '../../contract/preview.ts'
import {samplePlan} from '../../domain/content-key.ts'
import {type AskedFile, type OpenFile, withFile} from './asked-file.ts'
import {drawnKinds, type DrawnPicture, drawPicture, warmUp} from './draw-picture.ts'
import {limitMemory} from './limit-memory.ts'
import {type ArchiveFormat, listArchive} from './list-archive.ts'
import {blake3} from '../hash/blake3.ts'
import {contentDigest, type ContentDigest} from './content-digest.ts'

/** What a decoder does: it reads bytes that may be made to do harm, in a process that may be killed at any time. */
export type DecoderCalls = {
  readonly identify: (file: AskedFile) => Promise<ContentDigest>
  readonly draw: (input: {readonly file: AskedFile; readonly size: number}) => Promise<DrawnPicture>
  readonly list: (input: {readonly file: AskedFile; readonly format: ArchiveFormat}) => Promise<ArchiveListing>
  readonly drawnKinds: (input: undefined) => Promise<readonly string[]>
  /** Loads what drawing takes, by drawing once. */
  readonly prepare: (input: undefined) => Promise<void>
}

/** Work that somebody waits for goes before pictures. */
const NICENESS = 5

/** The table of a decoder. */
export function decoderCalls(): DecoderCalls {
  limitMemory()
  endWithParent()
  setPriority(NICENESS)
  return {
    identify: (file) => withFile(file, digestOf),
    draw: ({file, size}) => withFile(file, (opened) => drawPicture(opened, size)),
    list: ({file, format}) => withFile(file, (opened) => listArchive(opened, format)),
    drawnKinds,
    prepare: async () => {
      await warmUp()
      blake3()
    },
  }
}

/** An orderly exit would wait for the thread that draws, which may never come back; so this is heard before whoever would exit in order. */
function endWithParent(): void {
  process.prependOnceListener('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}

const digestOf = (opened: OpenFile): ContentDigest => contentDigest(opened, samplePlan(opened.size))

import {CoreError} from '../../contract/errors.ts'
import type {ContentKey} from '../../contract/ids.ts'
import type {ArchiveListing} from '../../contract/preview.ts'
import {contentKey} from '../../domain/content-key.ts'
import type {DrawnPicture} from '../../host/decode/draw-picture.ts'
import type {Writer} from '../../store/remote.ts'
import type {DecoderAsk} from './decoder-lane.ts'
import type {Decoders, DecodersParts} from './decoders.ts'
import {askedFile, type WantedFile} from './wanted-file.ts'

/** How somebody waits for a file that is read. */
export interface Reading {
  readonly urgent: boolean
  readonly signal?: AbortSignal | undefined
}

/** Reads files in decoders: what they are, how they look, what they hold. */
export interface FileReading {
  /** The content key of a file that had none; the index keeps it. */
  keyOf(file: WantedFile, reading: Reading): Promise<ContentKey>
  draw(file: WantedFile, reading: Reading & {readonly size: number}): Promise<DrawnPicture>
  list(file: WantedFile, reading: Reading & {readonly format: ArchiveListing['format']}): Promise<ArchiveListing>
}

export interface ReadingParts extends Pick<DecodersParts, 'isApart'> {
  readonly write: Pick<Writer, 'applyContent'>
  readonly decoders: Decoders
}

export function openFileReading({decoders, isApart, write}: ReadingParts): FileReading {
  /** One that died over a file may have been killed from outside; one that was given up, or two, died of the file. */
  const decoded = async <V>(file: WantedFile, ask: DecoderAsk<V>): Promise<V> => {
    for (let tries = 0; tries < 2; tries++) {
      const told = await decoders.ask(file.volume, ask)
      if ('value' in told) return told.value
      if (told.lost.code !== 'Timeout') continue
      if (await isApart(file.volume.id)) throw told.lost
      break
    }
    throw new CoreError({code: 'Damaged', message: 'Reading it took too long or too much memory, and was given up.'})
  }
  return {
    keyOf: async (file, reading) => {
      const asked = askedFile(file)
      const {kind, key} = await decoded(file, {...reading, run: (calls) => calls.identify(asked)})
      const {id, size, mtimeNs, ctimeNs, inode} = file.facts
      await write.applyContent({
        job: '',
        ids: Float64Array.of(id),
        size: Float64Array.of(size),
        mtimeNs: BigInt64Array.of(mtimeNs),
        ctimeNs: BigInt64Array.of(ctimeNs),
        inode: BigInt64Array.of(inode),
        keyKind: Uint8Array.of(kind),
        keys: key,
        samples: new Uint8Array(32),
        types: [''],
      })
      return contentKey(kind === FULL ? 'full' : 'sampled', key)
    },
    draw: async (file, {size, ...reading}) => {
      const asked = askedFile(file)
      return decoded(file, {...reading, run: (calls) => calls.draw({file: asked, size})})
    },
    list: async (file, {format, ...reading}) => {
      const asked = askedFile(file)
      return decoded(file, {...reading, run: (calls) => calls.list({file: asked, format})})
    },
  }
}

const FULL = 0x66

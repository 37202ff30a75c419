import {CoreError} from '../../contract/errors.ts'
import type {ContentKey} from '../../contract/ids.ts'
import {isPictured} from '../../contract/sidecar.ts'
import type {Blobs, Log} from '../../domain/ports.ts'
import type {Writer} from '../../store/remote.ts'
import type {FoundPicture, PictureWish, Sidecars} from '../sidecars.ts'
import {type DecodersParts, openDecoders} from './decoders.ts'
import {openKeptPictures} from './kept-pictures.ts'
import {openFileReading, type Reading} from './read-files.ts'
import {openSharedWork} from './shared-work.ts'
import {isVersion, type WantedFile, wantedFile, type WantedParts} from './wanted-file.ts'

export interface SidecarsParts extends WantedParts, DecodersParts {
  readonly write: Pick<Writer, 'applyContent'>
  readonly blobs: Blobs
  readonly log: Log
}

/** Opens what is made of contents, over decoders that start when they are first needed. */
export function openSidecars(parts: SidecarsParts): Sidecars {
  const {blobs, log} = parts
  const decoders = openDecoders(parts)
  const reading = openFileReading({...parts, decoders})
  const kept = openKeptPictures(blobs, log)
  const drawing = openSharedWork<FoundPicture>()
  const naming = openSharedWork<ContentKey>()

  const draw = async (file: WantedFile, content: ContentKey, wish: Reading & Pick<PictureWish, 'size'>): Promise<FoundPicture> => {
    try {
      const drawn = await reading.draw(file, wish)
      kept.keep(content, wish.size, drawn)
      return {content, bytes: drawn.bytes, kept: false, facts: {width: drawn.width, height: drawn.height}}
    } catch (error) {
      if (error instanceof CoreError && ofTheFile.has(error.code)) kept.keepFailure(content, error)
      throw error
    }
  }
  const picture = async ({entry, size, version, urgent = false, signal}: PictureWish): Promise<FoundPicture> => {
    const file = await wantedFile(entry, parts)
    mustBePictured(file, version)
    const known = await kept.find(file.keys, size)
    if (known) return known
    const [key] = file.keys
    const content =
      key ?? (await naming.on(`${entry} ${file.facts.mtimeNs}`, signal, (left) => reading.keyOf(file, {urgent, signal: left})))
    // Of a copy of it there may be one.
    const ofCopy = key === undefined ? await kept.find([content], size) : undefined
    return ofCopy ?? drawing.on(`${content} ${size}`, signal, (left) => draw(file, content, {size, urgent, signal: left}))
  }
  return {
    picture,
    keptSize: async (entry) => kept.largest((await wantedFile(entry, parts)).keys),
    listArchive: async ({entry, format, signal}) => reading.list(await wantedFile(entry, parts), {format, urgent: true, signal}),
    drawnKinds: decoders.drawnKinds,
    prepare: decoders.prepare,
    usage: blobs.usage,
    close: async () => {
      await decoders.end()
      await kept.settled()
      await blobs.close()
    },
  }
}

function mustBePictured(file: WantedFile, version: string | undefined): void {
  if (!isPictured(file.item)) throw new CoreError({code: 'Unsupported', message: 'No picture is made of files of this kind.'})
  if (version !== undefined && !isVersion(file, version))
    throw new CoreError({code: 'Conflict', message: `${file.item.path} has changed since it was last looked at.`})
}

/** These tell of the bytes, so that no copy and no other day will be better. */
const ofTheFile: ReadonlySet<string> = new Set(['Damaged', 'Unsupported'])

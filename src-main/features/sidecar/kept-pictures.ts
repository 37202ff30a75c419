import type {ContentKey} from '../../contract/ids.ts'
import {CoreError, type ErrorCode} from '../../contract/errors.ts'
import {type PictureSize, pictureSizes} from '../../contract/sidecar.ts'
import type {BlobName, Blobs, Log} from '../../domain/ports.ts'
import {decodeUtf8, encodeUtf8} from '../../domain/utf8.ts'
import type {FoundPicture, PictureFacts} from '../sidecars.ts'

/** Pictures of contents as they are kept, and what is known of contents that no picture can be made of. */
export interface KeptPictures {
  /** Under any of these keys. Fails where it is known that there can be none. */
  find(keys: readonly ContentKey[], size: PictureSize): Promise<FoundPicture | undefined>
  largest(keys: readonly ContentKey[]): Promise<PictureSize | undefined>
  /** It is found from now on, and on the disk in a moment: who waits for a picture does not wait for the disk. Whatever goes wrong is told in the log. */
  keep(content: ContentKey, size: PictureSize, picture: PictureFacts & {readonly bytes: Uint8Array}): void
  keepFailure(content: ContentKey, failure: CoreError): void
  /** Resolves when all is on the disk. */
  settled(): Promise<void>
}

/** Of so large pictures the size of the original is kept beside them. */
const WITH_FACTS = 2048
const KIND = 'picture'

export function openKeptPictures(blobs: Blobs, log: Log): KeptPictures {
  const name = (content: ContentKey, variant: string, extension: string) => ({content, kind: KIND, variant, extension})
  const underWay = new Map<string, Uint8Array>()
  const writing = new Set<Promise<void>>()
  const read = async (of: BlobName): Promise<Uint8Array | undefined> => underWay.get(textOf(of)) ?? (await blobs.read(of))
  const readJson = async (content: ContentKey, variant: string): Promise<unknown> => {
    const bytes = await read(name(content, variant, 'json'))
    return bytes && jsonOr(decodeUtf8(bytes, 0, bytes.length) ?? '')
  }
  const writeAll = async (all: readonly Kept[]): Promise<void> => {
    try {
      for (const [of, bytes] of all) await blobs.write(of, bytes)
    } catch (error) {
      log.write('warn', 'sidecar', `A picture could not be kept: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const keepAll = (all: readonly Kept[]): void => {
    for (const [of, bytes] of all) underWay.set(textOf(of), bytes)
    const written = writeAll(all).then(() => {
      for (const [of, bytes] of all) if (underWay.get(textOf(of)) === bytes) underWay.delete(textOf(of))
      writing.delete(written)
    })
    writing.add(written)
  }
  return {
    find: async (keys, size) => {
      for (const content of keys) {
        const bytes = await read(name(content, String(size), 'webp'))
        if (bytes)
          return {content, bytes, kept: true, facts: size < WITH_FACTS ? undefined : factsIn(await readJson(content, String(size)))}
      }
      for (const content of keys) {
        const failure = failureIn(await readJson(content, 'failed'))
        if (failure) throw failure
      }
      return undefined
    },
    largest: async (keys) => {
      for (const size of pictureSizes.toReversed())
        for (const content of keys) if (await read(name(content, String(size), 'webp'))) return size
      return undefined
    },
    keep: (content, size, {bytes, width, height}) =>
      keepAll([
        ...(size < WITH_FACTS ? [] : [[name(content, String(size), 'json'), encodeUtf8(JSON.stringify({width, height}))] as const]),
        [name(content, String(size), 'webp'), bytes],
      ]),
    keepFailure: (content, {code, message}) => keepAll([[name(content, 'failed', 'json'), encodeUtf8(JSON.stringify({code, message}))]]),
    settled: async () => void (await Promise.all(writing)),
  }
}

type Kept = readonly [BlobName, Uint8Array]
const textOf = ({content, variant, extension}: BlobName): string => `${content} ${variant}.${extension}`

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What a power loss left of it counts as nothing.
    return undefined
  }
}

function factsIn(value: unknown): PictureFacts | undefined {
  const {width, height} = (value ?? {}) as Partial<PictureFacts>
  return typeof width === 'number' && typeof height === 'number' ? {width, height} : undefined
}

const remembered: ReadonlySet<string> = new Set<ErrorCode>(['Damaged', 'Unsupported'])

function failureIn(value: unknown): CoreError | undefined {
  const {code, message} = (value ?? {}) as {readonly code?: unknown; readonly message?: unknown}
  if (typeof code !== 'string' || typeof message !== 'string' || !remembered.has(code)) return undefined
  return new CoreError({code: code as ErrorCode, message})
}

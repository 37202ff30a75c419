import type {ContentKey} from '../contract/ids.ts'
import type {ArchiveListing} from '../contract/preview.ts'
import type {PictureSize} from '../contract/sidecar.ts'
import type {BlobUsage} from '../domain/ports.ts'

/** A picture of one entry of the index. */
export interface PictureWish {
  readonly entry: number
  readonly size: PictureSize
  /** As in `versionOf`: fails where the file is not in this state any more. */
  readonly version?: string | undefined
  /** Somebody looks at nothing else. */
  readonly urgent?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

export interface FoundPicture {
  readonly content: ContentKey
  /** WebP. */
  readonly bytes: Uint8Array
  readonly kept: boolean
  /** Of the original; told with large pictures only. */
  readonly facts: PictureFacts | undefined
}
export interface PictureFacts {
  readonly width: number
  readonly height: number
}

/** What is made of contents: asked for by entry, kept by content, made in processes that may be killed. */
export interface Sidecars {
  picture(wish: PictureWish): Promise<FoundPicture>
  /** The largest picture that was made before, without looking at the file. */
  keptSize(entry: number): Promise<PictureSize | undefined>
  listArchive(wish: {
    readonly entry: number
    readonly format: ArchiveListing['format']
    readonly signal?: AbortSignal | undefined
  }): Promise<ArchiveListing>
  /** The kinds of pictures that can be drawn on this machine; fails where no decoder starts. */
  drawnKinds(): Promise<readonly string[]>
  /** Has decoders ready. */
  prepare(): void
  usage(): Promise<BlobUsage>
  /** Ends the decoders; what they were at is made again when it is wanted again. */
  close(): Promise<void>
}

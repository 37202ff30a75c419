import {CoreError} from '../../contract/errors.ts'
import type {Item} from '../../contract/file.ts'
import {versionOf} from '../../contract/sidecar.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import type {AskedFile} from '../../host/decode/asked-file.ts'
import type {EntryRow} from '../../store/entries/entry-rows.ts'
import type {KnownFile} from '../../store/entries/known-files.ts'
import type {Reader} from '../../store/remote.ts'
import {itemOf, type ItemParts, keysOf} from '../file/index.ts'
import {isReachable, type KnownVolume, type VolumeBook} from '../volume-book.ts'

export interface WantedParts {
  readonly read: Pick<Reader, 'entryRows' | 'knownFiles'>
  readonly volumes: Pick<VolumeBook, 'byId'>
  readonly items: ItemParts
}

/** A file of the index that something is to be made of. */
export interface WantedFile {
  readonly row: EntryRow
  readonly item: Item
  readonly keys: ReturnType<typeof keysOf>
  readonly facts: KnownFile
  readonly volume: KnownVolume
}

/** Finds a regular file by its row. */
export async function wantedFile(entry: number, {read, volumes, items}: WantedParts): Promise<WantedFile> {
  const [[row], [facts]] = await Promise.all([read.entryRows({ids: [entry]}), read.knownFiles({ids: [entry]})])
  const volume = row && (await volumes.byId(row.volume))
  if (!row || !facts || !volume) throw new CoreError({code: 'NotFound', message: 'There is no such file any more.'})
  return {row, item: itemOf(row, items), keys: keysOf(row), facts, volume}
}

/** Whether somebody who knows a file by this version knows it as it is; its content may have become known since. */
export function isVersion({item, keys}: WantedFile, version: string): boolean {
  const {contentId: _content, ...unread} = item
  return version === versionOf(unread) || keys.some((key) => key === version)
}

/** The file as a decoder is to find it. Fails where its volume cannot be reached now. */
export function askedFile({facts, volume}: WantedFile): AskedFile {
  const {folder, name, size, mtimeNs, inode} = facts
  const inFolder = folder.length === 0 ? name : joinPath(folder, name)
  const path = joinPath(volume.mountPoint, inFolder)
  if (!isReachable(volume))
    throw new CoreError({
      code: 'Offline',
      message: `${displayName(path).text} is on the volume “${volume.name}”, which cannot be reached now.`,
    })
  return {path, facts: {size, mtimeNs, inode}, tellsBlocks: tellsBlocks(volume)}
}

/** Other machines and programs may tell of no blocks where there are bytes. */
export const tellsBlocks = ({host}: KnownVolume): boolean => host !== undefined && !host.network && !host.fileSystem.includes('fuse')

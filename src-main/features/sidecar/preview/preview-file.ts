import {CoreError} from '../../../contract/errors.ts'
import type {Item} from '../../../contract/file.ts'
import type {Handle, operations} from '../../../contract/index.ts'
import type {ArchiveListing, Preview} from '../../../contract/preview.ts'
import {isPictured} from '../../../contract/sidecar.ts'
import {infoOf, placeOf} from '../../file/index.ts'
import type {Place} from '../../place.ts'
import type {CoreScopes, QueryScope} from '../../scopes.ts'
import {tellsBlocks} from '../wanted-file.ts'
import {isReachable} from '../../volume-book.ts'
import {nothing, whyNot} from './no-preview.ts'

/** Shows what is in a file: a picture, text, the sums of a folder, the list of an archive, or why there is nothing to show. */
export const previewFile: Handle<(typeof operations)['file']['preview'], CoreScopes> = async ({target, from, encoding}, scope) => {
  const place = await placeOf(target, scope)
  const {item} = await infoOf(place, scope)
  return {item, preview: await previewOf({place, item, from: from ?? 0, encoding}, scope)}
}

interface Asked {
  readonly place: Place
  readonly item: Item
  readonly from: number
  readonly encoding: string | undefined
}

async function previewOf(asked: Asked, scope: QueryScope): Promise<Preview> {
  const {place, item} = asked
  try {
    if (item.kind === 'dir') return await folderPreview(place, item, scope)
    if (item.kind !== 'file') return nothing('kind', item.kind === 'link' ? 'It is a link.' : 'It is no file that can be read.')
    if (item.sizeBytes === 0) return nothing('empty', 'The file is empty.')
    return await (isPictured(item) ? imagePreview(place, scope) : readPreview(asked, scope))
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return whyNot(error, place.volume)
  }
}

/** Of a file whose bytes are needed now. */
async function readPreview(asked: Asked, scope: QueryScope): Promise<Preview> {
  const {place, item} = asked
  const {entry, volume} = place
  if (!isReachable(volume)) return nothing('away', `It is on the volume “${volume.name}”, which cannot be reached now.`)
  const format = archives[item.type ?? '']
  if (format && entry !== undefined) {
    const listing = await scope.sidecars.listArchive({entry, format, signal: scope.signal})
    return {shows: 'archive', ...listing}
  }
  return (await textPreview(asked, scope)) ?? nothing('kind', 'There is no preview of files of this kind yet.')
}

const archives: Readonly<Record<string, ArchiveListing['format']>> = {
  'application/zip': 'zip',
  'application/x-tar': 'tar',
  'application/x-compressed-tar': 'tar.gz',
}

async function imagePreview({entry, volume}: Place, {sidecars, signal}: QueryScope): Promise<Preview> {
  if (entry === undefined) return nothing('unreadable', 'The file is not in the index yet.')
  if (isReachable(volume)) {
    const {facts} = await sidecars.picture({entry, size: WHOLE, urgent: true, signal})
    return {shows: 'image', ...facts, size: WHOLE}
  }
  const size = await sidecars.keptSize(entry)
  if (size === undefined)
    return nothing('away', `It is on the volume “${volume.name}”, which cannot be reached now, and no picture of it was made before.`)
  const facts = size < WHOLE ? undefined : (await sidecars.picture({entry, size, signal})).facts
  return {shows: 'image', ...facts, size}
}

/** As many points as windows have. */
const WHOLE = 2048

async function folderPreview({entry}: Place, item: Item, {searcher, read}: QueryScope): Promise<Preview> {
  const {files, folders, kinds} = entry === undefined ? {files: 0, folders: 0, kinds: []} : await searcher.kindsBelow({folder: entry})
  const whole = entry !== undefined && (await read.locationOf({entry})) !== undefined
  const bytes = item.totalBytes ?? kinds.reduce((sum, kind) => sum + kind.bytes, 0)
  return {shows: 'folder', files, folders, bytes, kinds: [...kinds], whole}
}

/** Their bytes can be taken for text, and nobody wants to read it. */
const unreadable: ReadonlySet<string> = new Set(['application/pdf', 'application/postscript'])

async function textPreview({place, item, from, encoding}: Asked, {disk}: QueryScope): Promise<Preview | undefined> {
  if (unreadable.has(item.type ?? '')) return undefined
  const file = {path: place.path, tellsBlocks: tellsBlocks(place.volume)}
  const part = await disk.readText({file, from, encoding})
  return part && {shows: 'text', ...part}
}

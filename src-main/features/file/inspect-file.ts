import {CoreError} from '../../contract/errors.ts'
import type {ContentFacts, FileInfo, Item} from '../../contract/file.ts'
import type {Handle, operations} from '../../contract/index.ts'
import type {EntryId} from '../../contract/ids.ts'
import {volumeAddress} from '../../domain/address.ts'
import {baseName} from '../../domain/byte-path.ts'
import {packContentKey, parseContentKey} from '../../domain/content-key.ts'
import {displayName} from '../../domain/display-path.ts'
import {TYPE_HEAD_BYTES} from '../../domain/file-types/detect.ts'
import type {Looked} from '../../host/look.ts'
import {type EntryRow, rowPath} from '../../store/entries/entry-rows.ts'
import {entryUuid} from '../../store/entry-uuid.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import {isReachable} from '../volume-book.ts'
import {diskFacts} from './disk-facts.ts'
import {absoluteOf, base64, entryKindNames, instantOf, itemOf, keysOf, withTags} from './item.ts'
import type {Place} from '../place.ts'
import {placeOf} from './place.ts'

/** Tells what is known of one or more files: the entry, the type that name and bytes give, and every copy of the content. */
export const inspectFile: Handle<(typeof operations)['file']['info'], CoreScopes> = async ({targets}, scope) => {
  const infos: FileInfo[] = []
  for (const target of targets) infos.push(await infoOf(await placeOf(target, scope), scope))
  const [first] = infos
  return infos.length === 1 ? first! : {...first!, items: infos, total: infos.length}
}

/** The same of one place. */
export async function infoOf(place: Place, scope: QueryScope): Promise<FileInfo> {
  const [row] = place.entry === undefined ? [] : await scope.read.entryRows({ids: [place.entry]})
  const looked = isReachable(place.volume) ? await lookOrIndex(place, row, scope) : undefined
  const [tags] = row ? await scope.read.entryTags({ids: [row.id]}) : []
  const item = row ? withTags(itemOf(row, scope.items), tags) : seenItem(place, {looked: looked!, scope})
  const finding = looked && (await findType(place, {looked, item, scope}))
  const found = finding ? {...item, category: finding.category, type: finding.type} : item
  return {
    item: {...found, ...(looked?.linkTarget ? {linkTarget: displayName(looked.linkTarget).text} : {})},
    ...(finding ? {finding} : {}),
    ...(row ? await contentOf(row, scope) : {}),
    ...(looked ? {disk: diskFacts(looked)} : {}),
    ...(await versionsIn(place, scope)),
  }
}

async function versionsIn({path}: Place, {read}: QueryScope): Promise<Pick<FileInfo, 'versions'>> {
  const kept = await read.versionsOf({path})
  if (kept.length === 0) return {}
  return {
    versions: kept.map(({at, size, mtimeNs, act}) => ({
      at: instantOf(at),
      sizeBytes: size,
      modifiedAt: instantOf(Number(mtimeNs / 1_000_000n)),
      act,
    })),
  }
}

/** What the disk says; of an entry that cannot be reached now, what the index remembers still counts. */
async function lookOrIndex(place: Place, row: EntryRow | undefined, {disk}: QueryScope): Promise<Looked | undefined> {
  const looked = disk.look({path: place.path, shown: displayName(place.path).text})
  return row ? unlessRefused(looked) : looked
}

/** The answer, or none where the world said no; our own mistakes stay loud. */
async function unlessRefused<V>(answer: Promise<V>): Promise<V | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof CoreError && error.code !== 'Internal') return undefined
    throw error
  }
}

async function findType(place: Place, {looked, item, scope}: {readonly looked: Looked; readonly item: Item; readonly scope: QueryScope}) {
  const {facts, kind} = looked
  const head =
    kind === 0 && facts.size[0]! > 0 ? await unlessRefused(scope.disk.readHead({path: place.path, bytes: TYPE_HEAD_BYTES})) : undefined
  return scope.detect({name: item.name, kind: item.kind, mode: facts.mode[0]!, head, sizeBytes: facts.size[0]!})
}

async function contentOf(row: EntryRow, scope: QueryScope): Promise<{content?: ContentFacts}> {
  const [id] = keysOf(row)
  const key = id && parseContentKey(id)
  if (!key) return {}
  const [copies, volumes] = await Promise.all([scope.read.copyRows({key: packContentKey(key.kind, key.hash)}), scope.volumes.all()])
  return {
    content: {
      id: key.key,
      identity: key.kind,
      copies: copies.map((copy) => ({
        uri: volumeAddress(copy.volume, rowPath(copy)),
        path: displayName(absoluteOf(copy, scope.items)).text,
        online: isReachable(volumes.find((volume) => volume.id === copy.volume)),
      })),
    },
  }
}

/** A file that no listing has brought to the index yet. */
function seenItem(place: Place, {looked, scope}: {readonly looked: Looked; readonly scope: QueryScope}): Item {
  const {facts} = looked
  const name = displayName(place.rel.length === 0 ? place.path : baseName(place.rel)).text
  const shown = displayName(place.path)
  const kind = entryKindNames[looked.kind]!
  const {category, type} = scope.items.categoryOf({kind, name, mode: facts.mode[0]!, type: null})
  return {
    ...(place.entry === undefined ? {} : {id: entryUuid(scope.base, place.entry) as EntryId}),
    name,
    path: shown.text,
    ...(shown.exact ? {} : {pathBase64: base64(place.path)}),
    uri: volumeAddress(place.volume.id, place.rel),
    kind,
    category,
    ...(type === undefined ? {} : {type}),
    sizeBytes: facts.size[0]!,
    modifiedAt: instantOf(Number(facts.mtimeNs[0]! / 1_000_000n)),
    hidden: name.startsWith('.'),
    indexed: false,
    online: true,
  }
}

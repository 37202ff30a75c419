import type {Handle, operations} from '../../contract/index.ts'
import type {LocationId} from '../../contract/ids.ts'
import type {VolumeStatistics} from '../../contract/volume.ts'
import {displayName} from '../../domain/display-path.ts'
import {categories} from '../../domain/file-types/categories.ts'
import {fileSystemFacts} from '../../domain/volume/file-system-facts.ts'
import {keeperOf} from '../../domain/volume/keeper.ts'
import {instantOf} from '../file/index.ts'
import type {CoreScopes, QueryScope} from '../scopes.ts'
import type {KnownVolume} from '../volume-book.ts'
import {findVolume} from './find-volume.ts'
import {shownVolume} from './shown-volume.ts'

/** Tells all that is known of one volume, also while it is away. */
export const tellVolume: Handle<(typeof operations)['volume']['info'], CoreScopes> = async ({volume: word}, scope) => {
  const volume = await findVolume(word, scope)
  const {read, disk, device} = scope
  const [locations, claims, speed, statistics] = await Promise.all([
    read.locations(),
    read.volumeClaims(),
    read.volumeSpeed({uuid: volume.id}),
    statisticsOf(volume, scope),
  ])
  const facts = fileSystemFacts(volume.row.fileSystem)
  const {host} = volume
  // Whoever asks a share may wait for ever.
  const seen = host && host.top !== undefined && !volume.silent ? await disk.probeVolume({mountPoint: volume.mountPoint}) : {}
  const keeper = keeperOf(claims.filter((claim) => claim.volume === volume.id))
  return {
    volume: shownVolume(volume),
    statistics,
    locations: locations
      .filter((row) => row.volume === volume.id)
      .map(({uuid, name, path}) => ({id: uuid as LocationId, name, path: displayName(path).text})),
    abilities: {...facts, ...seen},
    ...(speed ? {speed: {...speed, measuredAt: instantOf(speed.measuredAt)}} : {}),
    ...(keeper ? {keeper: {device: keeper.device, term: keeper.term, isThisDevice: keeper.device === device}} : {}),
  }
}

/** The sums of the locations on it, which never overlap, and how many of each category the name index counts below them. */
async function statisticsOf({id}: KnownVolume, {read, searcher}: QueryScope): Promise<VolumeStatistics> {
  const [rows, allRoots] = await Promise.all([read.locations(), read.locationRoots()])
  const own = new Set(rows.filter(({volume}) => volume === id).map(({uuid}) => uuid))
  const roots = allRoots.filter(({location}) => own.has(location))
  const sum = (of: (root: (typeof roots)[number]) => number): number => roots.reduce((all, root) => all + of(root), 0)
  await searcher.follow()
  const kinds = await Promise.all(
    (roots.length === 0 ? [] : categories).map(async (category) => {
      const counts = roots.map(({entry}) =>
        searcher.query({
          query: {text: '', literal: true, hidden: true, categories: [category], below: [entry]},
          sort: {field: 'name', desc: false},
          limit: 1,
        }),
      )
      return {category, count: (await Promise.all(counts)).reduce((all, {total}) => all + total, 0)}
    }),
  )
  return {
    files: sum(({files}) => files),
    folders: sum(({folders}) => folders),
    bytes: sum(({bytes}) => bytes),
    kinds: kinds.filter(({count}) => count > 0).toSorted((a, b) => b.count - a.count),
  }
}

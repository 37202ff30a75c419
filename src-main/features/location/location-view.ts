import type {Location} from '../../contract/location.ts'
import type {JobStatus} from '../../contract/job.ts'
import type {EntryId, LocationId, VolumeId} from '../../contract/ids.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import type {LocationRoot} from '../../store/entries/roots.ts'
import {entryUuid} from '../../store/entry-uuid.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import {base64} from '../file/index.ts'
import type {QueryScope} from '../scopes.ts'
import {isReachable} from '../volume-book.ts'
import {inputOf, runsOf} from './runs-of.ts'

type Parts = Pick<QueryScope, 'read' | 'volumes' | 'jobs' | 'base'>

/** All locations as doors show them, with sums and state. */
export async function shownLocations(parts: Parts): Promise<readonly Location[]> {
  const [rows, roots, volumes] = await Promise.all([parts.read.locations(), parts.read.locationRoots(), parts.volumes.all()])
  return rows.map((row) =>
    shown(row, {
      root: roots.find((one) => one.location === row.uuid),
      online: isReachable(volumes.find((one) => one.id === row.volume)),
      // What the core does by itself at its start is no news.
      runs: runsOf(row.uuid, parts.jobs).flatMap((job) => (inputOf(job).recovery === true ? [] : [job.status])),
      base: parts.base,
    }),
  )
}

interface Facts {
  readonly root: LocationRoot | undefined
  readonly online: boolean
  /** The states of its runs that have not ended. */
  readonly runs: readonly JobStatus[]
  readonly base: Uint8Array
}

function shown(row: LocationRow, {root, online, runs, base}: Facts): Location {
  const path = displayName(row.path)
  return {
    id: row.uuid as LocationId,
    name: row.name,
    path: path.text,
    ...(path.exact ? {} : {pathBase64: base64(row.path)}),
    volume: row.volume as VolumeId,
    root: entryUuid(base, root?.entry ?? row.root) as EntryId,
    mode: row.mode,
    rules: [...row.rules],
    folderRules: row.folderRules.map(({path: below, rules}) => {
      const at = joinPath(row.path, below)
      const {text, exact} = displayName(at)
      return {path: text, ...(exact ? {} : {pathBase64: base64(at)}), rules: [...rules]}
    }),
    state: stateOf(row, {root, online, runs}),
    ...sumsOf(root),
  }
}

/** One that was never read to its end, or is paused on the way, is not ready. */
function stateOf({state}: LocationRow, {root, online, runs}: Pick<Facts, 'root' | 'online' | 'runs'>): Location['state'] {
  if (!online) return 'offline'
  if (runs.some((status) => status !== 'paused')) return 'indexing'
  return runs.length > 0 || !root?.listed ? 'partial' : state
}

const sumsOf = (root: LocationRoot | undefined): Pick<Location, 'files' | 'folders' | 'bytes'> =>
  root ? {files: root.files, folders: root.folders, bytes: root.bytes} : {files: 0, folders: 0, bytes: 0}

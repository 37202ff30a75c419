import type {Location} from '../../contract/location.ts'
import type {EntryId, LocationId, VolumeId} from '../../contract/ids.ts'
import {displayName} from '../../domain/display-path.ts'
import {isEnded, type JobRow} from '../../runtime/job-types.ts'
import type {Jobs} from '../../runtime/job-types.ts'
import type {LocationRoot} from '../../store/entries/roots.ts'
import {entryUuid} from '../../store/entry-uuid.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import {base64} from '../file/index.ts'
import {INDEX_JOB, type IndexInput} from '../index/index.ts'
import type {QueryScope} from '../scopes.ts'

type Parts = Pick<QueryScope, 'read' | 'volumes' | 'jobs' | 'base'>

/** All locations as doors show them, with sums and state. */
export async function shownLocations(parts: Parts): Promise<readonly Location[]> {
  const [rows, roots, volumes] = await Promise.all([parts.read.locations(), parts.read.locationRoots(), parts.volumes.all()])
  return rows.map((row) =>
    shown(row, {
      root: roots.find((one) => one.location === row.uuid),
      online: volumes.find((one) => one.id === row.volume)?.online ?? false,
      busy: jobsOf(parts.jobs, row.uuid).some((job) => job.status === 'running' || job.status === 'queued'),
      base: parts.base,
    }),
  )
}

/** The jobs of one location that have not ended. */
export function jobsOf(jobs: Pick<Jobs, 'rows'>, location: string): readonly JobRow[] {
  return jobs
    .rows()
    .filter((row) => row.kind === INDEX_JOB && !isEnded(row.status) && (row.input as Partial<IndexInput>).location === location)
}

interface Facts {
  readonly root: LocationRoot | undefined
  readonly online: boolean
  readonly busy: boolean
  readonly base: Uint8Array
}

function shown(row: LocationRow, {root, online, busy, base}: Facts): Location {
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
    state: stateOf(row, {online, busy}),
    ...sumsOf(root),
  }
}

function stateOf({state}: LocationRow, {online, busy}: Pick<Facts, 'online' | 'busy'>): Location['state'] {
  if (!online) return 'offline'
  return busy ? 'indexing' : state
}

const sumsOf = (root: LocationRoot | undefined): Pick<Location, 'files' | 'folders' | 'bytes'> =>
  root ? {files: root.files, folders: root.folders, bytes: root.bytes} : {files: 0, folders: 0, bytes: 0}

import type {RemoteTable} from '../../runtime/threads.ts'
import type {Reader, Writer} from '../../store/remote.ts'
import type {VolumeBook} from '../volume-book.ts'
import type {VersionCalls} from './version-calls.ts'

export interface PruneParts {
  readonly read: Reader
  readonly write: Writer
  readonly volumes: VolumeBook
  readonly disk: RemoteTable<VersionCalls>
}

const AT_ONCE = 64

/** Takes out of the version stores what no act can bring back any more. A volume that is away keeps it until it is back. */
export async function pruneVersions(parts: PruneParts): Promise<number> {
  let count = 0
  for (const {id, online, silent} of await parts.volumes.fresh()) {
    for (let some = online && !silent ? await pruneSome(id, parts) : 0; some > 0; some = await pruneSome(id, parts)) count += some
  }
  return count
}

async function pruneSome(volume: string, {read, write, volumes, disk}: PruneParts): Promise<number> {
  const idle = await read.idleVersions({volume, limit: AT_ONCE})
  // Where it lay may be the place of another volume by now.
  const lies = await Promise.all(idle.map(async ({folder}) => (await volumes.at(folder)).id === volume))
  const here = idle.filter((_, at) => lies[at])
  if (here.length === 0) return 0
  const gone = await disk.removeVersions({spots: here.map(({folder, name}) => ({folder, name}))})
  const places = here.filter((_, at) => gone[at])
  if (places.length > 0) await write.dropVersions({places})
  return places.length
}

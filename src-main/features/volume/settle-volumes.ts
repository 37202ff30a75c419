import {fileSystemTraits} from '../../domain/volume/file-system-traits.ts'
import {fileSystemFacts} from '../../domain/volume/file-system-facts.ts'
import {assignVolumes, isSameInside, likeness, type MountedOne, type RememberedOne} from '../../domain/volume/same-volume.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {VolumeRow} from '../../store/volume-rows.ts'
import {foldersFound, type InsideParts} from './look-inside.ts'

/** What is mounted and what is remembered. */
export interface ToSettle {
  readonly mounted: readonly HostVolume[]
  readonly rows: readonly VolumeRow[]
  /** Volumes on which locations lie. */
  readonly located: ReadonlySet<string>
  /** Which volume a mount is that was settled before, by its session. */
  readonly settled: ReadonlyMap<string, string>
}

/** Says for each mounted file system which remembered volume it is; undefined for a new one. Only what was mounted since is looked at. */
export async function settleVolumes(input: ToSettle, parts: InsideParts): Promise<readonly (string | undefined)[]> {
  const {mounted, settled} = input
  const rows = input.rows.map((row) => adopted(row, mounted))
  const known = new Set(rows.map(({uuid}) => uuid))
  const before = mounted.map(({session}) => settled.get(session))
  const kept = before.map((id, at) => (id !== undefined && known.has(id) && before.indexOf(id) === at ? id : undefined))
  const fresh = mounted.map((_, at) => at).filter((at) => kept[at] === undefined)
  const free = rows.filter(({uuid}) => !kept.includes(uuid)).map((row) => rememberedOf(row, input.located))
  const ones = fresh.map((at) => mountedOf(mounted[at]!))
  const possible = new Set<string>()
  for (const [at, one] of ones.entries())
    for (const memory of free) if (await canBe({host: mounted[fresh[at]!]!, one, memory}, parts)) possible.add(`${at} ${memory.id}`)
  const assigned = assignVolumes(ones, free, ({mounted: at, id}) => possible.has(`${at} ${id}`))
  return mounted.map((_, at) => kept[at] ?? assigned[fresh.indexOf(at)])
}

interface Candidate {
  readonly host: HostVolume
  readonly one: MountedOne
  readonly memory: RememberedOne
}

async function canBe({host, one, memory}: Candidate, parts: InsideParts): Promise<boolean> {
  const like = likeness(one, memory)
  if (like !== 'ask') return like === 'yes'
  // Whoever asks a share or a program may wait for ever; its name is all that there is.
  if (!fileSystemTraits(host.fileSystem).local) return true
  const {stableInodes} = fileSystemFacts(host.fileSystem)
  const found = await foldersFound({id: memory.id, host, stableInodes}, parts)
  return isSameInside(found, one, memory)
}

export const mountPointText = ({mountPoint}: Pick<HostVolume, 'mountPoint'>): string => new TextDecoder().decode(mountPoint)

function mountedOf(host: HostVolume): MountedOne {
  return {fingerprint: host.fingerprint, hardware: host.hardware, top: host.top, mountPoint: mountPointText(host)}
}

function rememberedOf({uuid, fingerprint, hardware, top, mountPoint, tracked}: VolumeRow, located: ReadonlySet<string>): RememberedOne {
  return {id: uuid, fingerprint, hardware, top, mountPoint, kept: tracked || located.has(uuid)}
}

/** A row of an earlier version has a name of another make, and nothing to tell a copy by. */
function adopted(row: VolumeRow, mounted: readonly HostVolume[]): VolumeRow {
  if (row.hardware !== undefined || row.top !== undefined) return row
  const same = mounted.find(
    (host) =>
      host.earlierFingerprint === row.fingerprint && (row.fingerprint.startsWith('uuid:') || mountPointText(host) === row.mountPoint),
  )
  return same ? {...row, fingerprint: same.fingerprint} : row
}

import type {Volume} from '../../../src-main/contract/volume.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'

const none: readonly Volume[] = []

/** The disks of this machine, also in memory; their free space is asked again when the index has worked on them. */
export const useVolumes = createLive({
  initial: none,
  fetch: async (): Promise<readonly Volume[]> => (await core.volume.list({})).volumes,
  events: ['volume.changed', 'location.changed'],
})

/** Where the disks stand in the tree: what lies below the same one is moved without being copied. */
export function mountPoints(): readonly string[] {
  return useVolumes
    .getState()
    .value.filter(({state}) => state !== 'offline')
    .map(({mountPoint}) => mountPoint)
}

/** Those of persons: file systems in memory are none. */
export const shownVolumes = (all: readonly Volume[]): readonly Volume[] => all.filter(({kind, tracked}) => kind !== 'virtual' || tracked)

/** Where one goes to see what is on a volume, also while it is away. */
export const placeOfVolume = ({id, state, mountPoint}: Volume): string => (state === 'offline' ? `sd://volume/${id}/` : mountPoint)

const staying: ReadonlySet<Volume['kind']> = new Set(['primary', 'user-data', 'system'])

/** Whether it is there now and can be taken off; parts of this machine stay. */
export const canBeEjected = ({online, kind}: Volume): boolean => online && !staying.has(kind)

const words = messages.volumes

/** Takes a volume off, and says when it can be pulled out. */
export async function ejectVolume({id, name}: Volume): Promise<void> {
  if (await attempt(() => core.volume.eject({volume: id}))) tell('done', words.ejected(shown(name)))
}

/** Measures a volume and says how fast it is. */
export async function measureVolume({id, name}: Volume): Promise<void> {
  const measured = await attempt(() => core.volume.speed({volume: id}))
  if (!measured) return
  const {readRate, writeRate} = measured.speed
  const [read, write] = [readRate ? words.reads(bytes(readRate)) : '', writeRate ? words.writes(bytes(writeRate)) : '']
  tell('done', words.measured(shown(name), read, write))
}

/** Keeps a volume in the list while it is away, or no longer. */
export async function keepVolume({id}: Volume, kept: boolean): Promise<void> {
  await attempt(() => (kept ? core.volume.track({volume: id}) : core.volume.untrack({volume: id})))
}

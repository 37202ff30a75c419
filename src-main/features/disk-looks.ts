import {bytesKey} from '../domain/act/spot-path.ts'
import {joinPath} from '../domain/byte-path.ts'
import type {LookedSpot, SpotsOfFolder} from './act/spot-calls.ts'
import {type DiskGround, unlessUnanswered, type Wish} from './disk-ground.ts'
import type {VolumeServer} from './volume/index.ts'

type Looks = readonly (readonly LookedSpot[])[]

/** Looks at many spots, each asked of whoever serves it: a name in a folder may be the top of another volume. What cannot be looked at now says nothing. */
export async function looksAtSpots(
  folders: readonly SpotsOfFolder[],
  {ground, ...wish}: Wish & {readonly ground: DiskGround},
): Promise<Looks> {
  if ((await ground.apartNow()).length === 0) return wish.own.ask('lookAtSpots', {folders})
  const spots = folders.flatMap(({path, names}) => names.map((name) => ({path, name})))
  const looked = await ground.byServer(spots, {...wish, pathOf: ({path, name}) => joinPath(path, name)}, (server, some) =>
    unlessUnanswered(
      () => lookAt(some, server()),
      some.map(() => 'unknown' as const),
    ),
  )
  let at = 0
  return folders.map(({names}) => looked.slice(at, (at += names.length)))
}

/** Those of one folder that stand together are asked for together. */
async function lookAt(
  spots: readonly {readonly path: Uint8Array; readonly name: Uint8Array}[],
  server: VolumeServer,
): Promise<readonly LookedSpot[]> {
  const folders: {readonly key: string; readonly path: Uint8Array; readonly names: Uint8Array[]}[] = []
  for (const {path, name} of spots) {
    const key = bytesKey(path)
    if (folders.at(-1)?.key === key) folders.at(-1)!.names.push(name)
    else folders.push({key, path, names: [name]})
  }
  return (await server.ask('lookAtSpots', {folders: folders.map(({path, names}) => ({path, names}))})).flat()
}

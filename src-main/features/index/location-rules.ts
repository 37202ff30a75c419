import {joinPath, pathBelow} from '../../domain/byte-path.ts'
import type {WalkStart} from '../../host/walk-chunk.ts'
import {rowPath} from '../../store/entries/entry-rows.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import type {Reader} from '../../store/remote.ts'
import {rulesInForce} from './rules-in-force.ts'

type WalkRules = Required<Pick<WalkStart, 'rules'>> & {readonly rulesBelow: Uint8Array}

/** A place that rules hold at. */
export interface RuledPlace {
  readonly entry: number
  /** Absolute paths, raw bytes. */
  readonly path: Uint8Array
  readonly volumeTop: Uint8Array
}

/** The rules that hold at an entry: those of the location that keeps it, read from that location's root on. */
export async function rulesAt(
  {entry, path, volumeTop}: RuledPlace,
  {read, home}: {readonly read: Reader; readonly home: Uint8Array},
): Promise<WalkRules> {
  const row = await keeperOf(entry, read)
  const [top] = row ? await read.entryRows({ids: [row.root]}) : []
  const rel = top && rowPath(top)
  const root = rel === undefined ? path : rel.length === 0 ? volumeTop : joinPath(volumeTop, rel)
  const own = {rules: row?.rules ?? [], folderRules: row?.folderRules ?? []}
  return {rules: rulesInForce({...own, root, volumeTop, home}), rulesBelow: pathBelow(path, root)}
}

/** The location that keeps an entry. */
export async function keeperOf(entry: number, read: Reader): Promise<LocationRow | undefined> {
  const uuid = await read.locationOf({entry})
  return uuid === undefined ? undefined : (await read.locations()).find((one) => one.uuid === uuid)
}

import {joinPath, pathBelow} from '../../domain/byte-path.ts'
import type {WalkStart} from '../../host/walk-chunk.ts'
import {rowPath} from '../../store/entries/entry-rows.ts'
import type {Reader} from '../../store/remote.ts'
import {type RulePlaces, rulesInForce} from './rules-in-force.ts'

type WalkRules = Required<Pick<WalkStart, 'rules'>> & {readonly rulesBelow: Uint8Array}

/** The rules of a walk that begins at `path`, which is the place that the rules begin at or lies below it. */
export function rulesFrom(path: Uint8Array, places: RulePlaces): WalkRules {
  return {rules: rulesInForce(places), rulesBelow: pathBelow(path, places.root)}
}

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
  const uuid = await read.locationOf({entry})
  const row = uuid === undefined ? undefined : (await read.locations()).find((one) => one.uuid === uuid)
  const [top] = row ? await read.entryRows({ids: [row.root]}) : []
  const rel = top && rowPath(top)
  const root = rel === undefined ? path : rel.length === 0 ? volumeTop : joinPath(volumeTop, rel)
  return rulesFrom(path, {rules: row?.rules ?? [], root, volumeTop, home})
}

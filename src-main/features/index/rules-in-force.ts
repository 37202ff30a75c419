import {alwaysExcludedLines} from '../../domain/always-excluded.ts'
import {byteText, byteTextOf} from '../../domain/ignore/byte-text.ts'
import {placedLine} from '../../domain/rule-lines.ts'
import type {LocationRow} from '../../store/location-rows.ts'

export interface RulePlaces extends Pick<LocationRow, 'rules' | 'folderRules'> {
  /** Absolute paths, raw bytes. */
  readonly root: Uint8Array
  readonly volumeTop: Uint8Array
  readonly home: Uint8Array
}

/**
 * The rules that a walk goes by: the location's own, behind them those of its folders, the deepest last, and at the end those that nothing
 * takes back (trash, the version store).
 */
export function rulesInForce({rules, folderRules, root, volumeTop, home}: RulePlaces): readonly string[] {
  const deepestLast = folderRules.toSorted((a, b) => a.path.length - b.path.length)
  const inFolders = deepestLast.flatMap(({path, rules: own}) =>
    own.map((line) => placedLine({source: 'folder', base: byteText(path), line: byteTextOf(line)})),
  )
  return [...rules, ...inFolders, ...alwaysExcludedLines({root, volumeTop, home})]
}

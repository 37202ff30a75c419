import {alwaysExcludedLines} from '../../domain/always-excluded.ts'

export interface RulePlaces {
  readonly rules: readonly string[]
  /** Absolute paths, raw bytes. */
  readonly root: Uint8Array
  readonly volumeTop: Uint8Array
  readonly home: Uint8Array
}

/** The rules that a walk goes by: the location's own, and behind them those that nothing takes back (trash, the version store). */
export function rulesInForce({rules, root, volumeTop, home}: RulePlaces): readonly string[] {
  return [...rules, ...alwaysExcludedLines({root, volumeTop, home})]
}

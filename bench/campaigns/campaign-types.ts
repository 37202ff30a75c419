export {printable} from '../../src-main/domain/display-path.ts'

/** A fault campaign: it tries something again and again by seeds, and tells how often all went well. */
export interface Campaign {
  readonly name: string
  readonly about: string
  /** So many cases in CI, and in the long form. */
  readonly short: number
  readonly long: number
  run(options: CampaignOptions): Promise<Tally>
}

export interface CampaignOptions {
  /** The first seed. */
  readonly from: number
  readonly count: number
  /** A reading of `performance.now()` after which nothing new is begun. */
  readonly until: number
  /** The system hardly lets anybody watch folders; for those that follow the disk. */
  readonly smallLimits: boolean
  /** The same few things are changed again and again; for those that follow the disk. */
  readonly dense: boolean
  say(line: string): void
}

export interface Tally {
  readonly tried: number
  readonly survived: number
  readonly seeds: {readonly from: number; readonly to: number}
  readonly failedSeeds: readonly number[]
  readonly figures: Readonly<Record<string, unknown>>
}

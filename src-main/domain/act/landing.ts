import {nameGiver, type NameGiver} from './free-name.ts'
import {nameKey} from './name-case.ts'
import type {PlanWork} from './plan-work.ts'
import type {Facts} from './spot.ts'
import type {Abilities} from './work-disk.ts'

/** A folder that a plan brings things to, and what of it is known beyond the disk. */
export interface Landing {
  readonly folder: Uint8Array
  readonly abilities: Abilities
  /** As `Mounts.over` tells it. */
  readonly mount: string
  /** The plan makes this folder itself, so nothing stands in it. */
  readonly fresh: boolean
  /** By the key of its name: what the plan has brought here and could meet again. */
  readonly brought: Map<string, Facts>
  /** Every name is remembered, because two things that come may want the same one. */
  readonly remembers: boolean
  readonly names: NameGiver
}

export interface LandingInput {
  readonly folder: Uint8Array
  readonly abilities: Abilities
  readonly mount: string
  readonly fresh: boolean
  /** The names that will come here; a free name must not be one of them. */
  readonly coming: Iterable<Uint8Array>
  /** They come from several folders. */
  readonly mixed: boolean
}

export function landingAt(work: PlanWork, input: LandingInput): Landing {
  const {folder, abilities, fresh} = input
  const brought = new Map<string, Facts>()
  let coming: ReadonlySet<string> | undefined
  const isComing = (key: string): boolean =>
    (coming ??= new Set(Iterator.from(input.coming).map((name) => nameKey(name, abilities)))).has(key)
  const taken = (name: Uint8Array): boolean => {
    const key = nameKey(name, abilities)
    return brought.has(key) || isComing(key) || (!fresh && work.disk.facts({folder, name}) !== undefined)
  }
  const names = nameGiver({abilities, taken})
  return {folder, abilities, mount: input.mount, fresh, brought, remembers: input.mixed || !abilities.caseSensitive, names}
}

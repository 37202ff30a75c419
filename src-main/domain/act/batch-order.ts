import {encodeUtf8} from '../utf8.ts'
import type {Renaming} from './batch-names.ts'
import {nameKey} from './name-case.ts'
import {DIR, type Spot} from './spot.ts'
import type {MoveStep} from './step.ts'
import type {Abilities} from './work-disk.ts'

export interface BatchOrder {
  readonly abilities: Abilities
  /** Whether something stands at a spot. */
  readonly isTaken: (spot: Spot) => boolean
  /** Whether things inside this folder were renamed before it. */
  readonly isTouched: (spot: Spot) => boolean
}

/**
 * The renames of one folder in an order in which every name is left before it is taken. Where they go round in a circle,
 * one of them waits under a private name.
 */
export function* batchOrder(renamings: readonly Renaming[], order: BatchOrder): Generator<MoveStep> {
  const keyOf = (name: Uint8Array) => nameKey(name, order.abilities)
  const holders = new Map(renamings.map((one) => [keyOf(one.from.name), one]))
  const done = new Set<Renaming>()
  const targets = new Set(renamings.map((one) => keyOf(one.to)))
  const waitingRoom = (folder: Uint8Array): Spot => {
    for (let number = 1; ; number++) {
      const spot = {folder, name: encodeUtf8(`.onefold-swap-${number}`)}
      const key = keyOf(spot.name)
      if (!targets.has(key) && !holders.has(key) && !order.isTaken(spot)) return spot
    }
  }
  for (const first of renamings) {
    const chain: Renaming[] = []
    let next: Renaming | undefined = first
    while (next && !done.has(next)) {
      chain.push(next)
      done.add(next)
      next = holders.get(keyOf(next.to))
    }
    if (chain.length === 0) continue
    // `next` was done before, or is in this chain: where it is the first of a longer one, the chain is a circle.
    const isCircle = next === first && chain.length > 1
    if (!isCircle) {
      for (const one of chain.toReversed()) yield step(one, order)
      continue
    }
    const room = waitingRoom(first.from.folder)
    yield {...step(first, order), to: room, existing: undefined, keptBoth: undefined}
    for (const one of chain.slice(1).toReversed()) yield step(one, order)
    yield {...step(first, order), from: room, touched: true}
  }
}

function step(one: Renaming, {isTouched}: BatchOrder): MoveStep {
  const {item, from, seen, existing} = one
  const hasOtherNames = [seen, existing].some((facts) => facts && facts.kind !== DIR && facts.nlink > 1)
  const touched = hasOtherNames || (seen.kind === DIR && isTouched(from)) || undefined
  return {kind: 'move', item, touched, from, seen, to: {folder: from.folder, name: one.to}, existing, keptBoth: one.keptBoth || undefined}
}

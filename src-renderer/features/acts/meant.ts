import type {Item} from '../../../src-main/contract/file.ts'
import type {ActResult} from '../../../src-main/contract/outcome.ts'
import {targetOf} from '../files/index.ts'
import {isWithin} from '../places/index.ts'

/** One thing that an act is for: how the core is told of it, and where it is. */
export interface Meant {
  readonly target: string
  readonly path: string
}

export function meantBy(items: readonly Item[]): readonly Meant[] {
  return items.map((item) => ({target: targetOf(item), path: item.path}))
}

/** Those that did not go, or that hold something that did not; all, where the results name others. */
export function stillMeant(all: readonly Meant[], failed: readonly ActResult[]): readonly Meant[] {
  const left = all.filter(({path}) => failed.some((result) => isWithin(result.path, path)))
  return left.length > 0 ? left : all
}

import type {Location} from '../../../src-main/contract/location.ts'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {goTo, isWithin, nameOf, parentOf} from '../places/index.ts'

/** One step of the way to what is shown. */
export interface Crumb {
  readonly name: string
  /** What its sizes are asked by; nothing stands for everything. */
  readonly of: string | undefined
}

/** The way down to what is shown, itself left out: everything, the location, and the folders below that. */
export function crumbsOf(top: SizeNode | undefined, locations: readonly Pick<Location, 'name' | 'path'>[]): readonly Crumb[] {
  if (!top || top.kind === 'all') return []
  const all: Crumb = {name: '', of: undefined}
  if (top.kind === 'volume') return [all]
  const location = locations.find(({path}) => isWithin(top.path, path))
  if (!location || location.path === top.path) return [all]
  const folders: Crumb[] = []
  for (let path = parentOf(top.path); path !== undefined && path !== location.path && isWithin(path, location.path); path = parentOf(path))
    folders.unshift({name: nameOf(path), of: path})
  return [all, {name: location.name, of: location.path}, ...folders]
}

export function goToSizes(of: string | undefined): void {
  goTo({page: 'sizes', of})
}

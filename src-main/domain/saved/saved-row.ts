import {ended, type Life, mergeLives, revived, unborn} from '../shared/life.ts'
import type {Stamp} from '../shared/hybrid-clock.ts'
import {mergeRegisters, newRegister, type Register, written} from '../shared/register.ts'

/** What is said of a search that is kept. */
export interface SavedFields {
  readonly name: string
  /** As it is typed. */
  readonly query: string
  /** The address of the folder below which it looks; null for everywhere. */
  readonly folder: string | null
}

/** A search as devices exchange it: each field with its clock, and whether it is kept. */
export interface SharedSearch {
  readonly uuid: string
  readonly name: Register<string>
  readonly query: Register<string>
  readonly folder: Register<string | null>
  readonly life: Life
}

export function newSearch(uuid: string, {name, query, folder}: SavedFields, at: Stamp): SharedSearch {
  return {
    uuid,
    name: newRegister(name, at),
    query: newRegister(query, at),
    folder: newRegister(folder, at),
    life: revived(unborn, at),
  }
}

/** Writes the fields that differ. It is a sign of life, so that one that another device removes meanwhile stays. */
export function editedSearch(search: SharedSearch, change: Partial<SavedFields>, at: Stamp): SharedSearch {
  const write = <V>(before: Register<V>, value: V | undefined): Register<V> =>
    value === undefined || value === before.value ? before : written(before, value, at)
  return {
    ...search,
    name: write(search.name, change.name),
    query: write(search.query, change.query),
    folder: write(search.folder, change.folder),
    life: revived(search.life, at),
  }
}

export const deletedSearch = (search: SharedSearch): SharedSearch => ({...search, life: ended(search.life)})

/** Two versions of one search as one: commutative, associative and idempotent. */
export function mergeSearches(a: SharedSearch, b: SharedSearch): SharedSearch {
  return {
    uuid: a.uuid,
    name: mergeRegisters(a.name, b.name),
    query: mergeRegisters(a.query, b.query),
    folder: mergeRegisters(a.folder, b.folder),
    life: mergeLives(a.life, b.life),
  }
}

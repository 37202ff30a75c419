import type {Stamp} from './hybrid-clock.ts'

/** A value that several devices may write: with the moment of its writing, and of the value that its writer saw (`base`, '' for none). */
export interface Register<V> {
  readonly value: V
  readonly at: Stamp
  readonly base: Stamp
}

export const newRegister = <V>(value: V, at: Stamp): Register<V> => ({value, at, base: ''})

/** Writes over a value that was seen. */
export const written = <V>(before: Register<V>, value: V, at: Stamp): Register<V> => ({value, at, base: before.at})

/** Of two versions the later one shows; in whatever order they meet, it is the same one. */
export function mergeRegisters<V>(a: Register<V>, b: Register<V>): Register<V> {
  if (a.at !== b.at) return a.at > b.at ? a : b
  // One moment is given out once; should a broken device do it twice, all others still agree.
  return JSON.stringify(a) >= JSON.stringify(b) ? a : b
}

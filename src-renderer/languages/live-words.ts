type Leaf = string | number | ((...args: never) => unknown)

/** A table of another language: the same keys, any words, functions of the same arguments. */
export type Translated<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => R extends string ? string : R
    : {readonly [K in keyof T]: Translated<T[K]>}

export interface LiveWords<T> {
  /** Reads like the table that it was made of, and says everything in the language that is spoken now: also where a part of it was kept. */
  readonly words: T
  /** From now on the words are those of this table. */
  speak(table: Translated<T>): void
}

/** Makes a table of words whose language can change while the window is open. */
export function liveWords<T extends object>(source: T): LiveWords<T> {
  let spoken: unknown = source
  return {
    words: lively(source, () => spoken) as T,
    speak: (table) => {
      spoken = table
    },
  }
}

function lively(source: object, now: () => unknown): object {
  const live = {}
  for (const [key, value] of Object.entries(source) as [string, object | Leaf][]) {
    const get = (): unknown => (now() as Readonly<Record<string, unknown>>)[key]
    if (typeof value === 'object') Object.defineProperty(live, key, {enumerable: true, value: lively(value, get)})
    else Object.defineProperty(live, key, {enumerable: true, get})
  }
  return live
}

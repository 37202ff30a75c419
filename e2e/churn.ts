import {renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** A folder in which files come, go and change their names all the time, as other programs do it. */
export interface Churn {
  /** What was done so far. */
  readonly done: number
  /** Answers the names that are there at the end, in the order of their characters. */
  end(): readonly string[]
}

const EVERY_MS = 20

/** Makes, renames and deletes so many files a second in a folder, by turns, until it is ended. All names are equally long, so that natural order is that of their characters. */
export function churn(folder: string, {names, aSecond}: {readonly names: readonly string[]; readonly aSecond: number}): Churn {
  const there = [...names]
  const begun = performance.now()
  let done = 0
  let made = names.length
  const next = (): string => churnName(made++)
  const any = (): number => (done * 7_919) % there.length
  const acts = [
    () => {
      const name = next()
      writeFileSync(join(folder, name), '')
      there.push(name)
    },
    () => {
      const [place, name] = [any(), next()]
      renameSync(join(folder, there[place]!), join(folder, name))
      there[place] = name
    },
    () => {
      const place = any()
      rmSync(join(folder, there[place]!))
      there[place] = there.at(-1)!
      there.pop()
    },
  ]
  const step = (): void => {
    while (done < ((performance.now() - begun) / 1_000) * aSecond) acts[done++ % acts.length]!()
  }
  const timer = setInterval(step, EVERY_MS)
  return {
    get done() {
      return done
    },
    end: () => {
      clearInterval(timer)
      return there.toSorted()
    },
  }
}

/** A name that stands anywhere in the order: the first letter goes round. */
export function churnName(no: number): string {
  return `${String.fromCodePoint(97 + (no % 26))}${String(no).padStart(6, '0')}.txt`
}

import type {Mood} from './hold.ts'

/** Folders that are to be looked at because of what is held. */
export interface Asked {
  /** Each is looked at once, until nothing is asked for any more. */
  ask(folder: number): void
  /** So many rows are held after a step: where nothing is held, or all has been looked at, what was asked for is answered. */
  looked(held: number, mood: Mood): void
}

export function openAsked(look: (folder: number) => void): Asked {
  const asked = new Set<number>()
  return {
    ask: (folder) => {
      if (!asked.has(folder)) look(folder)
      asked.add(folder)
    },
    looked: (held, mood) => {
      if (held === 0 || mood === 'calm') asked.clear()
    },
  }
}

import {type Pane, perPane} from '../../core/pane.ts'

const under = perPane((): Set<Promise<unknown>> => new Set())

/** Whether a row that a key led to is yet to be found or read: what is chosen is not yet what the user means. */
export const isBeingChosen = (pane: Pane): boolean => under(pane).size > 0

/** Counts work that ends with a row being chosen. */
export async function beingChosen<T>(work: Promise<T>, pane: Pane): Promise<T> {
  const all = under(pane)
  all.add(work)
  try {
    return await work
  } finally {
    all.delete(work)
  }
}

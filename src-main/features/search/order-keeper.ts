import {type NameSearch, tidy} from './engine/name-search.ts'
import {buildOrder, currentOrder, isNearlyCurrent, LONGEST_TAIL} from './engine/orders.ts'

/** Makes the stored orders while nobody waits; a query that needs one sooner makes it itself. */
export interface OrderKeeper {
  /** So many rows came: the orders want to be made, or made again. */
  rowsCame(rows: number): void
  /** Orders that were not kept are made a while after the start: else the first query that needs one makes it, and waits for that. */
  opened(): void
  /** Resolves when no order is being made or about to be. */
  made(): Promise<void>
  close(): void
}

export function createOrderKeeper(search: NameSearch): OrderKeeper {
  let closed = false
  let tending: Promise<void> | undefined
  let began = 0
  let changedAt = 0
  /** Rows that came since orders were last begun. */
  let arrived = 0

  const tend = async (): Promise<void> => {
    do {
      await untilWorthwhile()
      began = performance.now()
      arrived = 0
      await makeOrders()
    } while (!closed && changedAt > began)
    tending = undefined
  }

  const makeOrders = async (): Promise<void> => {
    tidy(search)
    // What more rows have overtaken than can be merged would be made in vain.
    const stopped = (): boolean => closed || arrived > LONGEST_TAIL
    for (const field of ORDERS) {
      const {index, orders} = search
      if (stopped() || isNearlyCurrent(index, orders, field) || currentOrder(index, orders, field)) continue
      await inSlices(buildOrder(index, orders, field), stopped)
    }
  }

  /** While rows keep coming, orders are out of date as soon as they are made, and an index run needs both cores: they wait for a pause. */
  const untilWorthwhile = async (): Promise<void> => {
    for (;;) {
      const waitMs = changedAt + QUIET_MS - performance.now()
      if (closed || waitMs <= 0) return
      await new Promise((resolve) => setTimeout(resolve, waitMs).unref())
    }
  }

  return {
    rowsCame: (rows) => {
      changedAt = performance.now()
      arrived += rows
      tending ??= tend()
    },
    opened: () => {
      if (ORDERS.every((field) => search.orders.runs.has(field))) return
      changedAt = performance.now() + AFTER_START_MS
      tending ??= tend()
    },
    made: async () => tending,
    close: () => {
      closed = true
    },
  }
}

const ORDERS = ['name', 'modified', 'size', 'kind', 'extension', 'created', 'path'] as const
const QUIET_MS = 1000
/** The first window has its answers by then. */
const AFTER_START_MS = 3000
/** A query waits for a slice at most. */
const SLICE_MS = 8

async function inSlices(work: Generator<void, void>, stopped: () => boolean): Promise<void> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    while (performance.now() < until) if (work.next().done) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (stopped()) return
  }
}

import {openIndexMoment, type IndexMoment} from '../../store/index-follow.ts'
import {applyRows, emptyNameIndex, removeTrees, setRoots} from './engine/name-index.ts'
import {type NameSearch, tidy} from './engine/name-search.ts'
import {buildOrder, currentOrder, emptyOrders, LONGEST_TAIL} from './engine/orders.ts'
import {emptyScopes} from './engine/row-test.ts'

/** Keeps the name index abreast of index.db, in slices between which queries are answered. */
export interface Follower {
  /** The epoch that the index reflects. */
  readonly epoch: string
  /** Where index.db stands now. */
  state(): {readonly epoch: string; readonly seq: number}
  /** Takes in what is newer, one pull after the other; `before` runs at its turn. */
  follow(before?: () => Promise<void>): Promise<{readonly seq: number; readonly rows: number}>
  /** Resolves when the first pull has ended. */
  readonly ready: Promise<void>
  close(): void
}

type Database = Parameters<typeof openIndexMoment>[0]

export function createFollower(search: NameSearch, database: Database): Follower {
  let epoch = ''
  let closed = false
  let last: Promise<unknown> = Promise.resolve()
  let tending = false
  let tendBegan = 0
  let tendEnded = 0
  let changedAt = 0
  /** Rows that came since orders were last begun. */
  let arrived = 0
  const ready = Promise.withResolvers<void>()

  const pull = async (): Promise<{readonly seq: number; readonly rows: number}> => {
    if (closed) return {seq: search.seq, rows: 0}
    const moment = openIndexMoment(database)
    try {
      if ((epoch !== '' && epoch !== moment.epoch) || moment.seq < search.seq) startAnew(search)
      epoch = moment.epoch
      const rows = await takeIn(search, moment)
      if (rows > 0) {
        changedAt = performance.now()
        arrived += rows
        void tend()
      }
      return {seq: search.seq, rows}
    } finally {
      moment.end()
    }
  }

  /** Makes the stored orders while nobody waits; a query that needs one sooner makes it itself. */
  const tend = async (): Promise<void> => {
    if (tending) return
    tending = true
    do {
      await untilWorthwhile()
      tendBegan = performance.now()
      arrived = 0
      await makeOrders()
      tendEnded = performance.now()
    } while (!closed && changedAt > tendBegan)
    tending = false
  }

  const makeOrders = async (): Promise<void> => {
    tidy(search)
    // What more rows have overtaken than can be merged would be made in vain.
    const stopped = (): boolean => closed || arrived > LONGEST_TAIL
    for (const field of ORDERS) {
      const {index, orders} = search
      if (stopped() || currentOrder(index, orders, field)) continue
      await inSlices(buildOrder(index, orders, field), stopped)
    }
  }

  /** While rows keep coming, orders are out of date as soon as they are made: they may then take a tenth of the time. */
  const untilWorthwhile = async (): Promise<void> => {
    for (;;) {
      const rested = tendEnded + REST_SHARE * (tendEnded - tendBegan)
      const waitMs = Math.min(rested, changedAt + QUIET_MS) - performance.now()
      if (closed || waitMs <= 0) return
      await new Promise((resolve) => setTimeout(resolve, waitMs).unref())
    }
  }

  return {
    get epoch() {
      return epoch
    },
    state: () => {
      const moment = openIndexMoment(database)
      moment.end()
      epoch = moment.epoch
      return {epoch: moment.epoch, seq: moment.seq}
    },
    ready: ready.promise,
    follow: (before) => {
      const next = last.then(before).then(pull).finally(ready.resolve)
      // A failed pull is told to who asked for it; the next one begins afresh.
      last = next.catch(() => undefined)
      return next
    },
    close: () => {
      closed = true
      database.close()
    },
  }
}

const ORDERS = ['name', 'modified', 'size', 'kind', 'extension', 'created', 'path'] as const
const REST_SHARE = 9
const QUIET_MS = 400
/** A query waits for a slice at most. */
const SLICE_MS = 8

async function takeIn(search: NameSearch, moment: IndexMoment): Promise<number> {
  const from = search.seq
  if (moment.seq === from) return 0
  let rows = 0
  for (const page of moment.rowsAfter(from)) {
    rows += applyRows(search.index, page)
    await nextTurn()
  }
  const gone = from > 0 ? moment.goneAfter(from) : []
  if (gone.length > 0) removeTrees(search.index, gone)
  setRoots(search.index, moment.roots())
  search.seq = moment.seq
  return rows + gone.length
}

function startAnew(search: NameSearch): void {
  search.index = emptyNameIndex(search.index.categoryOf)
  search.orders = emptyOrders()
  search.scopes = emptyScopes()
  search.seq = 0
  for (const view of search.views.values()) view.slots = new Uint32Array(0)
}

async function inSlices(work: Generator<void, void>, stopped: () => boolean): Promise<void> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    while (performance.now() < until) if (work.next().done) return
    await nextTurn()
    if (stopped()) return
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

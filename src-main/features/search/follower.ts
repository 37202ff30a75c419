import type {FreshRows} from '../fresh-rows.ts'
import {openIndexMoment, type IndexMoment} from '../../store/index-follow.ts'
import {applyFresh} from './engine/apply-fresh.ts'
import {applyRows, emptyNameIndex, removeTrees, setRoots} from './engine/name-index.ts'
import type {NameSearch} from './engine/name-search.ts'
import {emptyOrders} from './engine/orders.ts'
import {emptyScopes} from './engine/scopes.ts'
import {noRows} from './engine/views.ts'
import {createOrderKeeper} from './order-keeper.ts'

/** Keeps the name index abreast of index.db, in slices between which queries are answered. */
export interface Follower {
  /** The epoch that the index reflects. */
  readonly epoch: string
  /** Where index.db stands now. */
  state(): {readonly epoch: string; readonly seq: number}
  /** Takes in what is newer, one pull after the other; `before` runs at its turn. */
  follow(before?: () => Promise<void>): Promise<Taken>
  /** Takes rows without reading them where they go on from what is known; else pulls. Many may come while one is pulled. */
  take(rows: FreshRows): Promise<Taken>
  /** Resolves when the first pull has ended. */
  readonly ready: Promise<void>
  /** Gives back what it holds only to be fast, once the orders are made. */
  rest(): Promise<void>
  close(): void
}

export interface Taken {
  readonly seq: number
  readonly rows: number
}

type Database = Parameters<typeof openIndexMoment>[0]

export function createFollower(search: NameSearch, database: Database): Follower {
  let epoch = ''
  let closed = false
  const inTurn = turnTaker()
  const orders = createOrderKeeper(search)
  const ready = Promise.withResolvers<void>()

  const pull = async (): Promise<Taken> => {
    if (closed) return {seq: search.seq, rows: 0}
    const moment = openIndexMoment(database)
    try {
      if ((epoch !== '' && epoch !== moment.epoch) || moment.seq < search.seq) startAnew(search)
      epoch = moment.epoch
      const rows = await takeIn(search, moment, () => closed)
      if (rows > 0) orders.rowsCame(rows)
      return {seq: search.seq, rows}
    } finally {
      moment.end()
    }
  }

  const takeFresh = async (rows: FreshRows): Promise<Taken> => {
    if (closed || rows.seq <= search.seq) return {seq: search.seq, rows: 0}
    if (rows.before !== search.seq) return pull()
    const taken = applyFresh(search.index, rows)
    search.seq = rows.seq
    orders.rowsCame(taken)
    return {seq: search.seq, rows: taken}
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
    follow: (before) =>
      inTurn(pull, before)
        .then((taken) => {
          if (before) orders.opened()
          return taken
        })
        .finally(ready.resolve),
    take: (rows) => inTurn(() => takeFresh(rows)),
    rest: async () => {
      await orders.made()
      if (!closed) database.pragma('shrink_memory')
    },
    close: () => {
      closed = true
      orders.close()
      database.close()
    },
  }
}

type Turn = (act: () => Promise<Taken>, before?: () => Promise<void>) => Promise<Taken>

/** One act after the other. */
function turnTaker(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (act, before) => {
    const next = last.then(before).then(act)
    // A failed turn is told to who asked for it; the next one begins afresh.
    last = next.catch(() => undefined)
    return next
  }
}

/** Of an index that is closed meanwhile no more is read. */
async function takeIn(search: NameSearch, moment: IndexMoment, isClosed: () => boolean): Promise<number> {
  const from = search.seq
  if (moment.seq === from) return 0
  let rows = 0
  for (const page of moment.rowsAfter(from)) {
    rows += applyRows(search.index, page)
    await nextTurn()
    if (isClosed()) return rows
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
  for (const view of search.views.values()) Object.assign(view, noRows())
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

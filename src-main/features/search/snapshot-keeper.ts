import {unicodeVersion} from '../../domain/fold-table.ts'
import type {Log} from '../../domain/ports.ts'
import {hasSnapshot, readSnapshot, writeSnapshot} from '../../host/snapshot-file.ts'
import type {Follower} from './follower.ts'
import type {NameIndex} from './engine/name-index.ts'
import type {NameSearch} from './engine/name-search.ts'
import {emptyScopes} from './engine/scopes.ts'
import {decodeSnapshot, encodeSnapshot} from './engine/snapshot.ts'

/** Keeps the name index in a file for the next start, and takes it up from there. */
export interface SnapshotKeeper {
  /** Answers whether there was one of this state of the library; what came since is still to be pulled. */
  load(): Promise<boolean>
  /** Keeps what there is now. What has come since it was kept last is sooner read anew than all written again, as long as it is little. */
  save(): Promise<void>
  /** The same while the core goes on: only what would cost the next start of a core that was killed much. */
  saveAtRest(): Promise<void>
}

export interface SnapshotParts {
  readonly search: NameSearch
  readonly follower: Follower
  readonly path: string
  /** Changes when the same row could get another category. */
  readonly typesVersion: string
  readonly log: Log
}

/** So many rows are pulled in the time in which a few megabytes are written. */
const FEW_ROWS = 5000
const SHARE_AT_REST = 10

/** What stands in the file. */
interface Kept {
  readonly index: NameIndex
  readonly compactions: number
  readonly changes: number
  readonly orders: ReadonlySet<string>
}

export function openSnapshotKeeper(parts: SnapshotParts): SnapshotKeeper {
  const {search, path} = parts
  let kept: Kept | undefined
  let last: Promise<void> = Promise.resolve()
  const write = async (few: number): Promise<void> => {
    if (!isBehind(search, kept, few) && (await hasSnapshot(path))) return
    const written = stateOf(search)
    await writeSnapshot(path, encodeSnapshot(search.index, search.orders, {...keyOf(parts), seq: search.seq}))
    kept = written
  }
  // Two at once would write into the same file.
  const inTurn = (few: number): Promise<void> => {
    const turn = last.then(() => write(few))
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    load: async () => {
      const isLoaded = await load(parts)
      kept = isLoaded ? stateOf(search) : undefined
      return isLoaded
    },
    save: () => inTurn(FEW_ROWS),
    saveAtRest: () => inTurn(Math.max(FEW_ROWS, search.index.columns.count / SHARE_AT_REST)),
  }
}

/** Each row that comes has a slot of its own, and none of them comes back to life. */
function stateOf({index, orders: {runs, compactions}}: NameSearch): Kept {
  const {count, dead} = index.columns
  return {index, compactions, changes: count + dead, orders: new Set(runs.keys())}
}

function isBehind(search: NameSearch, kept: Kept | undefined, few: number): boolean {
  const now = stateOf(search)
  if (!kept || now.index !== kept.index || now.compactions !== kept.compactions) return true
  return now.changes - kept.changes > few || [...now.orders].some((field) => !kept.orders.has(field))
}

const keyOf = ({follower, typesVersion}: SnapshotParts) => ({epoch: follower.epoch, environment: `${unicodeVersion} ${typesVersion}`})

async function load(parts: SnapshotParts): Promise<boolean> {
  const {search, follower, path, log} = parts
  const told = follower.state()
  try {
    let found = false
    const loaded = await readSnapshot(path, (source) => {
      found = true
      return decodeSnapshot(source, keyOf(parts), search.index.categoryOf)
    })
    if (!found) return false
    if (!loaded || loaded.seq > told.seq) {
      log.write('info', 'search', 'The snapshot of the name index is of another state; the index is made anew.')
      return false
    }
    Object.assign(search, loaded, {scopes: emptyScopes()})
    return true
  } catch (error) {
    log.write('warn', 'search', `The snapshot of the name index is left aside: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

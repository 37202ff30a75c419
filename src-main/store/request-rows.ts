import type {Reply} from '../contract/errors.ts'
import type {Stores} from './access.ts'

const KEPT_MS = 24 * 60 * 60 * 1000
const REQUESTS_KEPT = 10_000

/** Names one request of one kind of caller, so that it is carried out once. */
export interface RequestName {
  readonly caller: string
  readonly requestId: string
}

/** Remembers what an action answered, for a day and for the newest 10,000; the first answer stands. */
export function rememberRequest(
  {library}: Stores,
  {caller, requestId, reply, now}: RequestName & {readonly reply: Reply; readonly now: number},
): void {
  library
    .transaction(() => {
      library
        .prepare('INSERT INTO request (caller, id, reply, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
        .run(caller, requestId, JSON.stringify(reply), now)
      library.prepare('DELETE FROM request WHERE at < ?').run(now - KEPT_MS)
      const excess = Number(library.prepare('SELECT count(*) FROM request').pluck().get()) - REQUESTS_KEPT
      if (excess > 0)
        library.prepare('DELETE FROM request WHERE (caller, id) IN (SELECT caller, id FROM request ORDER BY at LIMIT ?)').run(excess)
    })
    .immediate()
}

/** What an action answered to this request before, if it is remembered. */
export function recallRequest({library}: Stores, {caller, requestId, now}: RequestName & {readonly now: number}): Reply | undefined {
  const text = library
    .prepare('SELECT reply FROM request WHERE caller = ? AND id = ? AND at >= ?')
    .pluck()
    .get(caller, requestId, now - KEPT_MS)
  return text === undefined ? undefined : (JSON.parse(text as string) as Reply)
}

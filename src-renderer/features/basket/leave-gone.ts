import type {EntryId} from '../../../src-main/contract/ids.ts'
import {askAgain} from '../../core/ask-again.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {useSession} from '../../core/session.ts'
import {takeOut, useBasket} from './basket.ts'

const SETTLE_MS = 1_000
const MOST_AT_ONCE = 1_000

/** Lets what is gone from the index leave the basket; what lies on a volume that is away is not gone. The answer ends it. */
export function followGone(): () => void {
  const again = askAgain(() => void leaveGone().catch(() => undefined), SETTLE_MS)
  const stops = [
    onEvent('index.advanced', again.ring),
    onEvent('location.removed', again.ring),
    useSession.subscribe(again.ring),
    again.end,
  ]
  again.ring()
  return () => stops.forEach((stop) => stop())
}

/** Looks which entries there still are; a core that goes away in the middle is asked once more when it is back. */
export async function leaveGone(): Promise<void> {
  const {ids} = useBasket.getState()
  if (ids.length === 0) return
  const {view, total} = await core.view.open({entries: [...ids]})
  try {
    if (total === ids.length) return
    const there = new Set<EntryId | undefined>()
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      const {items} = await core.view.renew({view, ids: ids.slice(from, from + MOST_AT_ONCE)})
      for (const {id} of items) there.add(id)
    }
    takeOut(ids.filter((id) => !there.has(id)))
  } finally {
    core.view.close({view}).catch(() => undefined)
  }
}

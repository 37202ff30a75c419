import {z} from 'zod'
import {create} from 'zustand'
import {EntryId} from '../../../src-main/contract/ids.ts'
import {MOST_ENTRIES} from '../../../src-main/contract/search.ts'
import {remember} from '../../core/remember.ts'
import {useSession} from '../../core/session.ts'

const Kept = z.array(EntryId).max(MOST_ENTRIES)
const none: readonly EntryId[] = []

/** What a user put together from many folders: entries by their ids, in the order in which they came; kept by the page for each library, and so the same in all windows of a machine. */
export const useBasket = create<{readonly ids: readonly EntryId[]}>(() => ({ids: kept()}))

useSession.subscribe((now, before) => {
  if (now.welcome?.library.id !== before.welcome?.library.id) useBasket.setState({ids: kept()})
})

/** Puts entries in behind those that are there already. Answers which of them were not; nothing where all together are too many, and then none came in. */
export function putIn(ids: readonly EntryId[]): readonly EntryId[] | undefined {
  const before = useBasket.getState().ids
  const all = new Set([...before, ...ids])
  if (all.size > MOST_ENTRIES) return undefined
  const fresh = [...all].slice(before.length)
  if (fresh.length > 0) change([...all])
  return fresh
}

/** Takes entries out; answers which of them were in it. */
export function takeOut(ids: readonly EntryId[]): readonly EntryId[] {
  const before = useBasket.getState().ids
  const going = new Set(ids)
  const taken = before.filter((id) => going.has(id))
  if (taken.length > 0) change(before.filter((id) => !going.has(id)))
  return taken
}

export const isInBasket = (id: EntryId | undefined): boolean => id !== undefined && useBasket.getState().ids.includes(id)

/** Goes along with what other windows put in and take out; the answer ends it. */
export function followBasket(): () => void {
  let last: string | undefined
  // Every window tells of all that it remembers, again and again.
  const take = (): void => {
    const text = remember.read(key())
    if (text !== last) useBasket.setState({ids: kept()})
    last = text
  }
  window.addEventListener('storage', take)
  return () => window.removeEventListener('storage', take)
}

function change(ids: readonly EntryId[]): void {
  useBasket.setState({ids})
  remember.write(key(), JSON.stringify(ids))
}

/** Ids mean something in their own library only. */
const key = (): string => `basket.${useSession.getState().welcome?.library.id ?? ''}`

function kept(): readonly EntryId[] {
  try {
    return Kept.parse(JSON.parse(remember.read(key()) ?? '[]'))
  } catch {
    // Written by another version.
    return none
  }
}

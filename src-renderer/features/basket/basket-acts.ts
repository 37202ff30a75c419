import type {Item} from '../../../src-main/contract/file.ts'
import type {EntryId} from '../../../src-main/contract/ids.ts'
import {MOST_ENTRIES} from '../../../src-main/contract/search.ts'
import {attempt, tell, tellOffering} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import type {Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {bringItems} from '../acts/index.ts'
import {chosenItems} from '../files/index.ts'
import {goTo, parentOf} from '../places/index.ts'
import {clearSearch} from '../search/index.ts'
import {putIn, takeOut, useBasket} from './basket.ts'
import {carryAway} from './carried-away.ts'

const words = messages.pages.basket
const PAGE_ROWS = 1_000

/** Puts what is chosen in a pane into the basket. */
export async function putChosen(pane: Pane): Promise<void> {
  const items = await chosenIn(pane)
  if (items) putItems(items)
}

/** Puts entries into the basket, all of them or none, and says so. */
export function putItems(items: readonly Item[]): void {
  const ids = idsOf(items)
  if (ids.length < items.length) return tell('error', words.unknown)
  const fresh = putIn(ids)
  if (!fresh) return tell('error', words.tooMany(MOST_ENTRIES))
  if (fresh.length === 0) return tell('done', words.hadAll)
  tellOffering(words.put(fresh.length), {label: words.show, take: showBasket})
}

/** Takes what is chosen in a pane out of the basket; the files stay where they are. */
export async function takeOutChosen(pane: Pane): Promise<void> {
  const items = await chosenIn(pane)
  if (items) toldTaken(takeOut(idsOf(items)), words.taken)
}

/** Takes everything out of the basket; the files stay where they are. */
export function emptyBasket(): void {
  toldTaken(takeOut(useBasket.getState().ids), words.emptied)
}

/** Copies or moves everything that is in the basket into a folder. What was moved need not be carried any longer. */
export async function bringBasket(to: string, moving: boolean): Promise<void> {
  const {ids} = useBasket.getState()
  const items = await attempt(() => itemsOf(ids))
  if (!items) return
  const away = items.filter(({path}) => parentOf(path) !== to)
  if (away.length === 0) return tell('done', items.length === 0 ? words.allGone : words.allHere)
  const job = await bringItems(away, to, moving)
  if (moving && job?.status === 'completed') carryAway(ids, job.id)
}

function showBasket(): void {
  clearSearch()
  goTo({page: 'basket'})
}

// One more than it holds is too many, however many there are.
const chosenIn = (pane: Pane) => attempt(() => chosenItems(MOST_ENTRIES + 1, pane))

const idsOf = (items: readonly Item[]): readonly EntryId[] => items.map(({id}) => id).filter((id) => id !== undefined)

function toldTaken(taken: readonly EntryId[], sentence: (n: number) => string): void {
  if (taken.length > 0) tellOffering(sentence(taken.length), {label: messages.act.undo, take: () => void putIn(taken)})
}

/** The entries as they are now; what is gone is none of them. */
async function itemsOf(ids: readonly EntryId[]): Promise<readonly Item[]> {
  const {view, total} = await core.view.open({entries: [...ids]})
  try {
    const items: Item[] = []
    for (let offset = 0; offset < total; offset += PAGE_ROWS) items.push(...(await core.view.slice({view, offset, count: PAGE_ROWS})).items)
    return items
  } finally {
    core.view.close({view}).catch(() => undefined)
  }
}

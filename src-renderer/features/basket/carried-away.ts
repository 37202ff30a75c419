import type {EntryId} from '../../../src-main/contract/ids.ts'
import {MOST_ENTRIES} from '../../../src-main/contract/search.ts'
import {tell} from '../../core/attempt.ts'
import {messages} from '../../messages.ts'
import {whenTakenBack} from '../acts/index.ts'
import {putIn, takeOut} from './basket.ts'

/** What taking an act back does to the basket. */
interface Back {
  readonly ids: readonly EntryId[]
  readonly puts: boolean
}

const MOST_ACTS = 20
const backs = new Map<string, Back>()

/** Takes out what an act has brought elsewhere; it comes in again when this window takes that act back, and goes when it does it again. */
export function carryAway(ids: readonly EntryId[], act: string): void {
  remember(act, {ids: takeOut(ids), puts: true})
}

/** Goes along with acts that are taken back; the answer ends it. */
export function followCarried(): () => void {
  return whenTakenBack(({act, by}) => {
    const back = backs.get(act)
    if (!back) return
    const {ids, puts} = back
    if (!puts) takeOut(ids)
    else if (!putIn(ids)) return tell('error', messages.pages.basket.tooMany(MOST_ENTRIES))
    remember(by, {ids, puts: !puts})
  })
}

function remember(act: string, back: Back): void {
  backs.set(act, back)
  const [oldest] = backs.keys()
  if (oldest !== undefined && backs.size > MOST_ACTS) backs.delete(oldest)
}

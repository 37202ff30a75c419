import {z} from 'zod'
import {Item} from '../../../src-main/contract/file.ts'
import type {Pane} from '../../core/pane.ts'
import {remember} from '../../core/remember.ts'
import {chooseAgain, openFilter, useFilter, useSelection, writeFilter} from '../files/index.ts'
import {searchFor, useSearch} from '../search/index.ts'
import {packIds, unpackIds} from './packed-ids.ts'
import {SavedPane, SavedTab} from './session.ts'
import {activeTab, savedTab, type Tab, takeTabs} from './tabs.ts'

const HANDED = 'handed'
/** More that are chosen are handed on by their ids alone, and asked for again. */
const MOST_ITEMS = 2_000
/** Acts take no more; of more the other window shows the folder and chooses nothing. */
const MOST_CHOSEN = 100_000

const HandedPane = SavedPane.extend({
  search: z.object({text: z.string(), scope: z.enum(['everywhere', 'folder'])}),
  filter: z.object({folder: z.string().optional(), text: z.string()}),
  chosen: z.object({
    all: z.boolean(),
    items: z.array(Item).max(MOST_ITEMS),
    packed: z.object({stem: z.string(), ends: z.string()}).optional(),
  }),
})
const Handed = z.object({mark: z.string(), tab: SavedTab.extend({panes: z.array(HandedPane).min(1).max(2)})})
type HandedPane = z.infer<typeof HandedPane>

/** Lays a tab ready for another window, with all that is searched for and chosen in it; answers under which name. */
export function layReady(tab: Tab): string {
  const mark = crypto.randomUUID()
  const {panes, ...rest} = savedTab(tab)
  const handed = {mark, tab: {...rest, panes: tab.panes.map((pane, at) => ({...panes[at], ...ownOf(pane)}))}}
  remember.write(HANDED, JSON.stringify(handed))
  return mark
}

/** Shows in this window the tab that another one has laid ready, in place of all tabs; false where it is not there. */
export function takeHanded(mark: string): boolean {
  const handed = read()
  if (handed?.mark !== mark) return false
  remember.forget(HANDED)
  takeTabs([handed.tab], 0)
  activeTab().panes.forEach((pane, at) => takeOwn(pane, handed.tab.panes[at]))
  return true
}

function ownOf(pane: Pane): Pick<HandedPane, 'search' | 'filter' | 'chosen'> {
  const {all, keys} = useSelection.getState(pane).selection
  return {search: useSearch.getState(pane), filter: useFilter.getState(pane), chosen: chosenOf(all, [...keys.values()])}
}

function chosenOf(all: boolean, items: readonly Item[]): HandedPane['chosen'] {
  if (items.length <= MOST_ITEMS) return {all, items: [...items]}
  const ids = items.map(({id}) => id).filter((id) => id !== undefined)
  if (ids.length < items.length || ids.length > MOST_CHOSEN) return {all: false, items: []}
  return {all, items: [], packed: packIds(ids)}
}

function takeOwn(pane: Pane, handed: HandedPane | undefined): void {
  if (!handed) return
  const {search, filter, chosen} = handed
  if (search.text !== '') searchFor(search.text, pane, search.scope)
  if (filter.folder !== undefined) {
    openFilter(filter.folder, pane)
    writeFilter(filter.text, pane)
  }
  const {all, items, packed} = chosen
  if (all || items.length > 0 || packed) chooseAgain({all, items, ids: packed && unpackIds(packed)}, pane)
}

function read(): z.infer<typeof Handed> | undefined {
  try {
    return Handed.safeParse(JSON.parse(remember.read(HANDED) ?? 'null')).data
  } catch {
    // Written by another version.
    return undefined
  }
}

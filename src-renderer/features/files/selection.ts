import type {Item} from '../../../src-main/contract/file.ts'

/** Which entries are chosen, kept by their keys so that it survives rows that come and go. */
export interface Selection {
  /** When set, `keys` holds those that are left out. */
  readonly all: boolean
  readonly keys: ReadonlyMap<string, Item>
  /** Where a range begins. */
  readonly anchor: number
  /** The row that the keyboard stands on; -1 when it stands on none. */
  readonly active: number
  readonly activeItem?: Item | undefined
}

export const nothing: Selection = {all: false, keys: new Map(), anchor: -1, active: -1}

/** What an entry is recognised by while the window is open. */
export function keyOf(item: Item): string {
  return item.id ?? item.pathBase64 ?? item.path
}

export function isSelected(selection: Selection, item: Item): boolean {
  return selection.all !== selection.keys.has(keyOf(item))
}

export function selectedCount(selection: Selection, total: number): number {
  return selection.all ? total - selection.keys.size : selection.keys.size
}

export function only(row: number, item: Item): Selection {
  return {all: false, keys: new Map([[keyOf(item), item]]), anchor: row, active: row, activeItem: item}
}

export function toggled(selection: Selection, row: number, item: Item): Selection {
  const keys = new Map(selection.keys)
  if (!keys.delete(keyOf(item))) keys.set(keyOf(item), item)
  return {all: selection.all, keys, anchor: row, active: row, activeItem: item}
}

/** What was asked about becomes what it is now: those that are not among the fresh ones have gone. */
export function renewed(selection: Selection, asked: ReadonlySet<string>, fresh: readonly Item[]): Selection {
  const now = new Map(fresh.map((item) => [keyOf(item), item]))
  const renew = (item: Item): Item | undefined => (item.id !== undefined && asked.has(item.id) ? now.get(item.id) : item)
  const keys = new Map<string, Item>()
  for (const [key, item] of selection.keys) {
    const renewedItem = renew(item)
    if (renewedItem) keys.set(key, renewedItem)
  }
  const {activeItem} = selection
  return {...selection, keys, activeItem: activeItem && (renew(activeItem) ?? activeItem)}
}

/** From the anchor to a row: replaces what was chosen, or adds to it. */
export function ranged(
  selection: Selection,
  to: {readonly row: number; readonly item: Item; readonly add?: boolean},
  items: readonly Item[],
): Selection {
  const keys = new Map(to.add && !selection.all ? selection.keys : [])
  for (const item of items) keys.set(keyOf(item), item)
  return {all: false, keys, anchor: anchorOf(selection, to.row), active: to.row, activeItem: to.item}
}

export function everything(selection: Selection): Selection {
  return {...selection, all: true, keys: new Map()}
}

/** What was chosen is left out, and all that was left out is chosen. */
export function inverted(selection: Selection): Selection {
  return {...selection, all: !selection.all}
}

/** Entries from anywhere among the rows, instead of what was chosen or beside it; `at` is the row of the first. */
export function gathered(
  selection: Selection,
  items: readonly Item[],
  {add, at}: {readonly add: boolean; readonly at: number | undefined},
): Selection {
  const all = add && selection.all
  const keys = new Map(add ? selection.keys : [])
  for (const item of items) {
    // Of all but some, those are no longer left out.
    if (all) keys.delete(keyOf(item))
    else keys.set(keyOf(item), item)
  }
  const [first] = items
  return at === undefined || !first ? {...selection, all, keys} : {all, keys, anchor: at, active: at, activeItem: first}
}

/** Takes entries out of what is chosen. */
export function without(selection: Selection, items: readonly Item[]): Selection {
  const keys = new Map(selection.keys)
  for (const item of items) {
    if (selection.all) keys.set(keyOf(item), item)
    else keys.delete(keyOf(item))
  }
  return {...selection, keys}
}

/** The keyboard's place moves, the choice stays. */
export function focused(selection: Selection, row: number, item: Item): Selection {
  return {...selection, active: row, activeItem: item}
}

/** The rows between the anchor and a row, both included. */
export function rangeTo(selection: Selection, row: number): {readonly first: number; readonly last: number} {
  const anchor = anchorOf(selection, row)
  return {first: Math.min(anchor, row), last: Math.max(anchor, row)}
}

function anchorOf(selection: Selection, fallback: number): number {
  if (selection.anchor >= 0) return selection.anchor
  return selection.active >= 0 ? selection.active : fallback
}

import {columnsFor} from './columns.ts'
import {columnsOf, printable} from './printable.ts'
import type {Session} from './session.ts'
import {textOf} from './text-of.ts'

type Value = Readonly<Record<string, unknown>>

/** Prints an answer: as one JSON document, as a line an item, or for people. */
export async function printDocument({globals, place}: Pick<Session, 'globals' | 'place'>, value: Value): Promise<void> {
  const {out} = place
  const list = itemsOf(value)
  if (globals.jsonl) return out.data((list?.items ?? [value]).map((item) => `${JSON.stringify(item)}\n`).join(''))
  if (globals.json) return out.data(`${JSON.stringify(value, null, out.terminal ? 2 : undefined)}\n`)
  if (!list) return out.data(keysAndValues(value))
  await out.data(rowsOf(list.key, list.items, {head: true, bold: out.color && !globals.noColor}))
  const total = Number(value['total'])
  if (total > list.items.length) out.note(`${list.items.length} of ${total} shown.`)
}

/** The one list of a document that has a `total`; nothing when it is about one thing. */
export function itemsOf(value: Value): {readonly key: string; readonly items: readonly Value[]} | undefined {
  if (typeof value['total'] !== 'number') return undefined
  const lists = Object.entries(value).filter((entry): entry is [string, Value[]] => Array.isArray(entry[1]))
  const [only] = lists
  return only && lists.length === 1 ? {key: only[0], items: only[1]} : undefined
}

/** Lines of a table; the last column is never padded, so that long paths stay whole. */
export function rowsOf(
  key: string,
  items: readonly Value[],
  {head, bold = false}: {readonly head: boolean; readonly bold?: boolean},
): string {
  const columns = columnsFor(key, items[0])
  const rows = items.map((item) => columns.map((column) => printable(column.of(item))))
  const last = columns.length - 1
  const widths = columns.map(({title}, at) => rows.reduce((most, row) => Math.max(most, columnsOf(row[at] as string)), title.length))
  const lineOf = (row: readonly string[]): string =>
    row.map((cell, at) => (at === last ? cell : padded(cell, widths[at] as number, columns[at]?.right))).join('  ')
  const title = lineOf(columns.map((column) => column.title))
  const heading = bold ? `\u001b[1m${title}\u001b[0m` : title
  return [...(head && items.length > 0 ? [heading] : []), ...rows.map(lineOf)].map((line) => `${line}\n`).join('')
}

const padded = (cell: string, width: number, right = false): string => {
  const space = ' '.repeat(Math.max(0, width - columnsOf(cell)))
  return right ? space + cell : cell + space
}

/** One line a fact; what lies inside is named with dots. */
function keysAndValues(value: Value): string {
  const facts = factsOf(value, '')
  const width = Math.max(0, ...facts.map(([key]) => key.length))
  return facts.map(([key, text]) => `${key.padEnd(width)}  ${text}\n`).join('')
}

function factsOf(value: Value, before: string): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, one]) => {
    const name = `${before}${key}`
    if (one === undefined || one === null) return []
    if (Array.isArray(one)) return one.length === 0 ? [] : one.flatMap((part, at) => factsOf({[`${key}[${at}]`]: part as unknown}, before))
    if (typeof one === 'object') return factsOf(one as Value, `${name}.`)
    return [[printable(name), printable(textOf(one))] as const]
  })
}

import type {Connection} from '../../contract/client.ts'
import {ask} from './ask.ts'
import {itemsOf, rowsOf} from './print-document.ts'
import type {Session} from './session.ts'

const PAGE = 20_000

export interface PagedCall {
  readonly session: Session
  readonly connection: Connection
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

/** Prints a list of any length page by page: one line an item, one whole document, or a table. */
export async function printPages(call: PagedCall): Promise<number> {
  const {out} = call.session.place
  const {json, jsonl, noColor} = call.session.globals
  let first = true
  for await (const page of pagesOf(call)) {
    const {key, items} = itemsOf(page) ?? {key: 'items', items: []}
    if (jsonl) await out.data(items.map((item) => `${JSON.stringify(item)}\n`).join(''))
    else if (json) await out.data(`${first ? headOf(page, key) : ''}${piecesOf(items, first)}`)
    else await out.data(rowsOf(key, items, {head: first, bold: out.color && !noColor}))
    first = false
  }
  if (json && !jsonl) await out.data(']}\n')
  return 0
}

const piecesOf = (items: readonly unknown[], first: boolean): string =>
  items.map((item, at) => `${first && at === 0 ? '' : ','}${JSON.stringify(item)}`).join('')

/** The pages of a list that is whole without a limit. */
export async function* pagesOf({connection, name, input}: PagedCall): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let cursor = input['cursor']
  do {
    const page = await ask(connection, name, {...input, limit: PAGE, ...(cursor === undefined ? {} : {cursor})})
    yield page
    cursor = page['cursor']
  } while (cursor !== undefined)
}

/** The document up to its list, which the pages then fill: `{"total":3,"items":[`. */
function headOf(page: Readonly<Record<string, unknown>>, key: string): string {
  const rest = Object.entries(page).filter(([name]) => name !== key && name !== 'cursor')
  return `${JSON.stringify(Object.fromEntries(rest)).slice(0, -1)}${rest.length > 0 ? ',' : ''}${JSON.stringify(key)}:[`
}

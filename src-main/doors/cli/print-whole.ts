import {errors} from '../../contract/errors.ts'
import type {Operation} from '../../contract/operation.ts'
import {printDocument} from './print-document.ts'
import {type PagedCall, pagesOf} from './print-pages.ts'

type Value = Readonly<Record<string, unknown>>

/** Prints all pages of an answer as one document, whatever lists it has; answers the exit code. */
export async function printWhole(
  call: PagedCall & {readonly operation: Operation},
  {job, exitCode}: {readonly job?: unknown; readonly exitCode: number} = {exitCode: 0},
): Promise<number> {
  const {job: told, ...value} = await wholeAnswer(call)
  const {json, jsonl} = call.session.globals
  // How the work went is for programs; people have seen it end.
  await printDocument(call.session, json || jsonl ? {...value, job: job ?? told} : value)
  return exitOf(call.operation, value, exitCode)
}

/** Where damage was found, that is what the exit code tells, also when the work itself ended well. */
export function exitOf({isDamaged}: Operation, value: Value, otherwise: number): number {
  return isDamaged?.(value as never) ? errors.Damaged.exitCode : otherwise
}

async function wholeAnswer(call: PagedCall): Promise<Value> {
  let whole: Value = {}
  for await (const {cursor, ...page} of pagesOf(call)) {
    const lists = Object.entries(page).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
    const joined = lists.map(([key, list]) => [key, [...((whole[key] as unknown[] | undefined) ?? []), ...list]])
    whole = {...page, ...whole, ...Object.fromEntries(joined)}
    if (cursor === undefined) break
  }
  return whole
}

import {
  must,
  readBytes,
  readFacts,
  spotReader,
  spotWriter,
  writeBytes,
  writeFacts,
  type BytesText,
  type FactsText,
  type FolderText,
  type SpotText,
} from './spot-text.ts'
import type {Facts, Spot} from './spot.ts'
import type {Part, Step, StepResult} from './step.ts'

/*
 * Parts and results as text: the journal keeps it, and a plan's hash is made over it. The same values give the same text on every machine:
 * the order of the fields is the one below, and what is undefined is left out.
 */
const PLAIN = ['item', 'touched', 'keptBoth', 'mode', 'removeSource', 'why', 'instead', 'format', 'count', 'size'] as const
const SPOTS = ['first', 'from', 'to', 'infoAt', 'version', 'kept'] as const
const FACTS = ['seen', 'existing', 'made', 'keptSeen'] as const
const BYTES = ['target', 'info', 'hash', 'content'] as const
const RESULT = ['outcome', 'error', 'verified', 'lost', 'bytes'] as const

type Field<K> = Exclude<keyof Extract<Step, {kind: K}>, 'kind' | 'touched' | 'keptBoth'>
/** The fields that a step of each kind cannot lack. */
const required: {readonly [K in Step['kind']]: readonly Field<K>[]} = {
  'make-folder': ['item', 'to', 'mode'],
  'settle-folder': ['item', 'from', 'to', 'seen'],
  'copy-file': ['item', 'from', 'to', 'seen', 'removeSource'],
  'copy-link': ['item', 'from', 'to', 'seen', 'target', 'removeSource'],
  join: ['item', 'first', 'from', 'to', 'seen', 'removeSource'],
  move: ['item', 'from', 'to', 'seen'],
  remove: ['item', 'from', 'seen'],
  trash: ['item', 'from', 'seen', 'to', 'infoAt', 'info'],
  restore: ['item', 'from', 'to', 'infoAt', 'seen'],
  'new-link': ['item', 'to', 'target'],
  'new-file': ['item', 'to', 'content', 'mode'],
  pack: ['item', 'to', 'format', 'sources', 'count', 'size'],
  'new-hard-link': ['item', 'from', 'to', 'seen'],
  'swap-version': ['item', 'from', 'seen', 'to', 'existing'],
  nothing: ['item', 'to', 'why'],
}

type Fields = Readonly<Record<string, unknown>>

/** The canonical text of one part of an act. */
export function partText({no, steps}: Part): string {
  const {folders, write} = spotWriter()
  const lines = steps.map((step) => written({kind: step.kind}, step as unknown as Fields, write))
  return JSON.stringify({no, folders, steps: lines})
}

export function readPart(text: string): Part {
  const {no, folders, steps} = parsed(text)
  const read = spotReader(must(folders) as readonly FolderText[])
  const fields = (must(steps) as readonly Fields[]).map((line) => restored({kind: line['kind']}, line, read) as unknown as Step)
  for (const step of fields) for (const name of must(required[step.kind])) must((step as unknown as Fields)[name])
  return {no: must(no) as number, steps: fields}
}

/** The text of the results of one part, in the order of its steps. */
export function resultsText(results: readonly StepResult[]): string {
  const {folders, write} = spotWriter()
  const lines = (results as readonly unknown[] as readonly Fields[]).map((result) => written(put({}, result, RESULT), result, write))
  return JSON.stringify({folders, results: lines})
}

export function readResults(text: string): readonly StepResult[] {
  const {folders, results} = parsed(text)
  const read = spotReader(must(folders) as readonly FolderText[])
  const lines = (must(results) as readonly Fields[]).map((line) => restored(put({}, line, RESULT), line, read) as unknown as StepResult)
  for (const {outcome} of lines) must(outcome)
  return lines
}

function parsed(text: string): Fields {
  try {
    return JSON.parse(text) as Fields
  } catch {
    return must<Fields>(undefined)
  }
}

type Line = Record<string, unknown>

/** Adds the fields of a step or a result as text; a loop each, because an act on many files passes here thrice for every one. */
function written(line: Line, fields: Fields, write: ReturnType<typeof spotWriter>['write']): Line {
  put(line, fields, PLAIN)
  for (const name of SPOTS) if (fields[name] !== undefined) line[name] = write(fields[name] as Spot)
  if (fields['sources'] !== undefined) line['sources'] = (fields['sources'] as readonly Spot[]).map(write)
  for (const name of FACTS) if (fields[name] !== undefined) line[name] = writeFacts(fields[name] as Facts)
  for (const name of BYTES) if (fields[name] !== undefined) line[name] = writeBytes(fields[name] as Uint8Array)
  return line
}

function restored(line: Line, fields: Fields, read: ReturnType<typeof spotReader>): Line {
  put(line, fields, PLAIN)
  for (const name of SPOTS) if (fields[name] !== undefined) line[name] = read(fields[name] as SpotText)
  if (fields['sources'] !== undefined) line['sources'] = (fields['sources'] as readonly SpotText[]).map(read)
  for (const name of FACTS) if (fields[name] !== undefined) line[name] = readFacts(fields[name] as FactsText)
  for (const name of BYTES) if (fields[name] !== undefined) line[name] = readBytes(fields[name] as BytesText)
  return line
}

function put(line: Line, fields: Fields, names: readonly string[]): Line {
  for (const name of names) if (fields[name] !== undefined) line[name] = fields[name]
  return line
}

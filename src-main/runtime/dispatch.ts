import type {z} from 'zod'
import type {Caller} from '../contract/caller.ts'
import {CoreError, type ErrorCode, type Failure, type Reply} from '../contract/errors.ts'
import {allOperations} from '../contract/index.ts'
import {JsonText} from '../contract/json-text.ts'
import type {Operation} from '../contract/operation.ts'
import type {Log, Random} from '../domain/ports.ts'
import {jsonValue} from './json-value.ts'
import {wholeStory} from './whole-story.ts'

/** Remembers the replies of actions, so that the same request id twice answers the first result, also after a restart. */
export interface RequestMemory {
  recall(caller: string, requestId: string): Promise<Reply | undefined>
  remember(caller: string, requestId: string, reply: Reply): Promise<void>
}

export interface DispatchParts {
  /** `handlers[subject][verb]`: typed where they are declared, generic here. */
  readonly handlers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** What a handler gets beside its input, made for this caller. */
  scopeFor(operation: Operation, caller: Caller, called: Called): object
  readonly requests: RequestMemory
  readonly log: Log
  readonly random: Random
  /** Answers that are text go unchecked, as in built programs; where the sources run, they are checked like all others. */
  readonly trustsText?: boolean
}

export interface Called {
  readonly name: string
  readonly input: unknown
  readonly requestId?: string | undefined
  /** The library that it is meant for; none for whichever is open. */
  readonly library?: string | undefined
  readonly signal?: AbortSignal | undefined
}

type Handler = (input: unknown, scope: object) => Promise<unknown>
interface Row {
  readonly operation: Operation
  readonly run: Handler
}

/** The one way in: finds the operation, checks the grant, parses, runs, and is the only place that catches. */
export function openDispatch(parts: DispatchParts): (caller: Caller, called: Called) => Promise<Reply> {
  const table = new Map<string, Row>(
    allOperations().map(({name, subject, verb, operation}) => [name, {operation, run: parts.handlers[subject]?.[verb] as Handler}]),
  )
  const underWay = new Map<string, Promise<Reply>>()

  const once = (row: Row, caller: Caller, called: Called): Promise<Reply> => {
    if (row.operation.kind === 'query' || called.requestId === undefined) return run(row, called, {caller, parts})
    // Under way from the asking of the memory on: else one that asks it while the other is being remembered would run again.
    const request = `${called.name} ${called.requestId}`
    const key = `${caller.kind} ${request}`
    const fresh = underWay.get(key) ?? remembered(row, called, {caller, parts, request}).finally(() => underWay.delete(key))
    underWay.set(key, fresh)
    return fresh
  }

  return async (caller, called) => {
    const row = table.get(called.name)
    if (!row) return failed({code: 'UnknownWord', message: `There is no operation named ${called.name}.`})
    const missing = row.operation.needs.find((grant) => !caller.grants.includes(grant))
    if (missing) return failed({code: 'NotAllowed', message: `This caller may not use ${called.name}: it lacks the grant ${missing}.`})
    try {
      return await once(row, caller, called)
    } catch (error) {
      return failureOf(error, called.name, parts)
    }
  }
}

interface Asked {
  readonly caller: Caller
  readonly parts: DispatchParts
}

async function remembered(row: Row, called: Called, {caller, parts, request}: Asked & {readonly request: string}): Promise<Reply> {
  const known = await parts.requests.recall(caller.kind, request)
  if (known) return known
  const reply = await run(row, called, {caller, parts})
  if (!reply.ok) return reply
  try {
    await parts.requests.remember(caller.kind, request, reply)
  } catch (error) {
    // It was carried out: whoever asked must not be told that it was not.
    parts.log.write('warn', 'dispatch', `the answer to ${called.name} could not be remembered: ${wholeStory(error)}`)
  }
  return reply
}

async function run(row: Row, called: Called, {caller, parts}: Asked): Promise<Reply> {
  try {
    const input = row.operation.input.safeParse(called.input ?? {})
    if (!input.success) return failed({code: 'BadInput', message: sentenceOf(input.error)})
    const scope = {...parts.scopeFor(row.operation, caller, called), signal: called.signal, fail: failWith}
    const answer = await row.run(input.data, scope)
    if (!(answer instanceof JsonText)) return {ok: true, value: row.operation.output.parse(answer)}
    if (!parts.trustsText) row.operation.output.parse(jsonValue(answer))
    return {ok: true, value: answer}
  } catch (error) {
    return failureOf(error, called.name, parts)
  }
}

function failWith(code: ErrorCode, message: string, more?: Omit<Failure, 'code' | 'message'> & ErrorOptions): never {
  throw new CoreError({code, message, hint: more?.hint, details: more?.details}, {cause: more?.cause})
}

const failed = (error: Failure): Reply => ({ok: false, error})

function failureOf(error: unknown, name: string, {log, random}: DispatchParts): Reply {
  if (error instanceof CoreError && error.code !== 'Internal') {
    const {code, message, hint, details} = error
    return failed({code, message, hint, details})
  }
  const incident = random.uuid()
  log.write('error', 'dispatch', `${name} failed, incident ${incident}: ${wholeStory(error)}`)
  return failed({
    code: 'Internal',
    message: `Something in Onefold went wrong (incident ${incident}).`,
    hint: 'The log tells more: onefold log show',
  })
}

function sentenceOf(error: z.ZodError): string {
  const first = error.issues[0]
  const where = first?.path.length ? `${first.path.join('.')}: ` : ''
  return `That input does not fit: ${where}${first?.message ?? 'unknown'}.`
}

import {Buffer} from 'node:buffer'
import type {Connection} from '../../contract/client.ts'
import {CoreError} from '../../contract/errors.ts'
import type {Operation} from '../../contract/operation.ts'
import {ask} from './ask.ts'
import {inputFlags} from './input-flags.ts'
import type {OperationCall} from './operation-call.ts'
import {printPages} from './print-pages.ts'
import {exitOf, printWhole} from './print-whole.ts'
import {printDocument} from './print-document.ts'
import {readInput} from './read-input.ts'
import {runAct} from './run-act.ts'
import {runLong} from './run-long.ts'
import type {Session} from './session.ts'
import {holdsJob, waitForJob} from './wait-for-job.ts'

/** Runs an operation of the contract as a command: words in, a document or a table out. */
export async function runOperation(session: Session, call: OperationCall): Promise<number> {
  const {globals, place} = session
  const {operation} = call
  if (globals.dryRun && operation.kind === 'action' && !('dryRun' in operation.input.shape)) {
    throw new CoreError({code: 'BadInput', message: `“${call.name.replace('.', ' ')}” has no plan to show, so there is no --dry-run.`})
  }
  const said = readInput(operation, call.words, place)
  const input = {...said, ...(await piped(operation, place)), ...agreedIn(operation, globals)}
  const connection = await session.connect()
  if (operation.waits) return runAct(session, connection, {...call, input})
  if (operation.tells !== undefined) return runLong(session, connection, {name: call.name, input, tells: operation.tells})
  if (isPaged(operation) && said['limit'] === undefined) {
    const paged = {session, connection, name: call.name, input}
    return operation.isDamaged ? printWhole({...paged, operation}) : printPages(paged)
  }
  const value = await agreed(session, connection, {name: call.name, input, operation})
  if (globals.wait && holdsJob(value)) {
    const ended = await waitForJob(session, connection, value)
    await printDocument(session, ended.value)
    return ended.exitCode
  }
  await printDocument(session, value)
  return exitOf(operation, value, 0)
}

async function piped({fromInput}: Operation, {readPiped}: Session['place']): Promise<Record<string, unknown>> {
  if (!fromInput) return {}
  const {key, mostBytes} = fromInput
  const bytes = await readPiped(mostBytes)
  if (bytes === undefined) {
    const message = 'There is nothing on standard input that a file could be made of.'
    throw new CoreError({code: 'BadInput', message, hint: 'Write “< FILE” behind the command, or “COMMAND |” before it.'})
  }
  if (bytes.length > mostBytes) throw new CoreError({code: 'BadInput', message: `Standard input holds more than ${mostBytes} bytes.`})
  return {[key]: Buffer.from(bytes).toString('base64')}
}

function agreedIn(operation: Operation, {yes, dryRun}: Session['globals']): Record<string, unknown> {
  const has = (key: string): boolean => key in operation.input.shape
  return {...(yes && has('yes') ? {yes} : {}), ...(dryRun && has('dryRun') ? {dryRun} : {})}
}

/** A list that is whole without --limit comes in pages; a limit with a standard value means one page. */
function isPaged(operation: Operation): boolean {
  const limit = inputFlags(operation).flags.find(({key}) => key === 'limit')
  return limit !== undefined && limit.standard === undefined && 'cursor' in operation.input.shape
}

/** Calls; what needs a yes is asked on a terminal and refused elsewhere. */
async function agreed(
  session: Session,
  connection: Connection,
  call: {readonly name: string; readonly input: object; readonly operation: Operation},
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await ask(connection, call.name, call.input)
  } catch (error) {
    const needsYes = error instanceof CoreError && error.code === 'ConfirmationNeeded' && 'yes' in call.operation.input.shape
    if (!needsYes || !(await session.place.confirm(error.message))) throw error
    return await ask(connection, call.name, {...call.input, yes: true})
  }
}

import type {Connection} from '../../contract/client.ts'
import {CoreError} from '../../contract/errors.ts'
import {ask} from './ask.ts'
import type {OperationCall} from './operation-call.ts'
import {printWhole} from './print-whole.ts'
import type {Session} from './session.ts'
import {listedOperations} from './vocabulary.ts'
import {holdsJob, waitForJob} from './wait-for-job.ts'

type Value = Readonly<Record<string, unknown>>

/** Runs long work whose end another operation tells: waits for its job, then prints what that query answers to the same words. */
export async function runLong(
  session: Session,
  connection: Connection,
  {name, input, tells}: Pick<OperationCall, 'name'> & {readonly input: Value; readonly tells: string},
): Promise<number> {
  const begun = await ask<Value>(connection, name, input)
  if (!holdsJob(begun)) throw new CoreError({code: 'Internal', message: `“${name}” named no job.`})
  const {value, exitCode} = await waitForJob(session, connection, begun)
  const {operation} = listedOperations.find((one) => one.name === tells)!
  const words = Object.entries({...input, job: begun.job.id}).filter(([key]) => key in operation.input.shape)
  const call = {session, connection, operation, name: tells, input: Object.fromEntries(words)}
  return printWhole(call, {job: value['job'], exitCode})
}

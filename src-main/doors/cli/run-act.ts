import type {Connection} from '../../contract/client.ts'
import {CoreError, errors} from '../../contract/errors.ts'
import type {Job} from '../../contract/job.ts'
import type {ActResult} from '../../contract/outcome.ts'
import type {Acted, Plan} from '../../contract/plan.ts'
import {ask} from './ask.ts'
import {planLines, resultLines} from './plan-lines.ts'
import {printDocument} from './print-document.ts'
import {printable} from './printable.ts'
import type {OperationCall} from './run-operation.ts'
import type {Session} from './session.ts'
import {waitForJob} from './wait-for-job.ts'

type Answer = Acted & Readonly<Record<string, unknown>>

/** Runs an act: shows its plan, asks where there is a person to ask, waits for its job and tells what became of each target. */
export async function runAct(session: Session, connection: Connection, call: OperationCall & {readonly input: object}): Promise<number> {
  try {
    return await actWhole(session, connection, call)
  } catch (error) {
    const plan = error instanceof CoreError ? (error.details?.['plan'] as Plan | undefined) : undefined
    if (!(error instanceof CoreError) || !plan) throw error
    const {code, message, hint} = error
    session.place.out.note(`onefold: ${printable(message)}${hint === undefined ? '' : ` ${printable(hint)}`}`)
    await print(session, {plan, error: {code, message, hint, details: {...error.details, plan: undefined}}}, planLines(plan))
    return errors[code].exitCode
  }
}

async function actWhole(session: Session, connection: Connection, call: OperationCall & {readonly input: object}): Promise<number> {
  const answer = await agreed(session, connection, call)
  if (!answer.job) {
    await print(session, answer, planLines(answer.plan))
    return 0
  }
  const ended = await waitForJob(session, connection, {...answer, job: answer.job})
  const {results} = await ask<{results: ActResult[]}>(connection, 'job.results', {job: answer.job.id})
  const {plan, ...said} = answer
  await print(session, {...said, plan, job: ended.value['job'] as Job, results}, resultLines(results))
  return ended.exitCode
}

/** What has a plan is asked on a terminal, and bound to the plan that was shown. */
async function agreed(
  session: Session,
  connection: Connection,
  {name, input}: {readonly name: string; readonly input: object},
): Promise<Answer> {
  try {
    return await ask<Answer>(connection, name, input)
  } catch (error) {
    const plan =
      error instanceof CoreError && error.code === 'ConfirmationNeeded' ? (error.details?.['plan'] as Plan | undefined) : undefined
    if (!plan || !(await session.place.confirm(`${planLines(plan)}${(error as CoreError).message}`))) throw error
    return await ask<Answer>(connection, name, {...input, commit: plan.hash})
  }
}

async function print(session: Session, document: Readonly<Record<string, unknown>>, text: string): Promise<void> {
  const {globals, place} = session
  if (globals.json || globals.jsonl) return printDocument({globals: {...globals, jsonl: false, json: true}, place}, document)
  await place.out.data(text)
}

import {CoreError, errors, type Failure} from '../../contract/errors.ts'
import {type GlobalOptions, globalOptions} from './global-options.ts'
import {printable} from './printable.ts'
import type {OperationCall} from './operation-call.ts'
import {type CliPlace, newSession, type Session} from './session.ts'

/** Carries out one command line and answers the exit code: data on stdout, the rest on stderr. */
export async function runCli(argv: readonly string[], place: CliPlace): Promise<number> {
  let globals: GlobalOptions | undefined
  try {
    const taken = globalOptions(argv)
    globals = taken.globals
    return await run(newSession(place, globals), taken.rest)
  } catch (error) {
    return await tellFailure(failureOf(error), place, globals?.json || globals?.jsonl || argv.includes('--json'))
  }
}

async function run(session: Session, rest: readonly string[]): Promise<number> {
  const {place, globals} = session
  if (globals.version) {
    await place.out.data(globals.json ? `${JSON.stringify({version: place.appVersion})}\n` : `onefold ${place.appVersion}\n`)
    return 0
  }
  try {
    return await runCommand(session, rest)
  } finally {
    session.close()
  }
}

async function runCommand(session: Session, rest: readonly string[]): Promise<number> {
  const {findCommand, vocabulary} = await import('./find-command.ts')
  const command = findCommand(session.globals.help ? beforeOptions(rest) : rest)
  if (command.kind === 'help' || session.globals.help) {
    const {printHelp} = await import('./help-text.ts')
    return printHelp(session.place.out, command.kind === 'help' ? command.topic : beforeOptions(rest))
  }
  if (command.kind === 'own' && command.own.endsItself) return command.own.run(session, command.words, vocabulary)
  return Promise.race([
    command.kind === 'own' ? command.own.run(session, command.words, vocabulary) : runAsOperation(session, command),
    interruption(session),
  ])
}

async function runAsOperation(session: Session, call: OperationCall): Promise<number> {
  const {runOperation} = await import('./run-operation.ts')
  return runOperation(session, call)
}

/** With --help the words may still lack their arguments. */
function beforeOptions(rest: readonly string[]): readonly string[] {
  const at = rest.findIndex((word) => word.startsWith('-'))
  const words = at < 0 ? rest : rest.slice(0, at)
  return ['help', ...words.filter((word) => word !== 'help')]
}

function interruption({place}: Session): Promise<never> {
  return new Promise((_, reject) => {
    place.interrupted.addEventListener('abort', () =>
      reject(new CoreError({code: 'Interrupted', message: 'Interrupted; a job that was begun goes on in the core.'})),
    )
  })
}

function failureOf(error: unknown): Failure {
  if (error instanceof CoreError) return error
  return {code: 'Internal', message: `Something went wrong in the command line: ${error instanceof Error ? error.message : String(error)}.`}
}

async function tellFailure(failure: Failure, {out}: CliPlace, asJson: boolean): Promise<number> {
  const {code, message, hint, details} = failure
  out.note(`onefold: ${printable(message)}${hint === undefined ? '' : ` ${printable(hint)}`}`)
  if (asJson) await out.data(`${JSON.stringify({error: {code, message, hint, details}})}\n`)
  return errors[code]?.exitCode ?? 1
}

import {randomUUID} from 'node:crypto'
import {setTimeout as sleep} from 'node:timers/promises'
import type {MessagePortMain} from 'electron'
import {CoreError, type Failure} from '../../contract/errors.ts'
import type {FoundCore} from './find-core.ts'
import {type FromCore, OWNER_ENDED, type Shell, type ToCore, type WindowPlaces} from './messages.ts'
import {serveWindows} from './serve-windows.ts'

/** What is not opened by then waits for another program, and holds nothing. */
const OPENED_WITHIN_MS = 3000

/** Lives the life of the core's child: tells the window's place, finds the core, serves, and puts it down when told. */
export async function coreInChild(parts: ChildParts): Promise<void> {
  const complain = (error: unknown): void => parts.log.write('error', 'window', sentenceOf(error))
  const shell: Shell = {say: parts.line.say, failed: complain, newRequestId: randomUUID}
  let writing: Promise<void> = Promise.resolve()
  let stopping: Promise<void> | undefined
  let finding: Promise<FoundCore> | undefined
  let serve: ((message: ToCore, port: MessagePortMain | undefined) => void) | undefined

  const close = async (reason: string): Promise<void> => {
    await writing
    // One that is just being opened is closed as well: a library that nobody closed is checked as a whole at the next start.
    const found = await Promise.race([finding?.catch(() => undefined), sleep(OPENED_WITHIN_MS, undefined)])
    await found?.close(reason)
    parts.exit(0)
  }
  const stop = (reason: string): void => {
    stopping ??= close(reason).catch((error: unknown) => crash(parts, error))
  }
  parts.signalled(stop)
  parts.line.hear((message, port) => {
    if (message.say === 'remember') writing = writing.then(() => parts.writePlaces(message.places)).catch(complain)
    else if (message.say === 'autostart') writing = writing.then(() => parts.writeAutostart(message.entry)).catch(complain)
    else if (message.say === 'stop') stop(message.reason)
    else serve?.(message, port)
  })

  shell.say({say: 'places', places: await parts.readPlaces()})
  try {
    finding = parts.findCore()
    const found = await finding
    const serving = await serveWindows(found.source, shell)
    serve = serving.take
    // Whoever owned the library is gone: this child ends, and the next one may own it.
    found.onLost?.(() => {
      if (!stopping) parts.exit(OWNER_ENDED)
    })
    if (found.note) parts.log.write('info', 'window', found.note)
    shell.say({say: 'ready', form: found.form, note: found.note})
  } catch (error) {
    if (!(error instanceof CoreError)) return crash(parts, error)
    shell.say({say: 'failed', failure: failureOf(error)})
  }
}

/** What the program brings: its line to the main process, and what only it may know of the machine and the core. */
export interface ChildParts {
  readonly line: {
    say(message: FromCore): void
    hear(listen: (message: ToCore, port: MessagePortMain | undefined) => void): void
  }
  readPlaces(): Promise<WindowPlaces>
  writePlaces(places: WindowPlaces): Promise<void>
  writeAutostart(entry: string | undefined): Promise<void>
  findCore(): Promise<FoundCore>
  /** Tells of the signal by which the system, or a terminal, ends this process. */
  signalled(listen: (signal: string) => void): void
  readonly log: {write(level: 'info' | 'error', source: string, message: string): void}
  exit(code: number): void
}

function crash(parts: ChildParts, error: unknown): void {
  parts.log.write('error', 'window', sentenceOf(error))
  parts.exit(1)
}

const failureOf = ({code, message, hint}: CoreError): Failure => ({code, message, hint})

const sentenceOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

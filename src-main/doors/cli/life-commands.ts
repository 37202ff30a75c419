import {ask} from './ask.ts'
import {ownOptions} from './own-options.ts'
import {printDocument} from './print-document.ts'
import type {Session} from './session.ts'

/** Prints how the core is; starts one when none runs, as every command does. */
export async function showStatus(session: Session, words: readonly string[]): Promise<number> {
  ownOptions(words, {})
  await printDocument(session, await ask(await session.connect(), 'core.status', {}))
  return 0
}

/** Stops the core, and returns when its process is gone. */
export async function stopRunning(session: Session, words: readonly string[]): Promise<number> {
  ownOptions(words, {})
  const pid = await session.stop()
  await tellStopped(session, pid)
  return 0
}

/** Stops the core if one runs, then starts it. */
export async function restartCore(session: Session, words: readonly string[]): Promise<number> {
  ownOptions(words, {})
  await session.stop()
  return showStatus(session, [])
}

async function tellStopped(session: Session, pid: number | undefined): Promise<void> {
  if (session.globals.json || session.globals.jsonl)
    return printDocument(session, {running: false, ...(pid === undefined ? {} : {stopped: pid})})
  session.place.out.note(pid === undefined ? 'The core was not running.' : `The core (process ${pid}) has stopped.`)
}

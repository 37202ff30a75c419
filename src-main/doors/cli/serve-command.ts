import {CoreError} from '../../contract/errors.ts'
import {ask} from './ask.ts'
import {ownOptions} from './own-options.ts'
import {printDocument} from './print-document.ts'
import type {Session} from './session.ts'

/** Opens the browser door of the core and prints an address that lets one browser in, once. Shuts it again at Ctrl-C. */
export async function serveBrowser(session: Session, words: readonly string[]): Promise<number> {
  const {values} = ownOptions(words, {port: {type: 'string'}, url: {type: 'boolean'}})
  const port = portOf(values['port'])
  const connection = await session.connect()
  const {place, globals} = session
  const served = await ask<{readonly url: string; readonly port: number}>(connection, 'door.serve', port === undefined ? {} : {port})
  if (globals.json || globals.jsonl) await printDocument(session, served)
  else await place.out.data(`${served.url}\n`)
  if (values['url']) return 0
  place.out.note('The address works once; “onefold serve --url” prints another. Ctrl-C ends the serving, the core goes on.')
  const gone = new Promise<string>((resolve) => connection.onClose(resolve))
  const interrupted = new Promise<undefined>((resolve) => place.interrupted.addEventListener('abort', () => resolve(undefined)))
  const why = await Promise.race([gone, interrupted])
  if (why !== undefined) throw new CoreError({code: 'CoreUnreachable', message: `The core that served is gone: ${why}.`})
  await ask(connection, 'door.shut', {})
  return 0
}

function portOf(text: string | boolean | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (/^\d+$/.test(String(text)) && port <= 65_535) return port
  throw new CoreError({code: 'BadInput', message: `“${text}” is no port: it must be a number up to 65535.`})
}

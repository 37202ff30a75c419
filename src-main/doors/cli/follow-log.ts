import {CoreError} from '../../contract/errors.ts'
import {logLevels, type LogLine} from '../../contract/system.ts'
import {ownOptions} from './own-options.ts'
import {rowsOf} from './print-document.ts'
import type {Session} from './session.ts'

/** Prints lines of the log as they are written, until Ctrl-C or the end of the core. */
export async function followLog({place, globals, connect}: Session, words: readonly string[]): Promise<number> {
  const {values} = ownOptions(words, {level: {type: 'string'}, job: {type: 'string'}})
  const least = logLevels.indexOf((values['level'] ?? 'info') as LogLine['level'])
  if (least < 0) throw new CoreError({code: 'BadInput', message: `“${values['level']}” is none of ${logLevels.join(', ')}.`})
  const connection = await connect()
  connection.on(
    (event) => {
      if (event.type !== 'log.written' || logLevels.indexOf(event.line.level) < least) return
      if (values['job'] !== undefined && event.line.job !== values['job']) return
      void place.out.data(globals.json || globals.jsonl ? `${JSON.stringify(event.line)}\n` : rowsOf('lines', [event.line], {head: false}))
    },
    ['log.written'],
  )
  return new Promise((resolve, reject) => {
    place.interrupted.addEventListener('abort', () => resolve(130))
    connection.onClose((why) => reject(new CoreError({code: 'CoreUnreachable', message: `The core is gone: ${why}.`})))
  })
}

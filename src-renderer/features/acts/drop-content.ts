import {MOST_PASTED_BYTES} from '../../../src-main/contract/paste.ts'
import {tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import type {Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {bytes} from '../../ui/format.ts'
import type {ForeignContent} from './foreign-content.ts'
import {makeHere} from './make-here.ts'
import {perform} from './perform-act.ts'

const words = messages.act
/** Each is an act of its own. */
const MOST_AT_ONCE = 50

/** Makes files in a folder of what was dropped there; the name of a single one can be written at once. */
export async function dropContent(dropped: readonly ForeignContent[], folder: string, pane: Pane): Promise<void> {
  if (dropped.length === 0) return tell('error', words.nothingDropped)
  if (dropped.length > MOST_AT_ONCE) return tell('error', words.tooManyDropped(MOST_AT_ONCE))
  if (dropped.some(({data}) => data.size > MOST_PASTED_BYTES)) return tell('error', words.tooLargeToDrop(bytes(MOST_PASTED_BYTES)))
  const [only] = dropped
  if (only && dropped.length === 1) {
    const data = await base64Of(only.data)
    return makeHere({called: only.called, into: folder, make: (into, name) => paste({folder: into, name, data})}, pane)
  }
  for (const {called, data} of dropped) {
    await paste({folder, name: `${called.stem}${called.extension ?? ''}`, data: await base64Of(data)})
  }
}

/** Makes a file of bytes, as an act that can be undone. */
export const paste = (input: {readonly folder: string; readonly name: string; readonly data: string}): Promise<unknown> =>
  perform({send: ({dryRun, yes, commit}) => core.file.paste({...input, dryRun, yes, commit})})

function base64Of(data: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('What was dropped could not be read.')))
    reader.readAsDataURL(data)
  })
}

import {MOST_PASTED_BYTES} from '../../../src-main/contract/paste.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {activePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {bytes} from '../../ui/format.ts'
import {can} from './abilities.ts'
import {calledNow} from './content-name.ts'
import {paste} from './drop-content.ts'
import {makeHere} from './make-here.ts'

const words = messages.act

/** Makes a file of the image or the text on the clipboard in the shown folder, and lets its name be written. False where there is neither. */
export async function pasteContent(): Promise<boolean> {
  if (!can('clipboard')) return false
  const pane = activePane()
  const found = await attempt(() => core.window.readContent({}))
  // What went wrong has been told.
  if (!found) return true
  if (!found.content) return false
  const {kind, data} = found.content
  if ((data.length / 4) * 3 - 2 > MOST_PASTED_BYTES) tell('error', words.tooLargeToPaste(bytes(MOST_PASTED_BYTES)))
  else
    await makeHere(
      {called: calledNow(kind === 'image' ? 'image/png' : 'text/plain', new Date()), make: (folder, name) => paste({folder, name, data})},
      pane,
    )
  return true
}

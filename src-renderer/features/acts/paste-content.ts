import {MOST_PASTED_BYTES} from '../../../src-main/contract/paste.ts'
import type {ClipboardContent} from '../../../src-main/contract/system.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {activePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {bytes} from '../../ui/format.ts'
import {can} from './abilities.ts'
import {makeHere} from './make-here.ts'
import {perform} from './perform-act.ts'

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
  else await makeHere({called: nameFor(kind, new Date()), make: (folder, name) => paste({folder, name, data})}, pane)
  return true
}

const paste = (input: {readonly folder: string; readonly name: string; readonly data: string}): Promise<unknown> =>
  perform({send: ({dryRun, yes, commit}) => core.file.paste({...input, dryRun, yes, commit})})

/** By the clock of the wall; with dots, because a colon is no part of a name on Windows. */
function nameFor(kind: ClipboardContent['kind'], now: Date): {readonly stem: string; readonly extension: string} {
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  const when = `${day} ${two(now.getHours())}.${two(now.getMinutes())}`
  return kind === 'image'
    ? {stem: `${words.pastedImage} ${when}`, extension: '.png'}
    : {stem: `${words.pastedText} ${when}`, extension: '.txt'}
}

import {tell, tellFailure} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import type {Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {chooseNamed, shownFolder} from '../files/index.ts'
import {joinPath} from '../places/index.ts'
import type {Called} from './content-name.ts'
import {writeName} from './write-name.ts'

const MOST_NAMES = 1_000

export interface Making {
  readonly called: Called
  /** Answers nothing where it was not made. */
  readonly make: (folder: string, name: string) => Promise<unknown>
  /** Where, if no folder is shown. */
  readonly otherwise?: string | undefined
  /** Where, whatever is shown. */
  readonly into?: string | undefined
}

/** Makes something under a free name in the shown folder or in the named one, and lets its name be written where it is seen. */
export async function makeHere({called, make, otherwise, into}: Making, pane: Pane): Promise<void> {
  const folder = into ?? shownFolder(pane) ?? otherwise
  if (folder === undefined) return tell('error', messages.act.noFolder)
  const name = await freeName(folder, called)
  if (name === undefined || !(await make(folder, name))) return
  const made = shownFolder(pane) === folder ? await chooseNamed(name, pane) : undefined
  if (made) writeName(made, pane)
}

async function freeName(folder: string, {stem, extension = ''}: Called): Promise<string | undefined> {
  for (let no = 1; no <= MOST_NAMES; no++) {
    const name = `${stem}${no === 1 ? '' : ` ${no}`}${extension}`
    try {
      await core.file.info({targets: [joinPath(folder, name)]})
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'PathNotFound' || failure.code === 'NotFound') return name
      tellFailure(failure)
      return undefined
    }
  }
  return undefined
}

import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {activePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {beingChosen, shownFolder, targetOf} from '../files/index.ts'
import {joinPath, parentOf} from '../places/index.ts'
import {askForNames} from './batch-dialog.tsx'
import {actable} from './chosen.ts'
import {makeHere, type Making} from './make-here.ts'
import {type Meant, meantBy} from './meant.ts'
import {perform} from './perform-act.ts'
import {writeName} from './write-name.ts'

const words = messages.act

/** Puts what is chosen into the trash, without asking: it can be brought back. */
export async function trashChosen(): Promise<void> {
  const of = meantBy(await actable())
  if (of.length > 0) await perform({of, send: ({dryRun, yes, commit}, targets) => core.file.trash({targets, dryRun, yes, commit})})
}

/** Deletes what is chosen for good; always asks. */
export async function deleteChosen(): Promise<void> {
  const of = meantBy(await actable())
  if (of.length > 0) await deleteForGood(of)
}

export async function deleteForGood(of: readonly Meant[]): Promise<void> {
  await perform({of, grave: true, send: ({dryRun, yes, commit}, targets) => core.file.delete({targets, dryRun, yes, commit})})
}

export async function duplicateChosen(): Promise<void> {
  const of = meantBy(await actable())
  if (of.length > 0)
    await perform({of, weighs: true, send: ({dryRun, yes, commit}, targets) => core.file.duplicate({targets, dryRun, yes, commit})})
}

/** One name is written in its place, many are asked for in a dialog. */
export async function renameChosen(): Promise<void> {
  const pane = activePane()
  // What is typed meanwhile is the name.
  const items = await beingChosen(actable(pane), pane)
  const [item] = items
  if (items.length > 1) askForNames(items)
  else if (item) writeName(item, pane)
}

/** Makes a folder under a free name in the shown one, and lets its name be written. */
export async function newFolder(): Promise<void> {
  const make: Making['make'] = (folder, name) =>
    perform({send: ({dryRun, yes, commit}) => core.file.mkdir({paths: [joinPath(folder, name)], dryRun, yes, commit})})
  await makeHere({called: {stem: words.newFolderName}, make}, activePane())
}

/** Opens a terminal in the folder that is shown. */
export async function terminalHere(): Promise<void> {
  const target = shownFolder()
  if (target !== undefined) await attempt(() => core.file.terminal({target}))
}

/** Brings everything below a folder up into it; what it comes to is shown first. */
export async function flattenFolder({target, path}: Meant): Promise<void> {
  await perform({of: [{target, path}], shows: true, send: (consent, [folder = target]) => core.file.flatten({folder, ...consent})})
}

/** Puts what is empty below a folder into the trash; what that is is shown first. */
export async function cleanFolder({target, path}: Meant): Promise<void> {
  const of = [{target, path}]
  await perform({of, shows: true, send: ({dryRun, yes, commit}, targets) => core.file.clean({targets, dryRun, yes, commit})})
}

/** Makes a folder for what is chosen and moves it in. */
export async function gatherChosen(): Promise<void> {
  const pane = activePane()
  const items = await actable(pane)
  const targets = items.map(targetOf)
  const [item] = items
  if (!item) return
  const make: Making['make'] = (above, name) =>
    perform({send: ({dryRun, yes, commit}) => core.file.gather({targets, folder: joinPath(above, name), dryRun, yes, commit})})
  await makeHere({called: {stem: words.newFolderName}, make, otherwise: parentOf(item.path)}, pane)
}

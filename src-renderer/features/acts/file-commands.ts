import type {Item} from '../../../src-main/contract/file.ts'
import {attempt, tell, tellFailure} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {activePane, type Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {choose, chooseNamed, type Rename, shownFolder, startRenaming, targetOf, useSelection} from '../files/index.ts'
import {joinPath, parentOf} from '../places/index.ts'
import {askForNames} from './batch-dialog.tsx'
import {actable} from './chosen.ts'
import {type Meant, meantBy} from './meant.ts'
import {perform} from './perform-act.ts'

const words = messages.act
const MOST_NAMES = 1_000

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
  const items = await actable(pane)
  const [item] = items
  if (items.length > 1) askForNames(items)
  else if (item) writeName(item, pane)
}

function writeName(item: Item, pane: Pane): void {
  const take = ({name, next}: Rename): void => {
    if (next) void writeNextName(pane)
    if (name !== item.name) void giveName({item, name, next}, pane)
  }
  startRenaming(item, take, pane)
}

async function writeNextName(pane: Pane): Promise<void> {
  const {active} = useSelection.getState(pane).selection
  await choose(active + 1, 'only', pane)
  const {activeItem, active: now} = useSelection.getState(pane).selection
  if (activeItem && now === active + 1) writeName(activeItem, pane)
}

async function giveName({item, name, next}: Rename, pane: Pane): Promise<void> {
  const job = await perform({of: meantBy([item]), send: (consent) => core.file.rename({target: targetOf(item), name, ...consent})})
  if (job && !next) await chooseNamed(name, pane)
}

/** Makes a folder under a free name in the shown one, and lets its name be written. */
export async function newFolder(): Promise<void> {
  const make: Make = (path) => perform({send: ({dryRun, yes, commit}) => core.file.mkdir({paths: [path], dryRun, yes, commit})})
  await inNewFolder({make}, activePane())
}

/** Opens a terminal in the folder that is shown. */
export async function terminalHere(): Promise<void> {
  const target = shownFolder()
  if (target !== undefined) await attempt(() => core.file.terminal({target}))
}

/** Makes a folder for what is chosen and moves it in. */
export async function gatherChosen(): Promise<void> {
  const pane = activePane()
  const items = await actable(pane)
  const targets = items.map(targetOf)
  const [item] = items
  if (!item) return
  const make: Make = (folder) => perform({send: ({dryRun, yes, commit}) => core.file.gather({targets, folder, dryRun, yes, commit})})
  await inNewFolder({make, otherwise: parentOf(item.path)}, pane)
}

type Make = (path: string) => Promise<unknown>

interface Making {
  readonly make: Make
  /** Where, if no folder is shown. */
  readonly otherwise?: string | undefined
}

async function inNewFolder({make, otherwise}: Making, pane: Pane): Promise<void> {
  const folder = shownFolder(pane) ?? otherwise
  if (folder === undefined) return tell('error', words.noFolder)
  const name = await freeName(folder)
  if (name === undefined || !(await make(joinPath(folder, name)))) return
  const made = shownFolder(pane) === folder ? await chooseNamed(name, pane) : undefined
  if (made) writeName(made, pane)
}

async function freeName(folder: string): Promise<string | undefined> {
  for (let no = 1; no <= MOST_NAMES; no++) {
    const name = no === 1 ? words.newFolderName : `${words.newFolderName} ${no}`
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

import type {Item} from '../../../src-main/contract/file.ts'
import {attempt, tell, tellFailure} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {choose, chooseNamed, shownFolder, startRenaming, targetOf, useSelection} from '../files/index.ts'
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
  if (of.length > 0) await perform({of, send: ({dryRun, yes, commit}, targets) => core.file.duplicate({targets, dryRun, yes, commit})})
}

/** One name is written in its place, many are asked for in a dialog. */
export async function renameChosen(): Promise<void> {
  const items = await actable()
  const [item] = items
  if (items.length > 1) askForNames(items)
  else if (item) writeName(item)
}

function writeName(item: Item): void {
  startRenaming(item, ({name, next}) => {
    if (next) void writeNextName()
    if (name !== item.name) void giveName(item, name, next)
  })
}

async function writeNextName(): Promise<void> {
  const {active} = useSelection.getState().selection
  await choose(active + 1, 'only')
  const {activeItem, active: now} = useSelection.getState().selection
  if (activeItem && now === active + 1) writeName(activeItem)
}

async function giveName(item: Item, name: string, next: boolean): Promise<void> {
  const job = await perform({of: meantBy([item]), send: (consent) => core.file.rename({target: targetOf(item), name, ...consent})})
  if (job && !next) await chooseNamed(name)
}

/** Makes a folder under a free name in the shown one, and lets its name be written. */
export async function newFolder(): Promise<void> {
  await inNewFolder(async (path) => perform({send: ({dryRun, yes, commit}) => core.file.mkdir({paths: [path], dryRun, yes, commit})}))
}

/** Opens a terminal in the folder that is shown. */
export async function terminalHere(): Promise<void> {
  const target = shownFolder()
  if (target !== undefined) await attempt(() => core.file.terminal({target}))
}

/** Makes a folder for what is chosen and moves it in. */
export async function gatherChosen(): Promise<void> {
  const items = await actable()
  const targets = items.map(targetOf)
  const [item] = items
  if (!item) return
  await inNewFolder(
    async (folder) => perform({send: ({dryRun, yes, commit}) => core.file.gather({targets, folder, dryRun, yes, commit})}),
    parentOf(item.path),
  )
}

async function inNewFolder(make: (path: string) => Promise<unknown>, otherwise?: string): Promise<void> {
  const folder = shownFolder() ?? otherwise
  if (folder === undefined) return tell('error', words.noFolder)
  const name = await freeName(folder)
  if (name === undefined || !(await make(joinPath(folder, name)))) return
  const made = shownFolder() === folder ? await chooseNamed(name) : undefined
  if (made) writeName(made)
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

import type {Item} from '../../../src-main/contract/file.ts'
import {core} from '../../core/client.ts'
import {chooseNamed, shownFolder} from '../files/index.ts'
import {joinPath, nameOf, parentOf} from '../places/index.ts'
import {activePane} from '../../core/pane.ts'
import {actable} from './chosen.ts'
import {meantBy} from './meant.ts'
import {perform} from './perform-act.ts'

/** Whether a name is one of archives that can be unpacked. */
export const isArchive = ({name}: Pick<Item, 'name'>): boolean => /\.(zip|cbz|jar|tar|gz|tgz)$/i.test(name)

/** Unpacks what is chosen, into a folder or where it lies. */
export async function extractChosen(to?: string): Promise<void> {
  const of = meantBy(await actable())
  if (of.length > 0)
    await perform({of, weighs: true, send: (consent, archives) => core.file.extract({archives, ...(to !== undefined && {to}), ...consent})})
}

/** Makes an archive of what is chosen, beside it. */
export async function compressChosen(name: string): Promise<void> {
  const pane = activePane()
  const items = await actable(pane)
  const folder = items[0] && (shownFolder(pane) ?? parentOf(items[0].path))
  if (folder === undefined) return
  const to = joinPath(folder, name)
  const job = await perform({
    of: meantBy(items),
    weighs: true,
    send: ({dryRun, yes, commit}, sources) => core.file.compress({sources, to, dryRun, yes, commit}),
  })
  if (job && shownFolder(pane) === folder) await chooseNamed(nameOf(to), pane)
}

import type {ErrorCode} from '../../src-main/contract/errors.ts'
import {core} from '../core/client.ts'
import type {Pane} from '../core/pane.ts'
import {type Rows, useFiles} from '../features/files/index.ts'
import {followMove, here, knowFolder} from '../features/places/index.ts'

/** Goes along with folders that others move or rename: one that is shown at once, another one when somebody comes back to it. The answer ends it. */
export function followMoves(): () => void {
  return useFiles.subscribe((now, before, pane) => {
    if (now.rows && before.rows) goAlong(before.rows, now.rows, pane)
    const folder = now.wish?.source.folder
    if (folder === undefined) return
    if (now.rows?.folder?.id !== undefined && now.rows.wish === now.wish) knowFolder({folder, id: now.rows.folder.id}, pane)
    if (before.phase !== 'failed' && now.failure && missing.has(now.failure.code)) void findAgain(folder, pane)
  })
}

function goAlong(before: Rows, now: Rows, pane: Pane): void {
  const [from, to] = [before.folder, now.folder]
  if (from && to && now.view === before.view && from.path !== to.path) followMove(from, to, pane)
}

const missing: ReadonlySet<ErrorCode> = new Set(['PathNotFound', 'NotFound'])

/** Leads to where a folder is now that is not where it was when one was in it. */
async function findAgain(folder: string, pane: Pane): Promise<void> {
  const {id, place} = here(pane)
  if (id === undefined || place.folder !== folder) return
  const answer = await core.file.info({targets: [id]}).catch(() => undefined)
  if (!answer || answer.item.kind !== 'dir' || answer.item.path === folder || here(pane).place.folder !== folder) return
  followMove({path: folder, uri: folder}, answer.item, pane)
}
